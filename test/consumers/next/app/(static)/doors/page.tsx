import * as front from 'fluxconsent'
import * as browser from 'fluxconsent/browser'
import * as core from 'fluxconsent/core'
import * as embeds from 'fluxconsent/embeds'
import * as english from 'fluxconsent/locales/en'
import * as preferences from 'fluxconsent/preferences'
import * as services from 'fluxconsent/services'
import * as ui from 'fluxconsent/ui'
import type { ReactNode } from 'react'

const doors = [front, browser, core, embeds, english, preferences, services, ui]

// A server component that goes through every door.
export default function DoorsPage(): ReactNode {
  return <main>{doors.filter((door) => Object.keys(door).length > 0).length} doors</main>
}

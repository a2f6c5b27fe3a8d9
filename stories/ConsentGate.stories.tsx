import { ConsentGate, type Gate } from 'fluxconsent'
import type { ComponentType, ReactNode } from 'react'
import { expect, userEvent, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Gates/ConsentGate',
  component: ConsentGate,
  parameters: { docs: { story: { inline: false, height: '360px' } } },
})

type Load = () => Promise<{ readonly default: ComponentType }>

interface GatedPageProps extends StoryPageProps {
  readonly load: Load
}

const Statistics = (): ReactNode => <p>Here the statistics would be.</p>
const CONTENT = 'Here the statistics would be.'

const closed = ({ allowOnce }: Gate): ReactNode => (
  <p>
    Statistics stay away until you allow them.{' '}
    <button type="button" onClick={(event) => allowOnce({ event: event.nativeEvent })}>
      Show them once
    </button>
  </p>
)
const failed = ({ retry }: Gate): ReactNode => (
  <p role="alert">
    The statistics did not come.{' '}
    <button type="button" onClick={retry}>
      Try again
    </button>
  </p>
)

/** A page with a gate whose content is a chunk of its own. */
function GatedPage({ load, ...page }: GatedPageProps): ReactNode {
  return (
    <StoryPage
      {...page}
      content={
        <ConsentGate
          service="statistics"
          load={load}
          fallback={closed}
          loading={<output>The statistics are on their way.</output>}
          error={failed}
        />
      }
    />
  )
}

const comes: Load = () => Promise.resolve({ default: Statistics })

/**
 * All that a gate takes: what has to be allowed, what to load then, and the app's own stand-ins for before, meanwhile and
 * for a failure. It is closed: the chunk is not even asked for.
 */
export const Anatomy = meta.story({
  render: () => <GatedPage load={comes} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Show them once' })).toBeVisible()
    await expect(canvas.queryByText(CONTENT)).toBeNull()
  },
})

/** Opened by the person, for this gate and this page alone. */
export const AllowedOnce = meta.story({
  render: () => <GatedPage load={comes} />,
  play: async ({ canvas }) => {
    const once = await canvas.findByRole('button', { name: 'Show them once' })
    once.focus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText(CONTENT)).toBeVisible()
  },
})

/** Granted, and the chunk is on its way. */
export const Loading = meta.story({
  render: () => (
    <GatedPage
      load={() => new Promise<never>(() => undefined)}
      before={({ actions }) => actions.grantAlways('statistics')}
    />
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toHaveTextContent('The statistics are on their way.')
  },
})

/** The chunk is blocked: the page goes on, and the person can try again. */
export const Failed = meta.story({
  render: () => (
    <GatedPage
      load={() => Promise.reject(new Error('This chunk is blocked.'))}
      before={({ actions }) => actions.grantAlways('statistics')}
      onError={() => undefined}
    />
  ),
  play: async ({ canvas }) => {
    const alert = await canvas.findByRole('alert')
    await expect(alert).toHaveTextContent('The statistics did not come.')
  },
})

/** The second try succeeds. */
export const TriedAgain = meta.story({
  render: () => {
    let tries = 0
    const comesLater: Load = () => {
      tries += 1
      return tries > 1 ? comes() : Promise.reject(new Error('This chunk is blocked.'))
    }
    return (
      <GatedPage
        load={comesLater}
        before={({ actions }) => actions.grantAlways('statistics')}
        onError={() => undefined}
      />
    )
  },
  play: async ({ canvas }) => {
    const again = await canvas.findByRole('button', { name: 'Try again' })
    again.focus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText(CONTENT)).toBeVisible()
    await waitFor(() => expect(canvas.queryByRole('alert')).toBeNull())
  },
})

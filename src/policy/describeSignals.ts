import { formatMessage } from '../core/index.js'
import type { PolicyItem, PolicySection } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { serviceLabel } from './serviceLabel.js'
import { fact, listOf, section } from './writeText.js'

const GPC = 'Global Privacy Control (GPC)'

/** What a signal is called. */
export function signalName(signal: string, dnt: string): string {
  if (signal === 'gpc') return GPC
  return signal === 'dnt' ? dnt : signal
}

/** Which signals count here, taken from what the config reads, and for which services. */
export function describeSignals({ config, texts }: PolicySource): readonly PolicySection[] {
  const { policy, tag } = texts
  const { gpc, honoured, noDnt, dnt } = policy.signals
  const adapters = config.signals ?? []
  const read: readonly PolicyItem[] = adapters.map(({ name }) => ({
    key: name,
    text: [formatMessage(honoured, { signal: signalName(name, dnt) })],
  }))
  const items: readonly PolicyItem[] = [
    { key: 'gpc', text: [gpc] },
    ...(adapters.some(({ name }) => name === 'dnt') ? [] : [{ key: 'dnt', text: [noDnt] }]),
    ...read,
  ]
  const concerned = config.services.filter(({ sharing = 'none' }) => sharing !== 'none')
  return section('policy-signals', policy.sections.signals, [
    { kind: 'list', ordered: false, items },
    {
      kind: 'facts',
      facts: fact(
        'services',
        policy.facts.services,
        listOf(
          concerned.map((service) => serviceLabel(service, texts)),
          tag,
        ),
      ),
    },
  ])
}

import type { PolicyVersion } from '../core/index.js'
import { localText } from '../core/views.js'
import { formatDate } from './formatDate.js'
import { linkTo } from './linkTo.js'
import type { PolicyRow, PolicySection } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { paragraph, section } from './writeText.js'

/** This version and the former ones: when, what changed, and how to tell a copy to be the text of that time. */
export function describeVersions({ config, texts }: PolicySource): readonly PolicySection[] {
  const { policy, tag } = texts
  const { facts, contact } = policy
  const { history = [], ...current } = config.policy
  const isHashed = [current, ...history].some(({ hash }) => hash !== undefined)
  const row = ({ version, updated, changes, url, hash }: PolicyVersion, suffix = ''): PolicyRow => ({
    key: version,
    cells: [
      [linkTo(version, url), ...(suffix ? [suffix] : [])],
      [formatDate(updated, tag)],
      [changes ? localText(changes, tag) : '–'],
      ...(isHashed ? [[hash ?? '–']] : []),
    ],
  })
  return section('policy-versions', policy.sections.versions, [
    paragraph(contact.updates),
    {
      kind: 'table',
      caption: policy.sections.versions,
      columns: [
        { key: 'version', name: facts.version },
        { key: 'date', name: facts.date },
        { key: 'changes', name: facts.changes },
        ...(isHashed ? [{ key: 'hash', name: facts.hash }] : []),
      ],
      rows: [row(current, ` (${contact.current})`), ...history.map((former) => row(former))],
    },
  ])
}

/** What the site adds in its own words. */
export function describeNotes({ config, texts }: PolicySource): readonly PolicySection[] {
  const { policy, tag } = texts
  const notes = config.policy.notes ?? []
  return section(
    'policy-notes',
    policy.sections.notes,
    [],
    notes.flatMap(({ title, text }, index) =>
      section(`policy-notes-${index}`, localText(title, tag), [paragraph(localText(text, tag))]),
    ),
  )
}

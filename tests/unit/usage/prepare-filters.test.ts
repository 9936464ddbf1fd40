import { describe, expect, it } from 'vitest'
import type { KeyRow } from '@/lib/keys/schema'
import { prepareFilterChips } from '@/lib/usage/prepare-filter-chips'
import { prepareFilters } from '@/lib/usage/prepare-filters'
import { OTHER_ID, type UsageAnswer, type UsageQuery } from '@/lib/usage/schema'

const view = (own: Partial<UsageQuery>): UsageQuery => ({
  range: '30d',
  zone: 'UTC',
  group: 'model',
  measure: 'tokens',
  top: 8,
  ...own,
})

const answerOf = (...ids: string[]) =>
  ({ groups: ids.map((id) => ({ id, label: id, members: 0 })) }) as unknown as UsageAnswer

const key = (keyId: string, name: string, project: KeyRow['project']): KeyRow => ({
  keyId,
  name,
  hint: `ifm_…${keyId.slice(-2)}`,
  project,
  scopes: ['inference'],
  createdAt: '2026-11-01T00:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
})

const KEYS = [
  key('key_1a', 'web', { id: 'prj_2', name: 'studio' }),
  key('key_1b', 'web', { id: 'prj_2', name: 'studio' }),
  key('key_1c', 'job', { id: 'prj_1', name: 'default' }),
]

const names = { models: answerOf('m1', OTHER_ID), statuses: answerOf('503', '200'), keys: KEYS }

const optionsOf = (given: Partial<UsageQuery>, name: string) =>
  prepareFilters(view(given), names).find((group) => group.name === name)?.options

describe('prepareFilters', () => {
  it('offers each project once, keys of one name apart, and usage without a key', () => {
    expect(optionsOf({}, 'projects')).toEqual([
      { value: 'prj_1', label: 'default' },
      { value: 'prj_2', label: 'studio' },
    ])
    expect(optionsOf({}, 'keys')?.map(({ label }) => label)).toEqual([
      'web (ifm_…1a)',
      'web (ifm_…1b)',
      'job (ifm_…1c)',
      '(no key)',
    ])
  })

  it('offers no Other, and statuses in order', () => {
    expect(optionsOf({}, 'models')).toEqual([{ value: 'm1', label: 'm1' }])
    expect(optionsOf({}, 'statuses')?.map(({ value }) => value)).toEqual(['200', '503'])
  })

  it('offers what is chosen even where nothing is known of it, so that it can be taken back', () => {
    expect(optionsOf({ models: ['gone'] }, 'models')?.at(-1)).toEqual({ value: 'gone', label: 'gone' })
  })
})

describe('prepareFilterChips', () => {
  it('names what a view is narrowed to', () => {
    const given = view({ models: ['m1'], keys: ['key_1c', 'none'], kinds: ['image'] })
    expect(prepareFilterChips(given, prepareFilters(given, names)).map(({ text }) => text)).toEqual([
      'Model: m1',
      'Key: job (ifm_…1c)',
      'Key: (no key)',
      'Kind: image',
    ])
    expect(prepareFilterChips(view({}), prepareFilters(view({}), names))).toEqual([])
  })
})

import type { CodeSample } from '@/components/ui/code-block'

/** The costs of a month as CSV. `firstDay` and `endDay` are dates; the end is not part of it. */
export function exportSample(address: string, key: string, [firstDay, endDay]: [string, string]): CodeSample {
  const lines = [
    `curl -G ${address}/v1/exports/billing.csv`,
    `-H "Authorization: Bearer ${key}"`,
    `-d start=${firstDay} -d end=${endDay}`,
  ]
  return { id: 'export', label: 'Export costs', code: lines.join(' \\\n  ') }
}

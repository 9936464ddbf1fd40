import type { CodeSample } from '@/components/ui/code-block'

/** Ready to paste into a shell: a request that a source reports, at the time of pasting. */
export function eventSample(address: string, secret: string, keyId?: string): CodeSample {
  const fields = [
    `"id":"first-'$(date +%s)'"`,
    `"time":'$(date +%s)'`,
    ...(keyId ? [`"key":"${keyId}"`] : []),
    '"model":"meta-llama/Llama-3.3-70B-Instruct"',
    '"status":200',
    '"prompt_tokens":120',
    '"completion_tokens":48',
  ]
  const lines = [
    `curl ${address}/v1/events`,
    `-H "Authorization: Bearer ${secret}"`,
    '-H "Content-Type: application/json"',
    `-d '{${fields.join(',\n       ')}}'`,
  ]
  return { id: 'event', label: 'Log a request', code: lines.join(' \\\n  ') }
}

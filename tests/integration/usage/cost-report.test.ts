import { describe, expect, it } from 'vitest'
import { formatUsd, parseUsd } from '@/lib/money/picos'
import { record } from '@/tests/integration/usage/recorded-events'
import {
  allPages,
  busyAccount,
  FROM,
  image,
  now,
  raw,
  serveReports,
  sums,
  TO,
  text,
  usageOf,
} from '@/tests/integration/usage/served-reports'
import { makeAccount } from '@/tests/support/make-account'

serveReports()

describe('the costs report, read by the OpenAI SDK', () => {
  it('adds up to the cost on the pages to the pico, however it is grouped', async () => {
    const { account } = await busyAccount()
    const { costPicos } = await sums(account)
    for (const group_by of [
      [],
      ['line_item'],
      ['project_id', 'api_key_id'],
      ['line_item', 'project_id'],
    ] as 'line_item'[][]) {
      const query = { start_time: FROM, end_time: TO, limit: 2, group_by }
      const data = await allPages((page) => usageOf(account).costs({ ...query, ...page }))
      const amounts = data.flatMap(({ results }) =>
        results.map(
          (each) => (each as unknown as { amount: { value: number; x_value_exact: string } }).amount,
        ),
      )
      const exact = amounts.reduce((sum, amount) => sum + (parseUsd(amount.x_value_exact) ?? 0n), 0n)
      expect(exact).toBe(BigInt(costPicos))
      for (const { value, x_value_exact } of amounts) expect(value).toBe(Number(x_value_exact))
    }
  })

  it('writes the amount digit by digit, and names line items by model and meter', async () => {
    const account = await makeAccount()
    const time = '2026-11-24T09:00:00Z'
    await record(
      account,
      [
        { ...text, id: 'a', time, prompt_tokens: 1, cached_tokens: 0, completion_tokens: 0 },
        { ...image, id: 'b', time, images: 1 },
      ],
      now,
    )
    const { costPicos } = await sums(account)
    const plain = await raw(account, `costs?start_time=${TO - 86_400}&end_time=${TO}`)
    expect(plain.text).toContain(`"amount":{"value":${formatUsd(BigInt(costPicos))},"currency":"usd"`)
    const items = await usageOf(account).costs({
      start_time: TO - 86_400,
      end_time: TO,
      group_by: ['line_item'],
    })
    expect(items.data[0]?.results).toMatchObject([
      {
        object: 'organization.costs.result',
        line_item: 'SDXL-turbo, images',
        project_id: null,
        api_key_id: null,
      },
      { line_item: 'openai/gpt-oss-120b, input tokens' },
    ])
  })
})

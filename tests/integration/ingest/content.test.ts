import fs from 'node:fs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { log } from '@/lib/log'
import { startDataPlane } from '@/tests/support/data-plane'
import { findInTables } from '@/tests/support/find-in-tables'
import { makeAccount } from '@/tests/support/make-account'
import { TEXT_MODEL, textRow } from '@/tests/support/text-row'

const MARKER = 'MARKER-c0ffee'
/** As it would stand in a prompt: no name, id or number looks like it. */
const CONTENT = `${MARKER} <what was said>`
const NOW_S = Math.floor(Date.now() / 1000)

const writes = vi.spyOn(fs, 'writeSync')
let plane: Awaited<ReturnType<typeof startDataPlane>>

beforeAll(async () => {
  log.level = 'trace'
  plane = await startDataPlane()
})
afterAll(() => {
  plane.stop()
  writes.mockRestore()
})

const all = (names: readonly string[], value: unknown = CONTENT) =>
  Object.fromEntries(names.map((name) => [name, value]))

const { id: _, time: __, ...DATA } = textRow('x')
const CLOUDEVENT = { specversion: '1.0', id: 'ce', source: '/s', type: 't', time: new Date().toISOString() }

function cloudevents(): unknown[] {
  const said = all(['prompt', 'messages', 'response', 'usage_note', MARKER])
  const taken = {
    ...{ ...CLOUDEVENT, id: CONTENT, source: CONTENT, type: CONTENT },
    ...{ dataschema: CONTENT, datacontenttype: CONTENT, extension: CONTENT },
    data: { ...DATA, ...said },
  }
  const refused = ['id', 'specversion', 'time', 'subject', 'data', 'data_base64'].map((field) => ({
    ...{ ...CLOUDEVENT, id: `ce-${field}`, [field]: field === 'id' ? { [MARKER]: CONTENT } : CONTENT },
    ...(field === 'data' || field === 'data_base64' ? {} : { data: { ...DATA, id: CONTENT } }),
  }))
  return [taken, ...refused, { ...CLOUDEVENT, data: { ...DATA, model: CONTENT } }]
}

function litellm(): unknown[] {
  const row = {
    ...{ id: 'll', status: 'success', prompt_tokens: 1, completion_tokens: 1, model: TEXT_MODEL },
    ...{ startTime: NOW_S, endTime: NOW_S + 1 },
  }
  const denied = [
    ...['messages', 'response', 'error_str', 'model_parameters', 'request_tags', 'proxy_server_request'],
    ...['vector_store_request_metadata', 'end_user', 'hidden_params', 'guardrail_information', MARKER],
  ]
  const metadata = {
    ...all([
      'requester_metadata',
      'vector_store_request_metadata',
      'user_api_key_alias',
      'user_api_key_hash',
    ]),
    mcp_tool_call_metadata: { arguments: { text: CONTENT } },
  }
  const error_information = { error_code: CONTENT, ...all(['error_message', 'traceback', 'error_class']) }
  const taken = [
    {
      ...row,
      ...all(denied),
      metadata,
      call_type: CONTENT,
      requester_ip_address: CONTENT,
      response_cost: CONTENT,
    },
    {
      ...row,
      ...all(denied, { text: [CONTENT] }),
      id: `${CONTENT} twice`,
      status: 'failure',
      error_information,
    },
  ]
  const refused = ['id', 'status', 'startTime', 'endTime', 'model', 'prompt_tokens', 'stream']
  return [...taken, ...refused.map((field) => ({ ...row, [field]: field === 'id' ? [CONTENT] : CONTENT }))]
}

const DENIED_ATTRIBUTES = [
  ...['gen_ai.input.messages', 'gen_ai.output.messages', 'gen_ai.system_instructions', 'gen_ai.prompt'],
  ...[
    'gen_ai.tool.call.arguments',
    'gen_ai.tool.call.result',
    'gen_ai.tool.definitions',
    'gen_ai.completion',
  ],
  ...['gen_ai.retrieval.query.text', 'gen_ai.retrieval.documents', 'gen_ai.memory.records', MARKER],
]

function traces(): unknown {
  const list = (attributes: Record<string, unknown>) =>
    Object.entries(attributes).map(([key, value]) => ({
      key,
      value: { stringValue: value, kvlistValue: value },
    }))
  const call = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': TEXT_MODEL }
  const span = (more: Record<string, unknown>, id: number) => ({
    traceId: '5b8efff798038103d269b633813fc60c',
    spanId: String(id).padStart(16, '0'),
    ...{ startTimeUnixNano: `${NOW_S}000000000`, name: CONTENT, traceState: CONTENT },
    ...{ status: { code: 2, message: CONTENT }, links: [{ attributes: list(all([MARKER])) }] },
    events: [{ name: CONTENT, attributes: list(all(DENIED_ATTRIBUTES)) }],
    attributes: list({ ...call, ...all(DENIED_ATTRIBUTES), ...more }),
  })
  const odd = ['gen_ai.response.id', 'gen_ai.request.id', 'gen_ai.usage.input_tokens', 'gen_ai.request.model']
  const more = ['error.type', 'gen_ai.operation.name', 'inferometer.account_id', 'gen_ai.latency.e2e']
  const spans = [span({}, 1), ...[...odd, ...more].map((name, index) => span({ [name]: CONTENT }, index + 2))]
  const scope = { name: CONTENT, attributes: list(all([MARKER])) }
  return {
    resourceSpans: [
      {
        resource: { attributes: list(all(['service.name'])) },
        scopeSpans: [{ scope, spans: [...spans, CONTENT] }],
      },
    ],
  }
}

it('what was said to a model and by it is nowhere: not in answers, not in tables, not in logs', async () => {
  const { source } = await makeAccount()
  const post = async (path: string, contentType: string, body: string) => {
    const headers = {
      authorization: `Bearer ${source.secret}`,
      'content-type': contentType,
      'x-note': CONTENT,
    }
    return (await plane.post(`${path}?note=${encodeURIComponent(CONTENT)}`, body, headers)).text
  }
  const batch = 'application/cloudevents-batch+json'
  const json = 'application/json'
  const answers = [
    await post('/v1/events', batch, JSON.stringify(cloudevents())),
    await post('/v1/litellm', json, JSON.stringify(litellm())),
    await post('/v1/traces', json, JSON.stringify(traces())),
  ]
  expect(JSON.parse(answers[0] ?? '')).toMatchObject({ accepted: 1, rejected: 7 })
  expect(JSON.parse(answers[1] ?? '')).toMatchObject({ accepted: 2, rejected: 7 })
  expect(JSON.parse(answers[2] ?? '').partialSuccess.rejectedSpans).toBe('5')
  for (const path of ['/v1/events', '/v1/litellm', '/v1/traces']) {
    answers.push(await post(path, path === '/v1/events' ? batch : json, `{"${CONTENT}`))
    answers.push(await post(path, `${json}+${MARKER}`, `["${CONTENT}"]`))
  }
  log.error('a line of the log')
  const logged = writes.mock.calls.map(([, text]) => String(text)).join('')
  expect(logged).toContain('a line of the log')
  expect(logged).not.toContain(MARKER)
  for (const answer of answers) expect(answer).not.toContain(MARKER)
  expect(await findInTables(MARKER)).toEqual([])
})

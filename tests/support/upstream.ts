import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an upstream that speaks OpenAI's protocol is told to do, by the first word of the prompt. */
export type Behaviour = 'answer' | 'no-usage' | 'cut' | 'hang' | 'fail' | 'refuse-us' | 'slow'

export type Seen = { path: string; headers: IncomingMessage['headers']; body: string }

const USAGE = { prompt_tokens: 12, completion_tokens: 7, total_tokens: 19 }
const HEAD = { id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'm' }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'theirs' })
  response.end(JSON.stringify(body))
}

type ChatBody = {
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  messages?: { content: string }[]
}

type Held = (() => void)[]

/** Streams a short answer; what it says last it says when it is let go, if it is to be slow. */
function stream(response: ServerResponse, body: ChatBody, behaviour: Behaviour, held: Held): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (chunk: object | string) =>
    response.write(`data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`)
  const word = (content: string) => send({ ...HEAD, choices: [{ index: 0, delta: { content } }] })
  word('Hello')
  const finish = () => {
    if (behaviour === 'cut') {
      // Not before the head is out: an upstream that never answered is another case.
      response.write(': cut\n\n', () => response.destroy())
      return
    }
    word(' there')
    const tellsUsage = body.stream_options?.include_usage && behaviour !== 'no-usage'
    if (tellsUsage) send({ ...HEAD, choices: [], usage: USAGE })
    send('[DONE]')
    response.end()
  }
  if (behaviour === 'slow') held.push(finish)
  else finish()
}

/** A server on loopback that speaks the provider's API, counts what it gave, and can misbehave. */
export async function startUpstream() {
  const seen: Seen[] = []
  /** Held open until `release` is called. */
  const held: Held = []
  let served = { requests: 0, promptTokens: 0, completionTokens: 0 }

  function chat(response: ServerResponse, body: ChatBody) {
    const behaviour = (body.messages?.[0]?.content.split(' ')[0] ?? 'answer') as Behaviour
    if (behaviour === 'hang') return held.push(() => response.destroy())
    if (behaviour === 'fail') return json(response, 503, { error: { code: 'overloaded', message: 'busy' } })
    if (behaviour === 'refuse-us') return json(response, 401, { error: { message: 'who are you' } })
    if (behaviour !== 'cut') {
      served.requests++
      served.promptTokens += USAGE.prompt_tokens
      served.completionTokens += USAGE.completion_tokens
    }
    if (body.stream) return stream(response, body, behaviour, held)
    const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hello' } }]
    return json(response, 200, { ...HEAD, choices, ...(behaviour === 'no-usage' ? {} : { usage: USAGE }) })
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const path = request.url ?? ''
    seen.push({ path, headers: request.headers, body })
    if (path === '/v1/models')
      return json(response, 200, { object: 'list', data: [{ id: 'm', object: 'model' }] })
    if (path === '/v1/chat/completions') return chat(response, JSON.parse(body))
    if (path === '/v1/image/generation') return json(response, 200, { images: [{ image: 'aGk=' }] })
    if (path === '/v1/audio/generation') return json(response, 200, { audio: 'aGk=', usage: 999 })
    json(response, 404, { error: { message: 'no such path' } })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    served: () => served,
    forget: () => {
      seen.length = 0
      served = { requests: 0, promptTokens: 0, completionTokens: 0 }
    },
    release: () => {
      for (const go of held.splice(0)) go()
    },
    isHolding: () => held.length > 0,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

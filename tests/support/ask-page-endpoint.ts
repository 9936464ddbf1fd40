import { publicUrl } from '@/lib/env'

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

/** Asks an endpoint of the pages as a browser with this Cookie header would. */
export async function askPageEndpoint<P>(
  handler: Handler<P>,
  { method = 'GET', cookie, params, body }: { method?: string; cookie: string; params: P; body?: unknown },
): Promise<{ status: number; body: unknown }> {
  const request = new Request(publicUrl(), {
    method,
    headers: { cookie, origin: publicUrl() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await handler(request, { params: Promise.resolve(params) })
  return { status: response.status, body: await response.json() }
}

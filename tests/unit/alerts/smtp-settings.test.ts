import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

/** Settings are read once a process; each case reads them anew. */
async function parsed(url: string) {
  process.env.SMTP_URL = url
  vi.resetModules()
  return (await import('@/lib/alerts/smtp-settings')).smtpSettings()
}

beforeEach(() => {
  process.env.DATABASE_URL = 'postgresql://nowhere.example/none'
  process.env.NEXTAUTH_URL = 'https://usage.example.com'
})
afterEach(() => {
  for (const name of ['SMTP_URL', 'DATABASE_URL', 'NEXTAUTH_URL']) delete process.env[name]
})

describe('SMTP_URL', () => {
  test('names server, sign-in and sender', async () => {
    expect(await parsed('smtps://bills%40example.com:p%3A%2Fw@mail.example.com')).toEqual({
      host: 'mail.example.com',
      port: 465,
      isSecure: true,
      needsTls: false,
      auth: { user: 'bills@example.com', pass: 'p:/w' },
      from: 'Inferometer <bills@example.com>',
    })
    expect(await parsed('smtp://mail.example.com:2525/?from=a@example.com')).toMatchObject({
      port: 2525,
      isSecure: false,
      needsTls: false,
      auth: null,
      from: 'a@example.com',
    })
    expect(await parsed('smtp://mail.example.com')).toMatchObject({
      port: 587,
      from: 'Inferometer <inferometer@usage.example.com>',
    })
  })

  test('a password goes in the clear to this machine only', async () => {
    expect((await parsed('smtp://a:b@mail.example.com'))?.needsTls).toBe(true)
    expect((await parsed('smtp://a:b@127.0.0.1.example.com'))?.needsTls).toBe(true)
    expect((await parsed('smtp://a:b@127.0.0.1'))?.needsTls).toBe(false)
    expect((await parsed('smtp://a:b@[::1]'))?.needsTls).toBe(false)
  })

  test.each([
    'mail.example.com',
    'http://mail.example.com',
    'smtp://',
    'smtp://h/path',
    'smtp://u:s3cret@h/?form=a@b.example',
    'smtp://u:s3cret@h/?from=nobody',
    'smtp://u:s3cret%zz@h',
    'smtp://h/?from=a%0D%0ABcc:%20x@b.example',
  ])('%s is refused, without repeating it', async (url) => {
    const refusal = await parsed(url).catch((error: Error) => error)
    expect(refusal).toMatchObject({ message: expect.stringContaining('Bad setting SMTP_URL') })
    expect(String(refusal)).not.toContain('s3cret')
  })
})

test('the page of a mail says what its text says, and nothing in it is taken for markup', async () => {
  const { mailHtml } = await import('@/lib/alerts/mail-html')
  const html = mailHtml('Hi <script>\nyou & me\n\nhttps://example.com/?a=1&b="2"')
  expect(html).toContain('<p>Hi &lt;script&gt;<br>you &amp; me</p>')
  expect(html).toContain('<a href="https://example.com/?a=1&amp;b=&quot;2&quot;">')
})

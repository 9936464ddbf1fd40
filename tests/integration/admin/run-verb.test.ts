import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { getAccount } from '@/lib/accounts/get-account'
import { listProjects } from '@/lib/accounts/list-projects'
import { readSession } from '@/lib/auth/read-session'
import { readBalance } from '@/lib/billing/read-balance'
import { parseId } from '@/lib/db/id'
import { findKeyBySecret } from '@/lib/keys/find-key-by-secret'
import { priceBook } from '@/lib/pricing/price-book'
import { findSourceBySecret } from '@/lib/sources/find-source-by-secret'
import { runVerb } from '@/scripts/admin/run-verb'
import { PASSWORD } from '@/tests/support/make-account'
import { TEXT_MODEL } from '@/tests/support/send-usage'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date('2026-11-24T10:00:00Z')

async function run(...args: string[]): Promise<Record<string, string | boolean>> {
  const { answer, failed } = await runVerb(args, { now })
  expect({ answer, failed }).toMatchObject({ failed: false })
  return answer as Record<string, string | boolean>
}

async function newAccount(...more: string[]) {
  const email = `${randomUUID()}@example.com`
  const answer = await run(
    'account',
    'create',
    '--name',
    'Acme',
    '--email',
    email,
    '--password',
    PASSWORD,
    ...more,
  )
  const account = String(answer.account_id)
  return { email, account, accountId: parseId('acc', account) ?? 0n, answer }
}

describe('the verbs of operators', () => {
  it('make an account whose owner can sign in', async () => {
    const { email, accountId, answer } = await newAccount()
    expect(answer).toEqual({
      account_id: expect.stringMatching(/^acc_\w{11}$/),
      user_id: expect.stringMatching(/^usr_\w{11}$/),
    })
    expect(await getAccount(accountId)).toMatchObject({ name: 'Acme', tierId: 'basic', tierByHand: false })
    expect(await readSession(await signedIn(email))).toMatchObject({ email, isOperator: false })
  })

  it('make it on a tier that stands, and its owner an operator', async () => {
    const { email, account, accountId } = await newAccount('--tier', 'enterprise', '--operator')
    await run('deposit', '--account', account, '--usd', '50.00', '--id', 'first')
    expect(await getAccount(accountId)).toMatchObject({ tierId: 'enterprise', tierByHand: true })
    expect(await readSession(await signedIn(email))).toMatchObject({ email, isOperator: true })
  })

  it('book a deposit once for an id, and with $5.00 the account is Pro', async () => {
    const { account, accountId } = await newAccount('--tier', 'basic')
    const args = ['deposit', '--account', account, '--usd', '5.00', '--id', 'wire-1']
    const first = await run(...args)
    const again = await run(...args)
    expect(first).toEqual({ entry_id: expect.stringMatching(/^ent_\w{11}$/), created: true })
    expect(again).toEqual({ entry_id: first.entry_id, created: false })
    expect((await readBalance(accountId)).paidPicos).toBe(5_000_000_000_000n)
    expect(await getAccount(accountId)).toMatchObject({ tierId: 'pro', tierByHand: false })
  })

  it('set a tier', async () => {
    const { account, accountId } = await newAccount()
    expect(await run('tier', 'set', '--account', account, '--tier', 'pro')).toEqual({
      account_id: account,
      tier: 'pro',
    })
    expect(await getAccount(accountId)).toMatchObject({ tierId: 'pro', tierByHand: true })
  })

  it('make sources of an account and of the platform', async () => {
    const { account, accountId } = await newAccount()
    const own = await run('source', 'create', '--account', account, '--name', 'gateway')
    const platform = await run('source', 'create', '--platform', '--name', 'edge')
    expect(own.source_id).toMatch(/^src_\w{11}$/)
    expect(await findSourceBySecret(String(own.secret))).toMatchObject({ accountId })
    expect(await findSourceBySecret(String(platform.secret))).toMatchObject({ accountId: null })
  })

  it('make keys, in a project by its name, with the scopes asked for', async () => {
    const { account, accountId } = await newAccount()
    const plain = await run('key', 'create', '--account', account)
    const args = ['--project', 'search', '--name', 'ci', '--scopes', 'usage:read']
    const scoped = await run('key', 'create', '--account', account, ...args)
    expect(plain.key_id).toMatch(/^key_\w{11}$/)
    expect(await findKeyBySecret(String(plain.key), { now })).toMatchObject({
      accountId,
      scopes: ['inference', 'usage:read'],
    })
    const found = await findKeyBySecret(String(scoped.key), { now })
    expect(found).toMatchObject({ accountId, scopes: ['usage:read'] })
    const projects = await listProjects(accountId)
    expect(projects.find((project) => project.projectId === found?.projectId)?.name).toBe('search')
  })

  it('set prices for all and for one account, and aliases', async () => {
    const { account, accountId } = await newAccount()
    const model = `test/${randomUUID()}`
    const list = await run('price', 'set', '--model', model, '--kind', 'text', '--usd', '0.40')
    const args = ['--input', '0.10', '--cached', '0.05', '--output', '0.30', '--from', '2026-11-01T00:00:00Z']
    const own = await run('price', 'set', '--model', model, '--kind', 'text', '--account', account, ...args)
    expect([list.price_id, own.price_id]).toEqual(Array(2).fill(expect.stringMatching(/^prc_\w{11}$/)))
    const alias = `alias/${randomUUID()}`
    expect(await run('alias', 'set', '--name', alias, '--model', model)).toEqual({ alias, model })
    await expect.poll(async () => (await priceBook()).canonicalModel(alias), { timeout: 5_000 }).toBe(model)
    const book = await priceBook()
    const timeMs = now.getTime()
    expect(book.find({ accountId, model, kind: 'text', timeMs })?.rate).toEqual({
      kind: 'text',
      inputRatePicos: 100_000n,
      cachedInputRatePicos: 50_000n,
      outputRatePicos: 300_000n,
    })
    expect(book.find({ accountId: 0n, model, kind: 'text', timeMs })?.rate).toMatchObject({
      inputRatePicos: 400_000n,
    })
  })

  it.each([
    [],
    ['nonsense'],
    ['account'],
    ['account', 'create'],
    ['account', 'create', '--name', 'A', '--email', 'no', '--password', PASSWORD],
    ['account', 'create', '--name', 'A', '--email', 'a@b.co', '--password', 'short'],
    ['account', 'create', '--name', 'A', '--email', 'a@b.co', '--password', PASSWORD, '--tier', 'gold'],
    ['source', 'create', '--name', 'neither'],
    ['source', 'create', '--name', 'both', '--platform', '--account', 'acc_00000000001'],
    ['source', 'create', '--name', 'unknown', '--account', 'acc_00000000001'],
    ['key', 'create', '--account', 'nobody'],
    ['key', 'create', '--account', 'acc_00000000001'],
    ['tier', 'set', '--account', 'acc_00000000001', '--tier', 'pro'],
    ['deposit', '--account', 'acc_00000000001', '--usd', '5.00', '--id', 'x'],
    ['deposit', '--account', 'acc_00000000001', '--usd', '5.00'],
    ['deposit', '--account', 'acc_00000000001', '--usd', '5e3', '--id', 'x'],
    ['price', 'set', '--model', TEXT_MODEL, '--kind', 'video', '--usd', '1'],
    ['price', 'set', '--model', TEXT_MODEL, '--kind', 'text', '--usd', '1', '--from', 'yesterday'],
    ['price', 'set', '--model', TEXT_MODEL, '--kind', 'text'],
    ['alias', 'set', '--name', 'x', '--model', 'no/such-model'],
    ['tier', 'set', '--unknown', 'x'],
  ])('refuse it with a reason: %j %j %j %j %j', async (...args) => {
    const { answer, failed } = await runVerb(args, { now })
    expect(failed).toBe(true)
    expect(answer).toEqual({
      error: { code: expect.stringMatching(/^(invalid|\w*not_found)/), message: expect.any(String) },
    })
  })
})

describe('the program', () => {
  const program = (...args: string[]) => promisify(execFile)(process.execPath, ['scripts/run.mjs', ...args])

  it('prints one JSON object, and exits with 1 on an error', async () => {
    const { account } = await newAccount()
    const { stdout } = await program('admin', 'deposit', '--account', account, '--usd', '0.50', '--id', 'cli')
    expect(JSON.parse(stdout)).toMatchObject({ created: true })
    const failure = await program('admin', 'deposit', '--account', account).catch((error) => error)
    expect(failure.code).toBe(1)
    expect(JSON.parse(failure.stdout)).toMatchObject({ error: { code: 'invalid_request' } })
  })

  it('compares everything and says so', async () => {
    const { stdout } = await program('reconcile')
    expect(stdout).toBe('0 differences\n')
    const failure = await program('reconcile', '--account', 'acc_1').catch((error) => error)
    expect(failure.code).toBe(1)
  })
})

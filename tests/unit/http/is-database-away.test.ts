import { expect, it } from 'vitest'
import { isDatabaseAway } from '@/lib/http/error-body'

const coded = (code: string) => Object.assign(new Error('some words'), { code })

const ofPrisma = (code: string, originalCode: string) =>
  Object.assign(coded(code), { meta: { driverAdapterError: { cause: { originalCode } } } })

it.each([
  ['a lost connection', new Error('Connection terminated unexpectedly')],
  [
    'a client whose connection was lost',
    new Error('Client has encountered a connection error and is not queryable'),
  ],
  ['a full pool', new Error('timeout exceeded when trying to connect')],
  ['a server that starts', coded('57P03')],
  ['no server', coded('ECONNREFUSED')],
  ['a full disk', coded('53100')],
  ['a server that starts, told by Prisma', ofPrisma('P2039', '57P03')],
  ['a closed connection, told by Prisma', coded('P1017')],
])('%s means that the database is away', (_, error) => {
  expect(isDatabaseAway(error)).toBe(true)
})

it.each([
  ['a broken rule', coded('23505')],
  ['a broken rule, told by Prisma', ofPrisma('P2002', '23505')],
  ['an error of ours', new Error('cannot read properties of undefined')],
  ['what is no error', 'Connection terminated'],
])('%s does not', (_, error) => {
  expect(isDatabaseAway(error)).toBe(false)
})

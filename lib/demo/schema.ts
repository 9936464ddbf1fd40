/**
 * Who can sign in to the demo. These people exist only where the demo runs, which is only on a loopback
 * address.
 */
export const DEMO_PASSWORD = 'inferometer-demo'

export const DEMO_USERS = [
  { email: 'basic@example.com', name: 'Bea Basic', account: 'Fernweh Notes', tierId: 'basic' },
  { email: 'pro@example.com', name: 'Priya Pro', account: 'Halyard Labs', tierId: 'pro' },
  { email: 'enterprise@example.com', name: 'Enno Prise', account: 'Meridian Health', tierId: 'enterprise' },
] as const

export const DEMO_OPERATOR = { email: 'operator@example.com', name: 'Opal Rator' } as const

export type DemoUser = (typeof DEMO_USERS)[number]
export type DemoTier = DemoUser['tierId']

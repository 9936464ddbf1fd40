import type { Metadata } from 'next'
import { gateOperator } from '@/app/operator/gate-operator'
import { PricesView } from '@/app/operator/prices/prices-view'
import { listPrices } from '@/lib/pricing/list-prices'

export const metadata: Metadata = { title: 'Prices' }

export default async function PricesPage() {
  await gateOperator()
  return <PricesView prices={await listPrices({ now: new Date() })} />
}

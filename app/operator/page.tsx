import { redirect } from 'next/navigation'
import { gateOperator } from '@/app/operator/gate-operator'

export default async function OperatorPage() {
  await gateOperator()
  redirect('/operator/prices')
}

import { redirect } from 'next/navigation'
import { currentSession } from '@/lib/auth/next'

export default async function RootPage() {
  redirect((await currentSession()) ? '/overview' : '/sign-in')
}

'use client'

import { useMutation } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/show-toast'
import { signOutMutation } from '@/lib/auth/query-options'

/** Ends the session, here and for every copy of its cookie, and leaves nothing of it in the page. */
export function SignOutButton() {
  const signOut = useMutation({
    ...signOutMutation(),
    onSuccess: () => window.location.assign('/sign-in'),
    onError: () =>
      showToast('You are still signed in: the server could not be reached. Try again.', 'failed'),
  })
  return (
    <Button busy={signOut.isPending || signOut.isSuccess} onClick={() => signOut.mutate()} className="w-full">
      Sign out
    </Button>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { showToast } from '@/components/ui/show-toast'
import type { PhoneVerified } from '@/lib/billing/phone-schema'
import { billingKey, checkCodeMutation, sendCodeMutation } from '@/lib/billing/query-options'

const OUTCOMES: Record<PhoneVerified['promo'], string> = {
  granted: 'The phone is verified, and $1.00 of promo credit is in the balance.',
  had_before: 'The phone is verified. The account has had its promo credit before.',
  number_used: 'The phone is verified. This number has brought promo credit to another account before.',
}

/** The form's two steps: a number, then the code that was sent to it. Another number begins anew. */
export function usePhoneForm(account: string) {
  const client = useQueryClient()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const send = useMutation({
    ...sendCodeMutation(account),
    onSuccess: (_, sent) => {
      setSentTo(sent.phone)
      setCode('')
    },
  })
  const check = useMutation({
    ...checkCodeMutation(account),
    onSuccess: async ({ promo }) => {
      showToast(OUTCOMES[promo])
      await client.invalidateQueries({ queryKey: billingKey(account) })
    },
  })
  const isWaiting = sentTo !== null && sentTo === phone
  const isBusy = send.isPending || check.isPending
  const sendCode = () => {
    check.reset()
    send.mutate({ phone })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    if (isWaiting) check.mutate({ phone, code })
    else sendCode()
  }
  const error = isWaiting ? (check.error ?? send.error) : send.error
  return { phone, setPhone, code, setCode, isWaiting, isBusy, error, sendCode, submit }
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, useState } from 'react'
import { showToast } from '@/components/ui/show-toast'
import { type TopUpView, topUpSchema } from '@/lib/billing/money-in-schema'
import { billingKey, setTopUpMutation } from '@/lib/billing/query-options'
import { formatUsd } from '@/lib/money/picos'

/** What is typed into the form of automatic top-ups, checked by the rules that the server goes by. */
export function useTopUpForm(account: string, topUp: TopUpView) {
  const client = useQueryClient()
  const [typed, setTyped] = useState({
    belowUsd: formatUsd(BigInt(topUp.belowPicos)),
    amountUsd: formatUsd(BigInt(topUp.amountPicos)),
    timesADay: String(topUp.timesADay),
  })
  const set = useMutation({
    ...setTopUpMutation(account),
    onSuccess: async (_, { enabled }) => {
      showToast(enabled ? 'Automatic top-up is on.' : 'Automatic top-up is off.')
      await client.invalidateQueries({ queryKey: billingKey(account) })
    },
  })
  const usdOf = (text: string) => text.trim().replace(/^\$/, '')
  const wanted = {
    belowUsd: usdOf(typed.belowUsd),
    amountUsd: usdOf(typed.amountUsd),
    timesADay: Number(typed.timesADay),
  }
  const checked = topUpSchema.safeParse({ enabled: true, ...wanted })
  const fieldOf = (name: keyof typeof typed) => ({
    value: typed[name],
    error: checked.error?.issues.find(({ path }) => path[0] === name)?.message,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [name]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (checked.success) set.mutate({ enabled: true, ...wanted })
  }
  const turnOff = () => set.mutate({ enabled: false, ...wanted })
  return { fieldOf, submit, turnOff, isBusy: set.isPending, isValid: checked.success, error: set.error }
}

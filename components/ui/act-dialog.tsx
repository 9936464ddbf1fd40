'use client'

import { type MutationOptions, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { showToast } from '@/components/ui/show-toast'

export type ActDialogProps<Body> = {
  /** What the act is done to, as the mutation takes it; null while the dialog is away. */
  target: Body | null
  title: string
  /** What will happen, and what won't. */
  description: string
  /** The verb on the button, and while it is under way. */
  act: string
  acting: string
  /** What is said once it is done. */
  done: string
  mutation: MutationOptions<object, Error, Body>
  /** What is read again then. */
  listKey: QueryKey
  onClose: () => void
}

/** Asks before something that can't be taken back is done to one row of a list, does it, and says so. */
export function ActDialog<Body>(props: ActDialogProps<Body>) {
  const { target, title, description, act, acting, done, mutation, listKey, onClose } = props
  const client = useQueryClient()
  const running = useMutation({
    ...mutation,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: listKey })
      showToast(done)
      close()
    },
  })
  const close = () => {
    onClose()
    running.reset()
  }
  return (
    <ConfirmDialog
      open={target !== null}
      title={title}
      description={description}
      act={running.isPending ? acting : act}
      busy={running.isPending}
      error={running.error}
      onConfirm={() => target !== null && running.mutate(target)}
      onClose={close}
    />
  )
}

'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { moveRerateMutation, reratesKey } from '@/lib/rating/query-options'
import type { Rerate } from '@/lib/rating/schema'

/** Stops a run that is under way, or lets one go on that stands. */
export function MoveRerate({ run }: { run: Pick<Rerate, 'runId' | 'state' | 'reason'> }) {
  const client = useQueryClient()
  const move = useMutation({
    ...moveRerateMutation(),
    onSettled: () => client.invalidateQueries({ queryKey: reratesKey }),
  })
  if (run.state === 'finished') return null
  const verb = run.state === 'running' ? 'stop' : 'resume'
  return (
    <div className="grid justify-items-end gap-2">
      <Button busy={move.isPending} onClick={() => move.mutate({ runId: run.runId, verb })}>
        {verb === 'stop' ? 'Stop' : 'Resume'}
      </Button>
      <FormError error={move.error} />
    </div>
  )
}

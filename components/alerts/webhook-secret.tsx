'use client'

import { SecretOnce } from '@/components/keys/secret-once'

const TYPESCRIPT = `import { Webhook } from 'standardwebhooks'

// Throws when it is not ours, changed or old.
// body: the bytes as they came, unparsed.
const alert = new Webhook(process.env.WEBHOOK_SECRET)
  .verify(body, request.headers)`

const PYTHON = `from standardwebhooks import Webhook

# Raises when it is not ours, changed or old.
# body: the bytes as they came, unparsed.
alert = Webhook(os.environ["WEBHOOK_SECRET"]).verify(body, headers)`

const SAMPLES = [
  { id: 'typescript', label: 'TypeScript', code: TYPESCRIPT },
  { id: 'python', label: 'Python', code: PYTHON },
] as const

/** The secret of a webhook at the only time it can be seen, and how a receiver checks what it signs. */
export function WebhookSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <SecretOnce
      label="Secret"
      secret={secret}
      kept="no copy of it is kept"
      use="Messages are signed as Standard Webhooks; its libraries check them in one line."
      samples={SAMPLES}
      onDone={onDone}
    />
  )
}

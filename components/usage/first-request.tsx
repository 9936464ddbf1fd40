'use client'

import { LiveStatus } from '@/components/live/live-status'
import { PageHeader } from '@/components/shell/page-header'
import { CodeBlock } from '@/components/ui/code-block'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { prepareFirstRequest } from '@/lib/usage/prepare-first-request'

export type FirstRequestProps = { account: string; serverUrl: string }

/** What a newcomer sees: how to send the first request log; it gives way by itself when one arrives. */
export function FirstRequest({ account, serverUrl }: FirstRequestProps) {
  return (
    <>
      <PageHeader title="Overview">
        <LiveStatus />
      </PageHeader>
      <Panel title="Send your first request log" sentence="This page changes by itself when it arrives.">
        <ol className="grid list-decimal gap-4 px-4 pb-4 pl-9">
          <li>
            <p className="mb-2">Make a key for your program, and a source for whatever logs its requests.</p>
            <LinkButton tone="primary" href={`/a/${account}/keys`}>
              Make a key and a source
            </LinkButton>
          </li>
          <li className="min-w-0">
            <p className="mb-2">
              Put the source’s secret into <code className="font-mono text-xs">SOURCE_SECRET</code> and post a
              row:
            </p>
            <CodeBlock label="Ways to send a request log" samples={prepareFirstRequest(serverUrl)} />
          </li>
          <li>
            <p role="status" className="flex items-center gap-2 text-ink-2">
              <span
                aria-hidden
                className="keep-colour size-[7px] rounded-full bg-accent motion-safe:animate-pulse"
              />
              Waiting for the first request
            </p>
          </li>
        </ol>
      </Panel>
    </>
  )
}

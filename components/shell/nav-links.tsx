'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Tag } from '@/components/ui/tag'

export type NavLinksProps = {
  /** What the links lead through, for those who hear it. */
  label: string
  /** Where the pages stand: `/a/northwind`. */
  base: string
  /** `waiting` counts what someone should look at there. */
  pages: readonly { path: string; label: string; waiting?: number }[]
}

/** The pages of one place, the open one marked. On narrow screens a row that scrolls sideways in itself. */
export function NavLinks({ label, base, pages }: NavLinksProps) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className="max-wide:order-last max-wide:w-full max-wide:overflow-x-auto">
      <ul className="flex gap-0.5 p-px wide:flex-col">
        {pages.map((page) => {
          const href = `${base}/${page.path}`
          const here = pathname === href || pathname.startsWith(`${href}/`)
          return (
            <li key={page.path}>
              <Link
                href={href}
                aria-current={here ? 'page' : undefined}
                className={
                  'block rounded-md px-2 py-[5px] whitespace-nowrap text-ink-2 hover:text-ink ' +
                  'aria-[current]:bg-panel aria-[current]:font-[550] aria-[current]:text-ink ' +
                  'aria-[current]:shadow-[0_0_0_1px_var(--line)]'
                }
              >
                {page.label}
                {page.waiting ? (
                  <>
                    {' '}
                    <Tag tone="warn">
                      {page.waiting}
                      <span className="sr-only"> waiting</span>
                    </Tag>
                  </>
                ) : null}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { joinClasses } from '@/components/ui/join-classes'

export type Option<Value extends string> = { value: Value; label: string }

export type SelectProps<Value extends string> = {
  label: string
  /** With `shown` the label stands above; else it is there for those who hear it. */
  labelShown?: boolean
  value: Value
  options: readonly Option<Value>[]
  onChange: (value: Value) => void
  className?: string
}

/**
 * The browser's own select in the product's dress: it works by touch, by keyboard and in every assistive
 * tool.
 */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, labelShown = false, value, options, onChange, className } = props
  const id = useId()
  return (
    <div className={joinClasses('grid min-w-0 gap-1', className)}>
      <label htmlFor={id} className={labelShown ? 'text-xs font-medium text-ink-2' : 'sr-only'}>
        {label}
      </label>
      <div className="relative min-w-0">
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen) onChange(chosen.value)
          }}
          className={
            'field-sizing-content min-h-[30px] w-full max-w-56 appearance-none truncate ' +
            'rounded-md border border-line-strong bg-panel py-1 pr-7 pl-2.5 hover:bg-sunken'
          }
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          size={14}
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink-2"
        />
      </div>
    </div>
  )
}

import { useId } from 'react'
import { controlClasses } from '@/components/ui/control-classes'

export type RateFieldProps = {
  label: string
  name: string
  /** What the figure is of: `USD per 1M tokens`. */
  unit: string
  required?: boolean
  placeholder?: string
  hint?: string
}

/** A figure of a rate with its unit beside it, so that nobody has to guess which one is meant. */
export function RateField({ label, name, unit, required = false, placeholder, hint }: RateFieldProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-2">
        {label}
      </label>
      <div className="flex flex-wrap items-center gap-x-2">
        <input
          id={id}
          name={name}
          required={required}
          placeholder={placeholder}
          inputMode="decimal"
          autoComplete="off"
          pattern="\d+(\.\d+)?"
          title="A decimal number such as 0.40"
          maxLength={40}
          aria-describedby={`${id}-unit`}
          className={`${controlClasses} w-32 text-right`}
        />
        <span id={`${id}-unit`} className="text-ink-2">
          {unit}
        </span>
      </div>
      {hint ? <p className="text-xs text-ink-2">{hint}</p> : null}
    </div>
  )
}

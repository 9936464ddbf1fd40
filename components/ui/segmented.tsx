import { useId } from 'react'
import type { Option } from '@/components/ui/select'

export type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  options: readonly Option<Value>[]
  onChange: (value: Value) => void
}

/** A choice of few, side by side: radio buttons underneath, so arrow keys move it. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className="inline-flex w-fit max-w-full flex-wrap rounded-md border border-line-strong">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="relative border-r border-line last:border-r-0">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="peer absolute inset-0 appearance-none rounded-[5px]"
          />
          <span
            className={
              'block rounded-[5px] bg-panel px-2.5 py-1 text-ink hover:bg-sunken ' +
              'peer-checked:bg-accent-soft peer-checked:font-[550] peer-checked:text-accent'
            }
          >
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

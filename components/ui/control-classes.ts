/** The look of what can be typed into or chosen from. */
export const controlClasses =
  'min-h-[30px] min-w-0 rounded-md border border-control bg-panel px-2 py-1 text-ink ' +
  'placeholder:text-ink-3 aria-invalid:border-bad disabled:opacity-60'

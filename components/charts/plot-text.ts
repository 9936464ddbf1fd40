/** How the words at an axis look. */
export const TICK = { fontSize: 11, fill: 'var(--ink-3)' } as const

/** How the limit's name looks: it stands clear of the bars by a rim of the panel's colour. */
export const LIMIT_LABEL = {
  position: 'insideBottomRight',
  fontSize: 11,
  fill: 'var(--bad)',
  stroke: 'var(--panel)',
  strokeWidth: 3,
  paintOrder: 'stroke',
} as const

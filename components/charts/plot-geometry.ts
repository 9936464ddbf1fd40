/** Where the plot stands inside its frame, in px: what is laid over it reckons with the same edges. */
export const PLOT = { top: 8, right: 8, bottom: 26, left: 56 } as const

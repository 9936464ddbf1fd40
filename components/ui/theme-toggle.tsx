'use client'

import { useTheme } from 'next-themes'
import { Segmented } from '@/components/ui/segmented'
import { useMounted } from '@/components/ui/use-mounted'

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
type Theme = (typeof THEMES)[number]['value']

/** Light, dark, or what the system says. Which one is chosen only the browser knows. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme()
  const mounted = useMounted()
  const chosen = THEMES.find((each) => each.value === theme)?.value ?? 'system'
  return (
    <Segmented<Theme>
      label="Theme"
      value={mounted ? chosen : 'system'}
      options={THEMES}
      onChange={setTheme}
    />
  )
}

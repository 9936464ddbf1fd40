import { Swatch } from '@/components/charts/swatch'
import type { ChartBar } from '@/lib/usage/chart-schema'

export type ChartTooltipProps = { bar: ChartBar; totalLabel: string; hint?: string | undefined }

/** What stands at one place of a chart: when, in the reader's zone and in UTC, each series, and the total. */
export function ChartTooltip({ bar, totalLabel, hint }: ChartTooltipProps) {
  return (
    <div
      className={
        'w-[340px] max-w-[calc(100vw-28px)] rounded-md border border-line-strong bg-panel px-3 py-2 ' +
        'text-xs shadow-[var(--shade)]'
      }
    >
      <p className="font-semibold">
        {bar.localText}
        {bar.state === 'partial' ? <span className="font-normal text-ink-2">, still filling</span> : null}
      </p>
      <p className="text-ink-2">{bar.utcText}</p>
      <table className="mt-1 w-full">
        <tbody>
          {bar.tips.map((tip) => (
            <tr key={tip.id}>
              <td className="w-full max-w-0 truncate py-px pr-3">
                <Swatch hue={tip.hue} texture={tip.texture} /> {tip.label}
              </td>
              <td className="py-px text-right">{tip.text}</td>
              <td className="py-px pl-3 text-right text-ink-2">{tip.shareText}</td>
            </tr>
          ))}
          {bar.total ? (
            <tr className="font-semibold">
              <td className="pt-1 pr-3">{totalLabel}</td>
              <td className="pt-1 text-right">{bar.total.text}</td>
              <td />
            </tr>
          ) : null}
        </tbody>
      </table>
      {bar.total || bar.tips.length > 0 ? null : <p className="text-ink-2">Nothing reported</p>}
      {hint ? <p className="mt-1 text-ink-2">{hint}</p> : null}
    </div>
  )
}

import type { ChartModel } from '@/lib/usage/chart-schema'
import { prepareChartModel } from '@/lib/usage/prepare-chart-model'

/**
 * The chart with some series put away: what is left is scaled and totalled anew, while the title, the
 * sentence and the table go on speaking of all of it.
 */
export function prepareVisibleChart(model: ChartModel, hidden: ReadonlySet<string>): ChartModel {
  const sources = model.input.sources.filter((source) => !hidden.has(source.id))
  if (sources.length === model.input.sources.length) return model
  return { ...prepareChartModel({ ...model.input, sources }, 'Total shown'), table: model.table }
}

import type { ChartBar, ChartFigure, ChartSeries } from '@/lib/usage/prepare-chart-model'

/** `exact` is null where a cell holds no figure. */
export type ChartCell = { text: string; exact: string | null }
export type ChartTableRow = { id: string; cells: ChartCell[] }

/**
 * The chart's numbers as a table: time first, a column a series, and the total where there is more than one.
 */
export type ChartTable = {
  columns: { id: string; label: string; numeric: boolean }[]
  rows: ChartTableRow[]
  footer: ChartCell[]
}

const words = (text: string): ChartCell => ({ text, exact: null })
const cell = ({ text, exact }: ChartFigure): ChartCell => ({ text, exact })

/** Lists the bars that have begun, oldest first, with what they and the series add up to. */
export function prepareChartTable(
  bars: readonly ChartBar[],
  series: readonly ChartSeries[],
  total: ChartFigure,
  zoneText: string,
): ChartTable {
  const split = series.length > 1
  const withTotal = (cells: ChartCell[], sum: ChartFigure) => (split ? [...cells, cell(sum)] : cells)
  const columns = series.map(({ id, label }) => ({ id: `series ${id}`, label, numeric: true }))
  return {
    columns: [
      { id: 'time', label: `Time (${zoneText})`, numeric: false },
      ...columns,
      ...(split ? [{ id: 'total', label: 'Total', numeric: true }] : []),
    ],
    rows: bars
      .filter((bar) => bar.state !== 'ahead')
      .map((bar) => {
        const time = words(bar.state === 'partial' ? `${bar.localText}, still filling` : bar.localText)
        return { id: bar.startAt, cells: [time, ...withTotal(bar.figures.map(cell), bar.total)] }
      }),
    footer: [
      words('Total'),
      ...withTotal(
        series.map((each) => cell(each.total)),
        total,
      ),
    ],
  }
}

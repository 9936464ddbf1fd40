import type { ChartBar, ChartCell, ChartFigure, ChartSeries, ChartTable } from '@/lib/usage/chart-schema'

const words = (text: string): ChartCell => ({ text, exact: null })
const cell = (figure: ChartFigure | null): ChartCell =>
  figure ? { text: figure.text, exact: figure.exact } : { text: '–', exact: null }

/**
 * Lists the bars that have begun, oldest first, with what they and the series add up to. Without a total, as
 * of what doesn't add up, the last row has the figures of the whole range.
 */
export function prepareChartTable(
  bars: readonly ChartBar[],
  series: readonly ChartSeries[],
  total: ChartFigure | null,
  zoneText: string,
): ChartTable {
  const split = series.length > 1 && total !== null
  const withTotal = (cells: ChartCell[], sum: ChartFigure | null) => (split ? [...cells, cell(sum)] : cells)
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
      words(total ? 'Total' : 'Whole range'),
      ...withTotal(
        series.map((each) => cell(each.total)),
        total,
      ),
    ],
  }
}

import { useCallback } from 'react';
import { formatPercent, percentDecimals } from '../../../shared/format/numbers.ts';
import { chartBase, categoryAxis, percentAxis, type ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalSeries } from '../../charts/interval-series.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useMessages } from '../../ui/locale.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { inFraction, type FigureReading } from '../../../shared/figures/figure-reading.ts';
import type { AgeSexFigure } from './detail-model.ts';

const percent = (cell: FigureReading | null): number | null =>
  cell && cell.prevalence !== null ? Number((cell.prevalence * 100).toFixed(percentDecimals(cell.interval))) : null;

const interval = (cell: FigureReading | null) =>
  cell?.interval ? { low: cell.interval.low * 100, high: cell.interval.high * 100 } : null;

const barWidth = 14;
const barGap = 4;

function words(cell: FigureReading | null): string {
  if (!cell || cell.prevalence === null) return '–';
  return `${formatPercent(cell.prevalence, cell.interval)} · ${inFraction(cell)}`;
}

function columnsOf(detail: Messages['detail'], filter: Messages['filter']): readonly Column<AgeSexFigure>[] {
  const side = (key: 'male' | 'female', heading: string): Column<AgeSexFigure> => ({
    key,
    heading,
    align: 'number',
    value: (each) => each[key]?.prevalence ?? null,
    cell: (each) => words(each[key]),
  });
  return [
    { key: 'band', heading: detail.ageBand, isRowHeader: true, value: ({ band }) => filter.ageBands[band] },
    side('male', detail.boys),
    side('female', detail.girls),
  ];
}

/** An indicator by age band and sex, bars from zero with their intervals. */
export function AgeSexChart(props: { readonly bands: readonly AgeSexFigure[] }) {
  const { bands } = props;
  const { detail, filter } = useMessages();
  const option = useCallback(
    (theme: ChartTheme) => {
      const bar = (name: string, cells: readonly (FigureReading | null)[], color: string) => ({
        type: 'bar',
        name,
        data: cells.map(percent),
        barWidth,
        barGap: `${(barGap / barWidth) * 100}%`,
        itemStyle: { color, borderRadius: [2, 2, 0, 0] },
      });
      const shift = (barWidth + barGap) / 2;
      return {
        ...chartBase(theme),
        grid: { left: 4, right: 4, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        xAxis: categoryAxis(
          theme,
          bands.map((each) => filter.ageBands[each.band]),
        ),
        yAxis: percentAxis(theme),
        series: [
          bar(
            detail.boys,
            bands.map((each) => each.male),
            theme.seriesA,
          ),
          bar(
            detail.girls,
            bands.map((each) => each.female),
            theme.seriesB,
          ),
          intervalSeries(
            bands.map((each) => interval(each.male)),
            theme.ink,
            -shift,
          ),
          intervalSeries(
            bands.map((each) => interval(each.female)),
            theme.ink,
            shift,
          ),
        ],
      };
    },
    [bands, detail, filter],
  );
  return (
    <Chart
      title={detail.ageSex}
      height={150}
      option={option}
      legend={
        <p className="chart-key small muted">
          <span>{detail.boys}</span>
          <span className="chart-key-b">{detail.girls}</span>
        </p>
      }
      table={<DataTable columns={columnsOf(detail, filter)} rows={bands} rowKey={({ band }) => band} />}
    />
  );
}

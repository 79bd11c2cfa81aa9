import { useCallback, type ReactNode } from 'react';
import type { ReceiptAsk } from '../../shared/contract/receipt.ts';
import { formatPercentValue, percentDecimals } from '../../shared/format/numbers.ts';
import { formatYearShort } from '../../shared/format/years.ts';
import { inFraction } from '../../shared/figures/figure-reading.ts';
import { useFigureWords, type FigureWords } from '../figures/figure-words.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import type { Messages } from '../ui/messages.ts';
import type { Column } from '../ui/table-model.ts';
import type { Language } from '../../shared/format/language.ts';
import { ReceiptFigure } from '../figures/receipt-dialog.tsx';
import { chartBase, categoryAxis, percentAxis, type ChartTheme } from './chart-theme.ts';
import { Chart } from './chart.tsx';
import { intervalSeries } from './interval-series.ts';
import { drawnPrevalence, type TrendPoint } from './trend-points.ts';

/** A prevalence on a percent axis, rounded as its interval supports. */
function percent(point: TrendPoint): number | null {
  const value = drawnPrevalence(point);
  return value === null ? null : Number((value * 100).toFixed(percentDecimals(point.reading.interval)));
}

function label(point: TrendPoint | undefined): string {
  const value = point ? drawnPrevalence(point) : null;
  return point && value !== null ? formatPercentValue(value, point.reading.interval) : '';
}

function yearColumns(
  detail: Messages['detail'],
  words: FigureWords,
  language: Language,
  askOf: (surveyYearBE: number) => ReceiptAsk,
): readonly Column<TrendPoint>[] {
  const year = ({ surveyYearBE }: TrendPoint): string => formatYearShort(surveyYearBE, language);
  return [
    { key: 'year', heading: detail.year, isRowHeader: true, value: year },
    {
      key: 'value',
      heading: detail.value,
      align: 'number',
      value: ({ reading }) => words.cell(reading),
      cell: (point) => {
        const value = words.value(point.reading);
        return (
          <>
            <ReceiptFigure ask={askOf(point.surveyYearBE)} label={`${year(point)} ${value}`}>
              {value}
            </ReceiptFigure>
            {point.reading.state === 'shown' ? (
              <span className="evidence-note">{words.interval(point.reading)}</span>
            ) : null}
          </>
        );
      },
    },
    { key: 'count', heading: detail.count, align: 'number', value: ({ reading }) => inFraction(reading) },
  ];
}

/** An indicator by survey year: the area with its intervals, and the province as the reference. */
export function TrendChart(props: {
  readonly title: string;
  readonly height: number;
  readonly points: readonly TrendPoint[];
  /** The province in the same years; null for the province itself. */
  readonly reference: readonly TrendPoint[] | null;
  readonly ownName: string;
  readonly askOf: (surveyYearBE: number) => ReceiptAsk;
}) {
  const { ownName, points, reference } = props;
  const { language } = useLanguage();
  const { detail } = useMessages();
  const words = useFigureWords();
  const option = useCallback(
    (theme: ChartTheme) => ({
      ...chartBase(theme),
      grid: { left: 4, right: 12, top: 28, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: categoryAxis(
        theme,
        points.map(({ surveyYearBE }) => formatYearShort(surveyYearBE, language)),
      ),
      yAxis: percentAxis(theme),
      series: [
        ...(reference
          ? [
              {
                type: 'line',
                name: detail.province,
                data: points.map(({ surveyYearBE }) => {
                  const same = reference.find((point) => point.surveyYearBE === surveyYearBE);
                  return same ? percent(same) : null;
                }),
                symbol: 'none',
                lineStyle: { color: theme.reference, width: 1.5, type: 'dashed' },
                itemStyle: { color: theme.reference },
              },
            ]
          : []),
        {
          type: 'line',
          name: ownName,
          data: points.map(percent),
          symbol: 'circle',
          symbolSize: 8,
          lineStyle: { color: theme.seriesA, width: 2 },
          itemStyle: { color: theme.seriesA },
          label: {
            show: true,
            position: 'top',
            distance: 9,
            formatter: ({ dataIndex }: { dataIndex: number }) => label(points[dataIndex]),
            color: theme.ink,
            backgroundColor: theme.surface,
            padding: [0, 3],
            fontFamily: theme.font,
            fontWeight: 600,
          },
        },
        intervalSeries(
          points.map(({ reading: { interval } }) =>
            interval ? { low: interval.low * 100, high: interval.high * 100 } : null,
          ),
          theme.seriesA,
        ),
      ],
    }),
    [points, reference, ownName, language, detail],
  );
  const legend: ReactNode = reference ? (
    <p className="chart-key small muted">
      <span>{ownName}</span>
      <span className="chart-key-reference">{detail.province}</span>
    </p>
  ) : null;
  return (
    <Chart
      title={props.title}
      height={props.height}
      option={option}
      legend={legend}
      table={
        <DataTable
          columns={yearColumns(detail, words, language, props.askOf)}
          rows={points}
          rowKey={({ surveyYearBE }) => surveyYearBE}
        />
      }
    />
  );
}

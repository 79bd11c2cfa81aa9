import { useCallback } from 'react';
import { formatInterval, formatPercent, formatPercentValue, percentDecimals } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { chartBase, categoryAxis, percentAxis, type ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalSeries } from '../../charts/interval-series.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { inFraction, type YearFigure } from './detail-model.ts';

/** A prevalence on a percent axis, rounded as its interval supports. */
function percent(figure: YearFigure['own']): number | null {
  if (!figure || figure.prevalence === null) return null;
  return Number((figure.prevalence * 100).toFixed(percentDecimals(figure.interval)));
}

function label(figure: YearFigure['own'] | undefined): string {
  return figure && figure.prevalence !== null ? formatPercentValue(figure.prevalence, figure.interval) : '';
}

/** An indicator by survey year: the area with its intervals, and the province as the reference. */
export function TrendChart(props: { readonly years: readonly YearFigure[]; readonly hasReference: boolean }) {
  const { hasReference, years } = props;
  const { language } = useLanguage();
  const { detail } = useMessages();
  const option = useCallback(
    (theme: ChartTheme) => ({
      ...chartBase(theme),
      grid: { left: 4, right: 12, top: 28, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: categoryAxis(
        theme,
        years.map((year) => formatYearShort(year.surveyYearBE, language)),
      ),
      yAxis: percentAxis(theme),
      series: [
        ...(hasReference
          ? [
              {
                type: 'line',
                name: detail.province,
                data: years.map((year) => percent(year.province)),
                symbol: 'none',
                lineStyle: { color: theme.reference, width: 1.5, type: 'dashed' },
                itemStyle: { color: theme.reference },
              },
            ]
          : []),
        {
          type: 'line',
          name: detail.areaHere,
          data: years.map((year) => percent(year.own)),
          symbol: 'circle',
          symbolSize: 8,
          lineStyle: { color: theme.seriesA, width: 2 },
          itemStyle: { color: theme.seriesA },
          label: {
            show: true,
            position: 'top',
            distance: 9,
            formatter: ({ dataIndex }: { dataIndex: number }) => label(years[dataIndex]?.own),
            color: theme.ink,
            backgroundColor: theme.surface,
            padding: [0, 3],
            fontFamily: theme.font,
            fontWeight: 600,
          },
        },
        intervalSeries(
          years.map(({ own }) =>
            own?.interval ? { low: own.interval.low * 100, high: own.interval.high * 100 } : null,
          ),
          theme.seriesA,
        ),
      ],
    }),
    [years, hasReference, language, detail],
  );
  return (
    <Chart
      title={detail.trend}
      height={150}
      option={option}
      legend={
        hasReference ? (
          <p className="chart-key small muted">
            <span className="chart-key-own">{detail.areaHere}</span>
            <span className="chart-key-reference">{detail.province}</span>
          </p>
        ) : null
      }
      table={
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{detail.year}</th>
              <th scope="col" className="number">
                {detail.value}
              </th>
              <th scope="col" className="number">
                {detail.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ own, surveyYearBE }) => (
              <tr key={surveyYearBE}>
                <th scope="row">{formatYearShort(surveyYearBE, language)}</th>
                <td className="number">
                  {own && own.prevalence !== null ? formatPercent(own.prevalence, own.interval) : '–'}
                  <span className="evidence-note">{own?.interval ? formatInterval(own.interval) : null}</span>
                </td>
                <td className="number">{own ? inFraction(own) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

import { useCallback, useMemo } from 'react';
import type { IndicatorTrend, TrendsAnswer } from '../../../shared/contract/trends.ts';
import { formatPoints, formatPointsInterval } from '../../../shared/format/differences.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYears, formatYearShort } from '../../../shared/format/years.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/use-address.ts';
import { useTrends } from '../../client/use-compare.ts';
import { chartBase, categoryAxis, percentAxis, type ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalSeries } from '../../charts/interval-series.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { useIndicator } from './compare-choices.tsx';
import { Answered, CompareFrame, HowToRead } from './compare-frame.tsx';
import { SmallLine } from './small-line.tsx';
import { trendSummary, yearPoints, type YearPoint } from './trend-model.ts';
import { useCompareWords } from './use-compare-words.ts';
import './trend-tab.css';

const bounds = (point: YearPoint) =>
  point.low === null || point.high === null ? null : { low: point.low, high: point.high };

function usePointText(): (point: YearPoint) => string {
  const { compare } = useMessages();
  return (point) => {
    if (point.state === 'hidden') return compare.hidden;
    return point.prevalence === null ? compare.noAnswer : formatPercent(point.prevalence, bounds(point));
  };
}

function Verdict(props: { readonly verdict: IndicatorTrend['verdict'] }) {
  const { compare } = useMessages();
  const { verdict } = props;
  const isChange = verdict === 'rising' || verdict === 'falling';
  return (
    <span className="trend-verdict" data-verdict={isChange ? (verdict === 'rising' ? 'higher' : 'lower') : 'quiet'}>
      {isChange ? <Icon name={verdict === 'rising' ? 'arrowUp' : 'arrowDown'} size={16} /> : null}
      {compare.verdicts[verdict]}
    </span>
  );
}

function Visible(props: { readonly change: IndicatorTrend['smallestVisible'] }) {
  const { compare } = useMessages();
  const { change } = props;
  const size = (value: number): string => formatPoints(value).replace('+', '');
  if (change === null) return '–';
  if (change.rise !== null && change.fall !== null) {
    return compare.trendVisibleValue(size(change.rise), size(change.fall));
  }
  if (change.rise !== null) return compare.trendVisibleRise(size(change.rise));
  return change.fall === null ? '–' : compare.trendVisibleFall(size(change.fall));
}

function TrendRow(props: {
  readonly row: IndicatorTrend;
  readonly isShown: boolean;
  readonly onShow: (no: number) => void;
}) {
  const { isShown, onShow, row } = props;
  const { compare } = useMessages();
  const words = useCompareWords();
  const text = usePointText();
  const points = yearPoints(row);
  const name = words.indicator(row.indicator);
  return (
    <tr data-selected={isShown || undefined}>
      <th scope="row">
        <button
          type="button"
          className="area-button"
          aria-pressed={isShown}
          title={compare.trendShow(name)}
          onClick={() => onShow(row.indicator)}
        >
          {name}
        </button>
      </th>
      {points.map((point) => (
        <td key={point.surveyYearBE} className="number">
          {text(point)}
        </td>
      ))}
      <td className="trend-line-cell">
        <SmallLine points={points} />
      </td>
      <td>
        <Verdict verdict={row.verdict} />
      </td>
      <td className="number">
        {row.change ? formatPoints(row.change.difference, row.change) : '–'}{' '}
        <span className="trend-interval">{row.change ? formatPointsInterval(row.change) : ''}</span>
      </td>
      <td className="number">
        <Visible change={row.smallestVisible} />
      </td>
    </tr>
  );
}

function TrendTable(props: {
  readonly answer: TrendsAnswer;
  readonly indicator: number;
  readonly onShow: (no: number) => void;
}) {
  const { answer } = props;
  const { compare } = useMessages();
  const words = useCompareWords();
  return (
    <ScrollRegion label={compare.tableLabel} className="compare-table trend-table">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{compare.indicator}</th>
            {answer.years.map((year) => (
              <th key={year} scope="col" className="number">
                {formatYearShort(year, words.language)}
              </th>
            ))}
            <th scope="col">{compare.trendLine}</th>
            <th scope="col">{compare.trendVerdict}</th>
            <th scope="col" className="number">
              {compare.trendChange}
            </th>
            <th scope="col" className="number">
              {compare.trendVisible}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <TrendRow key={row.indicator} row={row} isShown={row.indicator === props.indicator} onShow={props.onShow} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function YearTable(props: { readonly points: readonly YearPoint[] }) {
  const { compare, detail } = useMessages();
  const words = useCompareWords();
  const text = usePointText();
  return (
    <table className="data-table">
      <thead>
        <tr>
          <th scope="col">{detail.year}</th>
          <th scope="col" className="number">
            {compare.value}
          </th>
          <th scope="col" className="number">
            {compare.counts}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.points.map((point) => {
          const interval = bounds(point);
          return (
            <tr key={point.surveyYearBE}>
              <th scope="row">{formatYearShort(point.surveyYearBE, words.language)}</th>
              <td className="number">
                {text(point)}
                {interval ? <span className="evidence-note">{formatInterval(interval)}</span> : null}
              </td>
              <td className="number">
                {point.known === null ? '–' : `${formatCount(point.yes ?? 0)} / ${formatCount(point.known)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** One indicator by year: the area with its intervals, and the province as the reference. */
function TrendChart(props: { readonly row: IndicatorTrend; readonly province: IndicatorTrend | null }) {
  const { compare, detail } = useMessages();
  const words = useCompareWords();
  const { province, row } = props;
  const points = useMemo(() => yearPoints(row), [row]);
  const text = usePointText();
  const option = useCallback(
    (theme: ChartTheme) => {
      const inPercent = (value: number | null): number | null =>
        value === null ? null : Number((value * 100).toFixed(1));
      return {
        ...chartBase(theme),
        grid: { left: 4, right: 36, top: 16, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        xAxis: categoryAxis(
          theme,
          points.map((point) => formatYearShort(point.surveyYearBE, words.language)),
        ),
        yAxis: percentAxis(theme),
        series: [
          ...(province
            ? [
                {
                  type: 'line',
                  name: detail.province,
                  data: yearPoints(province).map((point) => inPercent(point.prevalence)),
                  symbol: 'none',
                  lineStyle: { color: theme.reference, width: 1.5, type: 'dashed' },
                  itemStyle: { color: theme.reference },
                },
              ]
            : []),
          {
            type: 'line',
            name: words.place,
            data: points.map((point) => inPercent(point.prevalence)),
            symbol: 'circle',
            symbolSize: 8,
            lineStyle: { color: theme.seriesA, width: 2 },
            itemStyle: { color: theme.seriesA },
            label: {
              show: true,
              position: 'right',
              distance: 7,
              offset: [0, -8],
              textBorderColor: theme.surface,
              textBorderWidth: 3,
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const point = points[dataIndex];
                return point ? text(point) : '';
              },
              color: theme.ink,
              fontFamily: theme.font,
              fontWeight: 600,
            },
          },
          intervalSeries(
            points.map((point) => {
              const interval = bounds(point);
              return interval ? { low: interval.low * 100, high: interval.high * 100 } : null;
            }),
            theme.seriesA,
          ),
        ],
      };
    },
    // `text` is made anew with each language, as `words` is.
    // oxlint-disable-next-line react/exhaustive-deps
    [points, province, words, detail],
  );
  return (
    <Chart
      title={compare.trendChart(words.indicator(row.indicator))}
      height={170}
      option={option}
      legend={
        province ? (
          <p className="compare-key">
            <span className="chart-key-dot">{words.place}</span>
            <span className="chart-key-dash">{detail.province}</span>
          </p>
        ) : null
      }
      table={<YearTable points={points} />}
    />
  );
}

/** The 22 indicators over the loaded years: what changed, and what could not have been seen. */
export function TrendTab() {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const words = useCompareWords();
  const [indicator, setIndicator] = useIndicator();
  const question = { ...filter, surveyYearBE: null };
  const query = useTrends({ filter: question });
  const isPart = filter.area !== null && filter.area.length > 2;
  const province = useTrends(
    isPart && filter.area ? { filter: { ...question, area: codeAtLevel(filter.area, 'province') } } : null,
  );
  const { data } = query;
  const shown = data?.rows.find((row) => row.indicator === indicator);
  const reference = isPart ? (province.data?.rows.find((row) => row.indicator === indicator) ?? null) : null;
  const summary = data ? trendSummary(data) : null;
  const terms = compare.trendTerms;
  return (
    <CompareFrame
      isRefreshing={query.isPlaceholderData}
      toolbar={<h2>{compare.trendTitle(words.place)}</h2>}
      side={
        <>
          {summary ? (
            <p className="answer-line">
              {compare.trendSummary(
                String(summary.rising),
                String(summary.falling),
                String(summary['no-clear-change']),
                String(summary['too-little-data']),
              )}
            </p>
          ) : null}
          {shown && shown.years.length > 1 ? <TrendChart row={shown} province={reference} /> : null}
          {shown && shown.yearsLeftOut.length > 0 ? (
            <p className="small muted">{compare.trendLeftOut(formatYears(shown.yearsLeftOut, words.language))}</p>
          ) : null}
          {data && data.years.length < 2 ? <p>{compare.trendOneYear}</p> : null}
          <HowToRead terms={[terms.verdict, terms.points, terms.visible]} />
        </>
      }
    >
      <Answered query={query}>
        {(answer) => <TrendTable answer={answer} indicator={indicator} onShow={setIndicator} />}
      </Answered>
    </CompareFrame>
  );
}

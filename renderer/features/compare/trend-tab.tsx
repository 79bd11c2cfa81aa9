import { useMemo } from 'react';
import type { IndicatorTrend, TrendsAnswer } from '../../../shared/contract/trends.ts';
import { formatPoints, formatPointsInterval } from '../../../shared/format/differences.ts';
import { formatYears, formatYearShort } from '../../../shared/format/years.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { trendsQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { TrendChart } from '../../charts/trend-chart.tsx';
import { drawnPrevalence, trendPoints } from '../../charts/trend-points.ts';
import { useFigureWords } from '../../figures/figure-words.ts';
import { MostlyHidden } from '../../figures/mostly-hidden.tsx';
import { Icon } from '../../ui/icon.tsx';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { ReceiptAction } from '../../figures/receipt-dialog.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { Sparkline } from '../../figures/sparkline.tsx';
import { useIndicator } from './compare-choices.tsx';
import { Answered } from '../../ui/answered.tsx';
import { CompareFrame } from './compare-frame.tsx';
import { hiddenInTrends, trendSummary } from './trend-model.ts';
import { useCompareWords } from './use-compare-words.ts';
import './trend-tab.css';

function Verdict(props: { readonly verdict: IndicatorTrend['verdict'] }) {
  const { marks } = useMessages();
  const { verdict } = props;
  const isChange = verdict === 'rising' || verdict === 'falling';
  return (
    <span className="trend-verdict" data-verdict={isChange ? (verdict === 'rising' ? 'higher' : 'lower') : 'quiet'}>
      {isChange ? <Icon name={verdict === 'rising' ? 'arrowUp' : 'arrowDown'} size={16} /> : null}
      {marks.trends[verdict]}
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
  const figures = useFigureWords();
  const points = trendPoints(row);
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
          {figures.value(point.reading)}
        </td>
      ))}
      <td className="trend-line-cell">
        <Sparkline values={points.map(drawnPrevalence)} />
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

/** The 22 indicators over the loaded years: what changed, and what could not have been seen. */
export function TrendTab() {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const words = useCompareWords();
  const [indicator, setIndicator] = useIndicator();
  const question = { ...filter, surveyYearBE: null };
  const query = useAnswer(trendsQuestion, { filter: question });
  const isPart = filter.area !== null && filter.area.length > 2;
  const province = useAnswer(
    trendsQuestion,
    isPart && filter.area ? { filter: { ...question, area: codeAtLevel(filter.area, 'province') } } : null,
  );
  const { data } = query;
  const shown = data?.rows.find((row) => row.indicator === indicator);
  const reference = isPart ? (province.data?.rows.find((row) => row.indicator === indicator) ?? null) : null;
  const points = useMemo(() => (shown ? trendPoints(shown) : []), [shown]);
  const askOf = (surveyYearBE: number) => indicatorAsk(indicator, { ...filter, surveyYearBE });
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
          {shown && shown.years.length > 1 ? (
            <>
              <TrendChart
                title={compare.trendChart(words.indicator(shown.indicator))}
                height={170}
                points={points}
                reference={reference ? trendPoints(reference) : null}
                ownName={words.place}
                askOf={askOf}
              />
              {filter.surveyYearBE === null ? null : (
                <div className="selected-area-actions">
                  <ReceiptAction ask={askOf(filter.surveyYearBE)} />
                </div>
              )}
            </>
          ) : null}
          {shown && shown.yearsLeftOut.length > 0 ? (
            <p className="small muted">{compare.trendLeftOut(formatYears(shown.yearsLeftOut, words.language))}</p>
          ) : null}
          {data && data.years.length < 2 ? <p>{compare.trendOneYear}</p> : null}
          <HowToRead terms={[terms.verdict, terms.points, terms.visible]} />
        </>
      }
    >
      <Answered query={query}>
        {(answer) => (
          <>
            <MostlyHidden count={hiddenInTrends(answer)} />
            <TrendTable answer={answer} indicator={indicator} onShow={setIndicator} />
          </>
        )}
      </Answered>
    </CompareFrame>
  );
}

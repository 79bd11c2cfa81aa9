import type { IndicatorTrend, TrendsAnswer } from '../../../shared/contract/trends.ts';
import { formatPoints, formatPointsInterval } from '../../../shared/format/differences.ts';
import { formatYears, formatYearShort } from '../../../shared/format/years.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { trendsQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { AreaTrend } from '../../charts/area-trend.tsx';
import { drawnPrevalence, trendPoints } from '../../charts/trend-points.ts';
import { useFigureWords, type FigureWords } from '../../figures/figure-words.ts';
import { MostlyHidden } from '../../figures/mostly-hidden.tsx';
import { Icon } from '../../ui/icon.tsx';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { ReceiptAction } from '../../figures/receipt-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { Sparkline } from '../../figures/sparkline.tsx';
import { useIndicator } from './compare-choices.tsx';
import { Answered } from '../../ui/answered.tsx';
import { CompareFrame } from './compare-frame.tsx';
import { hiddenInTrends, trendSummary } from './trend-model.ts';
import { useCompareWords, type CompareWords } from './use-compare-words.ts';
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

function visibleWords(change: IndicatorTrend['smallestVisible'], compare: Messages['compare']): string {
  const size = (value: number): string => formatPoints(value).replace('+', '');
  if (change === null) return '–';
  if (change.rise !== null && change.fall !== null) {
    return compare.trendVisibleValue(size(change.rise), size(change.fall));
  }
  if (change.rise !== null) return compare.trendVisibleRise(size(change.rise));
  return change.fall === null ? '–' : compare.trendVisibleFall(size(change.fall));
}

type Words = {
  readonly compare: Messages['compare'];
  readonly marks: Messages['marks'];
  readonly figures: FigureWords;
  readonly names: CompareWords;
};

function columnsOf(
  years: readonly number[],
  shown: number,
  onShow: (no: number) => void,
  { compare, figures, marks, names }: Words,
): readonly Column<IndicatorTrend>[] {
  const readingIn = (row: IndicatorTrend, year: number) =>
    trendPoints(row).find(({ surveyYearBE }) => surveyYearBE === year)?.reading ?? null;
  return [
    {
      key: 'indicator',
      heading: compare.indicator,
      isRowHeader: true,
      value: ({ indicator }) => names.indicator(indicator),
      cell: ({ indicator }) => (
        <button
          type="button"
          className="area-button"
          aria-pressed={indicator === shown}
          title={compare.trendShow(names.indicator(indicator))}
          onClick={() => onShow(indicator)}
        >
          {names.indicator(indicator)}
        </button>
      ),
    },
    ...years.map((year): Column<IndicatorTrend> => ({
      key: String(year),
      heading: formatYearShort(year, names.language),
      align: 'number',
      value: (row) => {
        const reading = readingIn(row, year);
        return reading && figures.cell(reading);
      },
      cell: (row) => {
        const reading = readingIn(row, year);
        return reading && figures.value(reading);
      },
    })),
    {
      key: 'line',
      heading: compare.trendLine,
      attributes: () => ({ className: 'trend-line-cell' }),
      cell: (row) => <Sparkline values={trendPoints(row).map(drawnPrevalence)} />,
    },
    {
      key: 'verdict',
      heading: compare.trendVerdict,
      value: ({ verdict }) => marks.trends[verdict],
      cell: ({ verdict }) => <Verdict verdict={verdict} />,
    },
    {
      key: 'change',
      heading: compare.trendChange,
      align: 'number',
      value: ({ change }) => change?.difference ?? null,
      cell: ({ change }) => (
        <>
          {change ? formatPoints(change.difference, change) : '–'}{' '}
          <span className="trend-interval">{change ? formatPointsInterval(change) : ''}</span>
        </>
      ),
    },
    {
      key: 'visible',
      heading: compare.trendVisible,
      align: 'number',
      value: ({ smallestVisible }) => visibleWords(smallestVisible, compare),
    },
  ];
}

function TrendTable(props: {
  readonly answer: TrendsAnswer;
  readonly indicator: number;
  readonly onShow: (no: number) => void;
}) {
  const { answer, indicator } = props;
  const { compare, marks } = useMessages();
  const names = useCompareWords();
  const figures = useFigureWords();
  return (
    <DataTable
      region={{ label: compare.tableLabel, className: 'compare-table trend-table' }}
      isSticky
      columns={columnsOf(answer.years, indicator, props.onShow, { compare, marks, figures, names })}
      rows={answer.rows}
      rowKey={(row) => row.indicator}
      rowAttributes={(row) => ({ 'data-selected': row.indicator === indicator || undefined })}
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
  const query = useAnswer(trendsQuestion, { filter: question });
  const { data } = query;
  const shown = data?.rows.find((row) => row.indicator === indicator);
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
              <AreaTrend
                title={compare.trendChart(words.indicator(shown.indicator))}
                height={170}
                indicator={shown.indicator}
                ownName={words.place}
                filter={filter}
              />
              {filter.surveyYearBE === null ? null : (
                <div className="selected-area-actions">
                  <ReceiptAction ask={indicatorAsk(indicator, filter)} />
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
      <Answered query={query} larger="area">
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

import type { AnswerChange, IndicatorChange } from '../../../shared/contract/quality.ts';
import { formatPoints, formatPointsInterval } from '../../../shared/format/differences.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { CountOrHidden } from '../../figures/count-or-hidden.tsx';
import { useQualityWords, type QualityWords } from '../../figures/use-quality-words.ts';

/** Clear changes first, the largest first; then the others in the order of the form. */
function changeOrder(changes: readonly IndicatorChange[]): readonly IndicatorChange[] {
  const isClear = ({ verdict }: IndicatorChange): boolean => verdict === 'higher' || verdict === 'lower';
  const size = (each: IndicatorChange): number => (isClear(each) ? Math.abs(each.change?.difference ?? 0) : 0);
  return changes.toSorted(
    (a, b) => Number(isClear(b)) - Number(isClear(a)) || size(b) - size(a) || a.indicator - b.indicator,
  );
}

/** How wide a share's interval is, roughly (normal approximation): it decides the decimals shown and nothing else. */
function spreadOf(share: number, known: number): { readonly low: number; readonly high: number } {
  const half = 1.96 * Math.sqrt((share * (1 - share)) / known);
  return { low: share - half, high: share + half };
}

function Share(props: { readonly counts: IndicatorChange['now'] }) {
  const { known, yes } = props.counts;
  if (yes === null || known === null || known === 0) return '–';
  return (
    <span title={`${formatCount(yes)} / ${formatCount(known)}`}>
      {formatPercent(yes / known, spreadOf(yes / known, known))}
      <span className="evidence-note">
        {formatCount(yes)} / {formatCount(known)}
      </span>
    </span>
  );
}

function Verdict(props: { readonly verdict: IndicatorChange['verdict'] }) {
  const { quality } = useMessages();
  const { verdict } = props;
  const icon =
    verdict === 'higher' ? 'arrowUp' : verdict === 'lower' ? 'arrowDown' : verdict === 'hidden' ? 'lock' : null;
  return (
    <span className="change-verdict" data-verdict={verdict}>
      {icon ? <Icon name={icon} size={16} /> : null}
      {quality.verdicts[verdict]}
    </span>
  );
}

const shareOf = ({ known, yes }: IndicatorChange['now']): number | null =>
  yes === null || known === null || known === 0 ? null : yes / known;

type Years = { readonly now: number; readonly before: number };

function shareColumns(
  quality: Messages['quality'],
  words: QualityWords,
  years: Years,
): readonly Column<IndicatorChange>[] {
  const share = (key: 'before' | 'now'): Column<IndicatorChange> => ({
    key,
    heading: words.year(years[key]),
    align: 'number',
    value: (row) => shareOf(row[key]),
    cell: (row) => <Share counts={row[key]} />,
  });
  return [
    {
      key: 'indicator',
      heading: quality.indicator,
      isRowHeader: true,
      value: ({ indicator }) => words.indicator(indicator),
    },
    share('before'),
    share('now'),
    {
      key: 'change',
      heading: quality.change,
      align: 'number',
      value: ({ change }) => change?.difference ?? null,
      cell: ({ change }) =>
        change ? (
          <>
            {formatPoints(change.difference, change)}
            <span className="evidence-note">{formatPointsInterval(change)}</span>
          </>
        ) : (
          '–'
        ),
    },
    {
      key: 'verdict',
      heading: quality.verdict,
      value: ({ verdict }) => quality.verdicts[verdict],
      cell: ({ verdict }) => <Verdict verdict={verdict} />,
    },
  ];
}

/** How the answers about the same children changed; a count that is hidden says so. */
function answerColumns(
  quality: Messages['quality'],
  hidden: string,
  answers: readonly AnswerChange[],
): readonly Column<IndicatorChange>[] {
  return (['compared', 'noToYes', 'yesToNo', 'becameUnknown'] as const).map((key) => {
    const count = ({ indicator }: IndicatorChange): number | null | undefined => answers[indicator - 1]?.[key];
    return {
      key,
      heading: quality[key],
      group: quality.sameChildren,
      align: 'number',
      value: (row) => (count(row) === null ? hidden : (count(row) ?? null)),
      cell: (row) => <CountOrHidden count={count(row)} />,
    };
  });
}

/** The 22 indicators in two years, and how the answers about the same children changed. */
export function IndicatorChanges(props: {
  readonly changes: readonly IndicatorChange[];
  readonly answers: readonly AnswerChange[] | null;
  readonly year: number;
  readonly previous: number;
}) {
  const { answers } = props;
  const { common, quality } = useMessages();
  const words = useQualityWords();
  return (
    <section className="quality-block">
      <h3>{quality.indicatorChanges}</h3>
      <p className="small muted">{quality.changeCorrected}</p>
      <DataTable
        region={{ label: quality.indicatorTable, className: 'change-table' }}
        columns={[
          ...shareColumns(quality, words, { now: props.year, before: props.previous }),
          ...(answers ? answerColumns(quality, common.hidden, answers) : []),
        ]}
        rows={changeOrder(props.changes)}
        rowKey={({ indicator }) => indicator}
      />
    </section>
  );
}

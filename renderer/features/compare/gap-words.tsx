import { useMemo } from 'react';
import type { GroupGap } from '../../../shared/contract/gaps.ts';
import {
  formatPoints,
  formatPointsInterval,
  formatRatio,
  formatRatioInterval,
} from '../../../shared/format/differences.ts';
import { useMessages } from '../../ui/locale.tsx';
import type { Column } from '../../ui/table-model.ts';

/** What of a gap between two groups is told: the difference and the ratio, each with its interval. */
type Gap = Pick<GroupGap, 'difference' | 'ratio' | 'ratioInterval'>;

type GapWords = {
  /** `+3.2 จุด`; null where there is no difference to tell. */
  readonly points: (gap: Gap) => string | null;
  /** Difference and ratio with their intervals, a line each. */
  readonly lines: (gap: Gap) => readonly string[];
};

/** A gap in words. */
export function useGapWords(): GapWords {
  const { compare } = useMessages();
  return useMemo(() => {
    const points = ({ difference }: Gap): string | null =>
      difference ? compare.points(formatPoints(difference.difference, difference)) : null;
    const lines = (gap: Gap): readonly string[] => [
      ...(gap.difference ? [`${points(gap)} (${formatPointsInterval(gap.difference)})`] : []),
      ...(gap.ratio === null ? [] : [compare.times(formatRatio(gap.ratio))]),
    ];
    return { points, lines };
  }, [compare]);
}

/** The two last columns of a table of gaps: the difference and the ratio, each over its interval. */
export function gapColumns<Row>(
  headings: { readonly difference: string; readonly ratio: string },
  gapOf: (row: Row) => Gap,
): readonly Column<Row>[] {
  return [
    {
      key: 'difference',
      heading: headings.difference,
      align: 'number',
      value: (row) => gapOf(row).difference?.difference ?? null,
      cell: (row) => {
        const { difference } = gapOf(row);
        return (
          <>
            {difference ? formatPoints(difference.difference, difference) : '–'}
            <span className="evidence-note">{difference ? formatPointsInterval(difference) : null}</span>
          </>
        );
      },
    },
    {
      key: 'ratio',
      heading: headings.ratio,
      align: 'number',
      value: (row) => gapOf(row).ratio,
      cell: (row) => {
        const { ratio, ratioInterval } = gapOf(row);
        return (
          <>
            {ratio === null ? '–' : formatRatio(ratio)}
            <span className="evidence-note">{ratioInterval ? formatRatioInterval(ratioInterval) : null}</span>
          </>
        );
      },
    },
  ];
}

/** A list of what is clearly apart, with the size of each gap; nothing where there is none. */
export function GapList(props: {
  readonly title: string;
  readonly gaps: readonly { readonly key: string; readonly name: string; readonly gap: Gap }[];
}) {
  const words = useGapWords();
  if (props.gaps.length === 0) return null;
  return (
    <section className="clear-gaps">
      <h2>{props.title}</h2>
      <ul>
        {props.gaps.map(({ gap, key, name }) => (
          <li key={key}>
            <span>{name}</span>
            <span className="muted">{words.points(gap)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { StandardisedAnswer, StandardisedRow } from '../../../shared/contract/standardised.ts';

type Reading = NonNullable<StandardisedRow['reading']>;

/** An area whose ratio is known. */
export type MixRow = {
  readonly areaCode: string;
  readonly observed: number;
  readonly expected: number;
  /** Known answers that are not compared, because the rest of the province has no such children. */
  readonly leftOut: number;
  readonly standardised: { readonly ratio: number; readonly low: number; readonly high: number };
  readonly crude: { readonly ratio: number; readonly low: number; readonly high: number } | null;
  readonly reading: Reading;
};

export type MixModel = {
  /** Highest standardised ratio first. */
  readonly rows: readonly MixRow[];
  readonly hidden: readonly string[];
  readonly withoutAnswer: readonly string[];
  readonly byReading: Readonly<Record<Reading, readonly MixRow[]>>;
  /** The end of the axis. */
  readonly top: number;
};

/** What the chart of observed against expected shows; hidden areas apart. */
export function mixModel(answer: StandardisedAnswer): MixModel {
  const rows: MixRow[] = [];
  const hidden: string[] = [];
  const withoutAnswer: string[] = [];
  for (const { areaCode, crude, expected, known, knownLeftOut, reading, standardised, yes } of answer.rows) {
    if (known === null || yes === null) hidden.push(areaCode);
    else if (expected === null || standardised === null || reading === null) withoutAnswer.push(areaCode);
    else rows.push({ areaCode, observed: yes, expected, leftOut: knownLeftOut, standardised, crude, reading });
  }
  const sorted = rows.toSorted(
    (a, b) => b.standardised.ratio - a.standardised.ratio || a.areaCode.localeCompare(b.areaCode),
  );
  const of = (reading: Reading): MixRow[] => sorted.filter((row) => row.reading === reading);
  // A single small area with a wide interval must not squeeze all others to the left.
  const highest = Math.max(1, ...sorted.map((row) => Math.max(row.standardised.ratio, row.crude?.ratio ?? 0)));
  return {
    rows: sorted,
    hidden,
    withoutAnswer,
    byReading: {
      'high-for-everyone': of('high-for-everyone'),
      'high-because-of-who-lives-here': of('high-because-of-who-lives-here'),
      'as-expected': of('as-expected'),
      'low-because-of-who-lives-here': of('low-because-of-who-lives-here'),
      'low-for-everyone': of('low-for-everyone'),
    },
    top: Math.max(2, Math.ceil(highest * 1.2 * 2) / 2),
  };
}

/** Whether a reading speaks of more or of fewer than in the province. */
export function directionOf(reading: Reading): 'higher' | 'lower' | 'quiet' {
  if (reading === 'as-expected') return 'quiet';
  return reading.startsWith('high') ? 'higher' : 'lower';
}

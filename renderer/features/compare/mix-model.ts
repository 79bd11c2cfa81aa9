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
  readonly crude: { readonly ratio: number; readonly low: number; readonly high: number };
  /** What the mix of children alone makes; crude = mix × standardised. */
  readonly mix: number;
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
  for (const { areaCode, crude, expected, known, knownLeftOut, mix, reading, standardised, yes } of answer.rows) {
    if (known === null || yes === null) hidden.push(areaCode);
    else if (expected === null || standardised === null || crude === null || mix === null || reading === null)
      withoutAnswer.push(areaCode);
    else rows.push({ areaCode, observed: yes, expected, leftOut: knownLeftOut, standardised, crude, mix, reading });
  }
  const sorted = rows.toSorted(
    (a, b) => b.standardised.ratio - a.standardised.ratio || a.areaCode.localeCompare(b.areaCode),
  );
  const of = (reading: Reading): MixRow[] => sorted.filter((row) => row.reading === reading);
  // A single small area with a wide interval must not squeeze all others to the left.
  const highest = Math.max(1, ...sorted.map((row) => Math.max(row.standardised.ratio, row.crude.ratio)));
  return {
    rows: sorted,
    hidden,
    withoutAnswer,
    byReading: {
      'high-for-everyone': of('high-for-everyone'),
      'high-for-both': of('high-for-both'),
      'high-because-of-who-lives-here': of('high-because-of-who-lives-here'),
      'high-but-for-who-lives-here': of('high-but-for-who-lives-here'),
      'as-expected': of('as-expected'),
      'low-but-for-who-lives-here': of('low-but-for-who-lives-here'),
      'low-because-of-who-lives-here': of('low-because-of-who-lives-here'),
      'low-for-both': of('low-for-both'),
      'low-for-everyone': of('low-for-everyone'),
    },
    top: Math.max(2, Math.ceil(highest * 1.2 * 2) / 2),
  };
}

/** Whether a reading says that the area has more or fewer than elsewhere in the province. */
export function directionOf(reading: Reading): 'higher' | 'lower' | 'quiet' {
  if (reading === 'as-expected' || reading.includes('but-for')) return 'quiet';
  return reading.startsWith('high') ? 'higher' : 'lower';
}

/** Whether what is left with the same children is a reason. */
export function isBeyondMix(reading: Reading): boolean {
  return reading.endsWith('everyone') || reading.endsWith('both');
}

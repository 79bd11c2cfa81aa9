import type { AreaPrevalence } from '../contract/analysis.ts';
import type { Figure } from '../contract/figure.ts';
import type { AreaMarks } from '../contract/marks.ts';
import { formatCount, type ShareInterval } from '../format/numbers.ts';

export type Grade = NonNullable<AreaMarks['grade'][number]>;
export type Mark = NonNullable<AreaMarks['mark'][number]>;

/** Fewer known answers than this are read as an interval only (NCHS 2017, methods). */
export const fewestKnown = 30;
/** A wider interval as well, as long as the engine's grade is not there yet. */
const widestInterval = 0.3;

/**
 * What may be said of a figure, on every screen: `uncertain` (grade D) is read as an interval and never as a figure;
 * hidden ones are never shown as 0; without an answer, or without anybody to ask, there is none.
 */
type FigureState = 'shown' | 'uncertain' | 'hidden' | 'no-answer' | 'no-eligible';

/**
 * One indicator of one area with the engine's word on it. `known` and `unknown` count children in the age range, or
 * households for 17-22. A hidden one has neither counts nor figure: in the planning view small numbers might tell who
 * a child is.
 */
export type FigureReading = {
  readonly no: number;
  readonly yes: number | null;
  readonly known: number | null;
  readonly unknown: number;
  readonly prevalence: number | null;
  readonly interval: ShareInterval | null;
  /** Known answers of all; null where nobody is eligible or the figure is hidden. */
  readonly completeness: number | null;
  /** Null while the marks are being worked out, and where the figure is hidden. */
  readonly grade: Grade | null;
  /** Against the rest of the province; null likewise, and for a whole province. */
  readonly mark: Mark | null;
  readonly state: FigureState;
};

type Counted = Pick<FigureReading, 'known' | 'unknown' | 'interval' | 'grade'>;

/** The one rule for figures too uncertain to be shown: the engine's grade, and what is sure of it until it is there. */
function figureState({ grade, interval, known, unknown }: Counted): FigureState {
  if (known === null) return 'hidden';
  if (known === 0) return unknown === 0 ? 'no-eligible' : 'no-answer';
  if (grade !== null) return grade === 'D' ? 'uncertain' : 'shown';
  const isUncertain = known < fewestKnown || interval === null || interval.high - interval.low >= widestInterval;
  return isUncertain ? 'uncertain' : 'shown';
}

const intervalOf = (low: number | null, high: number | null): ShareInterval | null =>
  low === null || high === null ? null : { low, high };

function hiddenReading(no: number, unknown: number): FigureReading {
  const nothing = { yes: null, known: null, prevalence: null, interval: null, completeness: null };
  return { no, unknown, ...nothing, grade: null, mark: null, state: 'hidden' };
}

/**
 * Reads indicator `no` (1-22) out of an area's row.
 * @param marks  of the same area, year and filter; null while they are being worked out
 */
export function readRow(row: AreaPrevalence, no: number, marks: AreaMarks | null = null): FigureReading {
  const at = no - 1;
  const unknown = row.unknown[at] ?? 0;
  const yes = row.yes[at] ?? null;
  const others = row.no[at] ?? null;
  if (row.hidden[at] || yes === null || others === null) return hiddenReading(no, unknown);
  const known = yes + others;
  const interval = intervalOf(row.ciLow[at] ?? null, row.ciHigh[at] ?? null);
  const grade = marks?.grade[at] ?? null;
  return {
    no,
    yes,
    known,
    unknown,
    prevalence: row.prevalence[at] ?? null,
    interval,
    completeness: known + unknown === 0 ? null : known / (known + unknown),
    grade,
    mark: marks?.mark[at] ?? null,
    state: figureState({ known, unknown, interval, grade }),
  };
}

/** Reads a figure that comes with its grade. */
export function readFigure(figure: Figure, no: number, mark: Mark | null = null): FigureReading {
  const { eligible, known, prevalence, yes } = figure;
  if (known === null || yes === null) return hiddenReading(no, 0);
  const unknown = Math.max(0, (eligible ?? known) - known);
  const interval = intervalOf(figure.ciLow, figure.ciHigh);
  const grade = known === 0 ? null : figure.grade;
  const completeness = known + unknown === 0 ? null : known / (known + unknown);
  const state = figureState({ known, unknown, interval, grade });
  return { no, yes, known, unknown, prevalence, interval, completeness, grade, mark, state };
}

/** The mark of a figure that can be read; null for one that cannot, and while the marks are being worked out. */
export function standingOf({ mark, state }: Pick<FigureReading, 'mark' | 'state'>): Mark | null {
  return state === 'shown' ? mark : null;
}

/** Clearly above the rest of the province. */
export function isAbove(mark: Mark | null): boolean {
  return mark === 'higher' || mark === 'much-higher';
}

/** Yes of known, `29 / 132`; a dash where the counts are hidden. */
export function inFraction({ known, yes }: Pick<FigureReading, 'known' | 'yes'>): string {
  return yes === null || known === null ? '–' : `${formatCount(yes)} / ${formatCount(known)}`;
}

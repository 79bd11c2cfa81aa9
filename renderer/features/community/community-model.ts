import type { AreaMarks } from '../../../shared/contract/marks.ts';
import type { PopulationAnswer } from '../../../shared/contract/population.ts';
import type { PriorityAnswer } from '../../../shared/contract/priority.ts';
import type { IndicatorTrend, TrendsAnswer } from '../../../shared/contract/trends.ts';
import { readFigure, standingOf, type FigureReading, type Mark } from '../../../shared/figures/figure-reading.ts';
import type { HiddenCount } from '../../figures/mostly-hidden.tsx';

export type CommunityRow = {
  readonly no: number;
  readonly now: FigureReading | null;
  readonly before: FigureReading | null;
  readonly province: FigureReading | null;
  /** Null where there is no figure to be compared, and where it is too uncertain to be one. */
  readonly mark: Mark | null;
  readonly verdict: IndicatorTrend['verdict'] | null;
};

function readingOf(answer: TrendsAnswer | null, no: number, year: number | null, mark: Mark | null = null) {
  const found = answer?.rows[no - 1]?.years.find((each) => each.surveyYearBE === year);
  return found ? readFigure(found, no, mark) : null;
}

/** The 22 indicators of a community beside the province and the year before. */
export function communityRows(
  own: TrendsAnswer,
  province: TrendsAnswer | null,
  marks: AreaMarks | null,
  year: number | null,
  yearBefore: number | null,
): CommunityRow[] {
  return own.rows.map((row) => {
    const now = readingOf(own, row.indicator, year, marks?.mark[row.indicator - 1] ?? null);
    return {
      no: row.indicator,
      now,
      before: readingOf(own, row.indicator, yearBefore),
      province: readingOf(province, row.indicator, year),
      mark: now ? standingOf(now) : null,
      verdict: now?.state === 'shown' || now?.state === 'uncertain' ? row.verdict : null,
    };
  });
}

/** How many of the 22 figures are hidden, among those there could be. */
export function hiddenInSheet(rows: readonly Pick<CommunityRow, 'now'>[]): HiddenCount {
  const states = rows.map(({ now }) => now?.state);
  return {
    hidden: states.filter((state) => state === 'hidden').length,
    all: states.filter((state) => state !== 'no-eligible').length,
  };
}

const pyramidBands = ['15-17', '10-14', '5-9', '0-4'] as const;

/** Migrants are null where the planning view hides how many of the area's children they are. */
type PyramidSide = { readonly children: number; readonly migrants: number | null };

export type Pyramid = {
  readonly bands: readonly {
    readonly band: (typeof pyramidBands)[number];
    /** Null: hidden. */
    readonly male: PyramidSide | null;
    readonly female: PyramidSide | null;
  }[];
  /** The longest bar. */
  readonly top: number;
  /** Children of no known sex or age, or of 18 and over; null where some of these are hidden. */
  readonly others: number | null;
  /** False where no bar may say how many of its children are migrants. */
  readonly tellsMigrants: boolean;
};

/** The age–sex pyramid, oldest band on top. */
export function pyramidOf(answer: PopulationAnswer): Pyramid {
  const side = (band: string, sex: 'male' | 'female'): PyramidSide | null => {
    const cell = answer.cells.find((each) => each.ageBand === band && each.sex === sex);
    if (!cell) return { children: 0, migrants: 0 };
    return cell.known === null ? null : { children: cell.known, migrants: cell.yes };
  };
  const bands = pyramidBands.map((band) => ({ band, male: side(band, 'male'), female: side(band, 'female') }));
  const drawn: readonly string[] = pyramidBands;
  const rest = answer.cells.filter((cell) => cell.sex === 'unknown' || !drawn.includes(cell.ageBand));
  return {
    bands,
    top: Math.max(1, ...bands.flatMap((each) => [each.male?.children ?? 0, each.female?.children ?? 0])),
    others: rest.some((cell) => cell.known === null) ? null : rest.reduce((sum, cell) => sum + (cell.known ?? 0), 0),
    tellsMigrants: bands
      .flatMap(({ female, male }) => [male, female])
      .some((each) => each !== null && each.children > 0 && each.migrants !== null),
  };
}

export type Priority =
  | { readonly state: 'none' }
  | {
      readonly state: 'ranked';
      readonly low: number;
      readonly high: number;
      readonly ranked: number;
      readonly top: number;
      readonly topProbability: number;
    };

/** The place of a community as the range its rank lies in; never one number. */
export function priorityOf(answer: PriorityAnswer, areaCode: string): Priority {
  const row = answer.rows.find((each) => each.areaCode === areaCode);
  if (!row || row.rankLow === null || row.rankHigh === null || row.topProbability === null) return { state: 'none' };
  return {
    state: 'ranked',
    low: Math.floor(row.rankLow),
    high: Math.ceil(row.rankHigh),
    ranked: answer.ranked,
    top: answer.top,
    topProbability: row.topProbability,
  };
}

/** A probability as a reader takes it: never 0 % or 100 % of something that was drawn at random. */
export function probabilityText(probability: number): string {
  if (probability < 0.01) return '<1%';
  return probability > 0.99 ? '>99%' : `${Math.round(probability * 100)}%`;
}

import type { CompletenessAnswer, CompletenessRow } from '../../../shared/contract/quality.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { areaLevels, codeAtLevel, parentLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { flowParts, type FlowPart } from '../answers/compared-children.ts';
import { completenessOfAreas } from '../answers/completeness-of-areas.ts';
import type { Reader } from '../db/database.ts';
import { hiddenCells, isDisclosive } from '../statistics/hidden-cells.ts';
import type { Proportion } from '../statistics/proportion.ts';

/** Counts of a community side by side, each with the number it is out of. */
export type CommunityCells = { readonly code: string; readonly cells: readonly Proportion[] };

type HidingRules = {
  readonly isDisclosive: (counts: Proportion, cell: number, areaCode: string) => boolean;
  /** Cells that add up to a shown total: none may be the only hidden one among them. */
  readonly partitions: readonly (readonly number[])[];
  /** Cells that are hidden together at a level: their sums are the same there. */
  readonly together?: (level: AreaLevel) => readonly (readonly number[])[];
};

type LevelCells = {
  readonly codes: readonly string[];
  readonly cells: readonly (readonly Proportion[])[];
  readonly hidden: readonly boolean[][];
};

/**
 * Which of several counts of each area to hide, from the province down, so that no hidden one follows from its
 * siblings and the area they make up, nor from the other counts of its own area. The whole is settled level by
 * level: hiding only grows, until both hold.
 * @returns whether a cell of an area of any level is hidden
 */
export function hiddenAmongAreas(
  communities: readonly CommunityCells[],
  width: number,
  rules: HidingRules,
): (areaCode: string, cell: number) => boolean {
  const hidden = new Map<string, readonly boolean[]>();
  let above: LevelCells | null = null;
  for (const level of areaLevels) {
    above = settledLevel(level, communities, width, rules, above);
    for (const [i, code] of above.codes.entries()) hidden.set(code, above.hidden[i] ?? []);
  }
  return (areaCode, cell) => hidden.get(areaCode)?.[cell] ?? false;
}

function settledLevel(
  level: AreaLevel,
  communities: readonly CommunityCells[],
  width: number,
  rules: HidingRules,
  above: LevelCells | null,
): LevelCells {
  const areas = Map.groupBy(communities, ({ code }) => codeAtLevel(code, level));
  const codes = [...areas.keys()];
  const cells = [...areas.values()].map((parts) => Array.from({ length: width }, (_, cell) => sumAt(parts, cell)));
  const hidden = cells.map((row, area) =>
    row.map((counts, cell) => rules.isDisclosive(counts, cell, codes[area] ?? '')),
  );
  const parent = parentLevel(level);
  const positions = new Map(above?.codes.map((code, i) => [code, i]));
  const parents = codes.map((code) => (parent ? (positions.get(codeAtLevel(code, parent)) ?? -1) : -1));
  for (let grew = true; grew;) {
    grew = false;
    for (let cell = 0; cell < width; cell++) {
      if (!above) break;
      const wanted = hiddenCells(
        cells.map((row, area) => ({
          ...(row[cell] ?? { yes: 0, known: 0 }),
          parent: parents[area] ?? -1,
          isDisclosive: hidden[area]?.[cell] ?? false,
        })),
        above.hidden.map((row) => row[cell] ?? false),
      );
      for (const [area, isWanted] of wanted.entries()) grew = hide(hidden[area], cell, isWanted) || grew;
    }
    for (const [area, row] of hidden.entries()) {
      for (const group of rules.together?.(level) ?? [])
        for (const cell of group)
          grew =
            hide(
              row,
              cell,
              group.some((each) => row[each]),
            ) || grew;
      for (const parts of rules.partitions) grew = hideSecond(row, parts, cells[area] ?? []) || grew;
    }
  }
  return { codes, cells, hidden };
}

/** @returns whether something is hidden now that was not */
function hide(row: boolean[] | undefined, cell: number, isWanted: boolean): boolean {
  if (!row || !isWanted || row[cell]) return false;
  row[cell] = true;
  return true;
}

/** Where exactly one part of a shown total is hidden, the smallest other one that is not 0 goes with it. */
function hideSecond(row: boolean[], parts: readonly number[], cells: readonly Proportion[]): boolean {
  if (parts.filter((cell) => row[cell]).length !== 1) return false;
  const yes = (cell: number): number => cells[cell]?.yes ?? 0;
  const others = parts.filter((cell) => !row[cell]).toSorted((a, b) => yes(a) - yes(b) || a - b);
  const second = others.find((cell) => yes(cell) > 0) ?? others[0];
  return second !== undefined && hide(row, second, true);
}

function sumAt(parts: readonly CommunityCells[], cell: number): Proportion {
  let yes = 0;
  let known = 0;
  for (const { cells } of parts) {
    yes += cells[cell]?.yes ?? 0;
    known += cells[cell]?.known ?? 0;
  }
  return { yes, known };
}

/** @returns the answer without what `hiddenCompleteness` hides */
export async function planningCompleteness(
  db: Reader,
  answer: CompletenessAnswer,
  threshold: number,
  signal?: AbortSignal,
): Promise<CompletenessAnswer> {
  const { surveyYearBE } = answer;
  const communities = await completenessOfAreas(db, { surveyYearBE, level: 'community', area: null }, signal);
  const isHidden = hiddenCompleteness(communities.rows, threshold);
  const rows = answer.rows.map((row) => {
    const shown = (counts: CompletenessRow['known']): CompletenessRow['known'] =>
      counts.map((count, i) => (isHidden(row.areaCode, i) ? null : count));
    return { ...row, known: shown(row.known), eligible: shown(row.eligible) };
  });
  return { surveyYearBE, rows };
}

/**
 * Completeness as the planning view may show it. That an answer is missing says something of the form, not of the
 * child, and the overview and the map show it in the open, so a small number of missing answers stays: it is what the
 * table is for. A handful of eligible children, or of children with an answer, is a small denominator like any other
 * and goes, with what it could be had from.
 * @param communities  every community of the year, wherever it is, with its known and eligible
 */
function hiddenCompleteness(
  communities: readonly CompletenessRow[],
  threshold: number,
): (areaCode: string, indicatorAt: number) => boolean {
  const cells = communities.map(({ areaCode, known, eligible }) => ({
    code: areaCode,
    cells: known.map((count, i) => ({ yes: count ?? 0, known: eligible[i] ?? 0 })),
  }));
  return hiddenAmongAreas(cells, indicatorCount, {
    isDisclosive: ({ yes, known }) => known > 0 && (known < threshold || (yes > 0 && yes < threshold)),
    partitions: [],
  });
}

const at = (part: FlowPart): number => flowParts.indexOf(part);

/**
 * Which of the counts of moved, new and gone children to hide: each year's parts add up to its shown children.
 * @param communities  with their cells in the order of `flowParts`
 */
export function hiddenFlows(
  communities: readonly CommunityCells[],
  threshold: number,
): (areaCode: string, cell: number) => boolean {
  return hiddenAmongAreas(communities, flowParts.length, {
    isDisclosive: (counts) => isDisclosive(counts, threshold),
    partitions: [
      [at('stayed'), at('arrived'), at('new'), at('unkeyedNow')],
      [at('stayedBefore'), at('left'), at('gone'), at('unkeyedBefore')],
    ],
    // Who stayed is one count in both years; whoever arrived from within the province left within it.
    together: (level) => [
      [at('stayed'), at('stayedBefore')],
      ...(level === 'province' ? [[at('arrived'), at('left')]] : []),
    ],
  });
}

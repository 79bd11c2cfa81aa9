import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import { areaLevels, codeAtLevel, parentLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { hiddenCells, isDisclosive } from '../statistics/hidden-cells.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { rowKey } from './planning-tables.ts';
import { countsAtLevels, type WholeTable } from './planning-whole.ts';

/** Smallest count that the planning view shows (product §6). */
export const planningThreshold = 5;

/** Cells of an area that can be hidden: the 22 indicators, then these. */
export const childrenCell = indicatorCount;
export const migrantCell = indicatorCount + 1;
export const livingCell = indicatorCount + 2;
export const highRiskCell = livingCell + householdIndicators.length;
const cellsPerArea = highRiskCell + 1;

/** Which cells of the areas of a level are hidden, by year and area (see `rowKey`). */
type HiddenOfLevel = ReadonlyMap<string, readonly boolean[]>;
type HiddenByLevel = ReadonlyMap<AreaLevel, HiddenOfLevel>;

/** What is hidden under a split that this one refines; one without groups hides its migrant children as another's cell. */
type Coarser = { readonly split: Split; readonly hidden: HiddenByLevel };

/** Ways to tell children apart that a filter uses: every age band by itself, or those picked against the others. */
type Split = { readonly sex: boolean; readonly bands: 'each' | readonly AgeBand[] | null; readonly group: boolean };

/**
 * Which cells the planning view hides under a filter, at a level. It is the same whatever value of sex, age and group
 * the filter picks: all of them or none are shown of an area, because the last one follows from the others and the
 * whole. What is hidden for all children is hidden for some of them.
 */
export async function hiddenUnder(
  db: Reader,
  level: AreaLevel,
  filter: Filter,
  threshold: number,
): Promise<(key: string, cell: number) => boolean> {
  const [sex, group] = [filter.sex !== null, filter.group !== 'all'];
  const bands = filter.ageBands && !sex && !group ? 'each' : filter.ageBands;
  const hidden = (await hiddenOfSplit(db, level, { sex, bands, group }, threshold)).get(level);
  return (key, cell) => hidden?.get(key)?.[cell] ?? false;
}

/** Where the children of every age band and sex are hidden, all of an area or none; `group` splits them once more. */
export async function hiddenPyramids(
  db: Reader,
  level: AreaLevel,
  group: boolean,
  threshold: number,
): Promise<(key: string) => boolean> {
  const hidden = (await hiddenOfSplit(db, level, { sex: true, bands: 'each', group }, threshold)).get(level);
  return (key) => hidden?.get(key)?.[childrenCell] ?? false;
}

function hiddenOfSplit(db: Reader, level: AreaLevel, split: Split, threshold: number): Promise<HiddenByLevel> {
  const picked = split.bands === 'each' ? 'each' : ageBands.filter((band) => split.bands?.includes(band));
  const key = ['hidden', level, threshold, split.sex, picked, split.group].join(' ');
  return db.kept(key, async () => {
    const known = async (of: Split, at: number): Promise<Coarser> => ({
      split: of,
      hidden: await hiddenOfSplit(db, level, of, at),
    });
    const coarser = await Promise.all([
      ...coarserThan(split).map((each) => known(each, threshold)),
      // What leaves the building shows no more than the screen: two choices of what else to hide would tell all.
      ...(threshold > planningThreshold ? [known(split, planningThreshold)] : []),
    ]);
    const isKnownHidden = (of: AreaLevel, key: string, cell: number): boolean =>
      coarser.some((each) => {
        // How many children there are of each band and sex is told side by side; answers are not.
        if (
          each.split.bands === 'each' &&
          split.bands !== 'each' &&
          split.sex &&
          each.split.sex &&
          cell !== childrenCell
        )
          return false;
        const isOfGroups = cell === childrenCell && split.group && !each.split.group;
        return each.hidden.get(of)?.get(key)?.[isOfGroups ? migrantCell : cell] ?? false;
      });
    const isWhole = filtersOf(split).length === 1;
    const countsOf = (filter: Filter) => countsAtLevels(db, level, filter, !isWhole);
    const wholeKey = ['counts', level, !isWhole].join(' ');
    const [whole, ...parts] = await Promise.all([
      db.kept(wholeKey, () => countsOf(noFilter)),
      ...(isWhole ? [] : filtersOf(split).map(countsOf)),
    ]);
    const hidden = new Map<AreaLevel, HiddenOfLevel>();
    for (const each of areaLevels.slice(0, areaLevels.indexOf(level) + 1)) {
      const all = whole.get(each);
      if (!all) continue;
      const tables = isWhole ? [all] : parts.flatMap((part) => part.get(each) ?? []);
      const parent = parentLevel(each);
      const above = parent ? { level: parent, hidden: hidden.get(parent) } : null;
      hidden.set(
        each,
        hiddenOfLevel(all, tables, above, threshold, (areaKey, cell) => isKnownHidden(each, areaKey, cell)),
      );
    }
    return hidden;
  });
}

/** The same with one way to tell children apart less. */
function coarserThan(split: Split): readonly Split[] {
  return [
    ...(split.sex
      ? [{ ...split, sex: false, ...(split.group || !split.bands ? {} : { bands: 'each' as const }) }]
      : []),
    ...(split.bands ? [{ ...split, bands: null }] : []),
    ...(split.group
      ? [{ ...split, group: false, ...(split.sex || !split.bands ? {} : { bands: 'each' as const }) }]
      : []),
    ...(split.bands && split.bands !== 'each' && split.sex && !split.group
      ? [{ ...split, bands: 'each' as const }]
      : []),
  ];
}

/** The filters whose children together are all children of known sex and age. */
function filtersOf({ sex, bands, group }: Split): readonly Filter[] {
  const ofChildren = ageBands.filter((band) => band !== '18+' && band !== 'unknown');
  const ages =
    bands === 'each'
      ? ofChildren.map((band) => [band])
      : [ofChildren.filter((band) => bands?.includes(band)), ofChildren.filter((band) => !bands?.includes(band))];
  return (sex ? (['male', 'female'] as const) : [null]).flatMap((each) =>
    (bands ? ages.filter((picked) => picked.length > 0) : [null]).flatMap((picked) =>
      (group ? (['thai', 'migrant'] as const) : (['all'] as const)).map((of): Filter => ({
        ...noFilter,
        sex: each,
        ageBands: picked,
        group: of,
      })),
    ),
  );
}

function hiddenOfLevel(
  all: WholeTable,
  tables: readonly WholeTable[],
  above: { readonly level: AreaLevel; readonly hidden: HiddenOfLevel | undefined } | null,
  threshold: number,
  isKnownHidden: (key: string, cell: number) => boolean,
): HiddenOfLevel {
  const keys = all.table.areaCode.map((_, row) => rowKey(all.table, row));
  const parentKeys = all.table.areaCode.map((code, row) =>
    above ? `${all.table.surveyYearBE[row]} ${codeAtLevel(code, above.level)}` : '',
  );
  const positions = new Map([...new Set(parentKeys)].map((key, i) => [key, i]));
  const isPartOf = tables[0] !== all;
  const hidden = keys.map((): boolean[] => Array.from({ length: cellsPerArea }, () => false));
  for (const cell of [childrenCell, ...Array.from({ length: cellsPerArea }, (_, i) => i)]) {
    if (cell === childrenCell && !isPartOf) continue;
    const cells = keys.map((key, row) => {
      const whole = countsAt(all, key, cell);
      const isSmall = tables.some((part) => {
        const counts = countsAt(part, key, cell);
        if (cell === childrenCell) return isFew(counts.yes, threshold) || isFew(whole.yes - counts.yes, threshold);
        return isDisclosive(counts, threshold) || (isPartOf && isDisclosive(without(counts, whole), threshold));
      });
      const follows = (other: number): boolean => cell !== childrenCell && (hidden[row]?.[other] ?? false);
      return {
        ...whole,
        parent: positions.get(parentKeys[row] ?? '') ?? -1,
        isDisclosive:
          isSmall ||
          isKnownHidden(key, cell) ||
          follows(childrenCell) ||
          (cell >= livingCell && cell < highRiskCell && follows((householdIndicators[cell - livingCell]?.no ?? 0) - 1)),
      };
    });
    const isAboveHidden = [...positions.keys()].map((key) => above?.hidden?.get(key)?.[cell] ?? false);
    const wanted = above ? hiddenCells(cells, isAboveHidden) : cells.map((each) => each.isDisclosive);
    for (const [row, isWanted] of wanted.entries()) if (hidden[row]) hidden[row][cell] = isWanted;
  }
  return new Map(keys.map((key, row) => [key, hidden[row] ?? []]));
}

/** A handful of children of a kind; that all of them or none are says nothing of one by itself. */
const isFew = (children: number, threshold: number): boolean => children > 0 && children < threshold;

/** The rest of the whole; nothing where the counts are no part of it, as those of children and of households may be. */
function without(part: Proportion, whole: Proportion): Proportion {
  const rest = { yes: whole.yes - part.yes, known: whole.known - part.known };
  return rest.yes < 0 || rest.yes > rest.known ? { yes: 0, known: 0 } : rest;
}

function countsAt({ table, rows, highRisk }: WholeTable, key: string, cell: number): Proportion {
  const row = rows.get(key);
  if (row === undefined) return { yes: 0, known: 0 };
  if (cell === highRiskCell) return highRisk.get(key) ?? { yes: 0, known: 0 };
  if (cell === childrenCell) return { yes: table.children[row] ?? 0, known: table.children[row] ?? 0 };
  if (cell === migrantCell) return { yes: table.migrants[row] ?? 0, known: table.children[row] ?? 0 };
  if (cell >= livingCell) {
    const at = row * householdIndicators.length + cell - livingCell;
    return { yes: table.livingYes[at] ?? 0, known: table.livingKnown[at] ?? 0 };
  }
  const yes = table.yes[row * indicatorCount + cell] ?? 0;
  return { yes, known: yes + (table.no[row * indicatorCount + cell] ?? 0) };
}

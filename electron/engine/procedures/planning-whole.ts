import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { rolledUp, rowIndex } from './planning-tables.ts';

/** Data to ask, and a number that grows with every change of them: what is kept belongs to one revision. */
export type PlanningSource = { readonly db: Reader; readonly revision: number };

/** Counts of all children with records, in every area and year. */
export type WholeTable = { readonly table: PrevalenceTable; readonly rows: ReadonlyMap<string, number> };
/** At a level and at those above it. */
export type WholeCounts = ReadonlyMap<AreaLevel, WholeTable>;

type Kept = { readonly revision: number; readonly byLevel: Map<AreaLevel, Promise<WholeCounts>> };

const keptOf = new WeakMap<Reader, Kept>();

/**
 * Counts of all children without any filter. They are needed at every change of a filter, because what it leaves out
 * follows from them, and are the same each time: they are asked once per revision. Whoever asks first cannot end the
 * question, for others wait for it.
 */
export function wholeCounts({ db, revision }: PlanningSource, level: AreaLevel): Promise<WholeCounts> {
  let kept = keptOf.get(db);
  if (kept?.revision !== revision) {
    kept = { revision, byLevel: new Map() };
    keptOf.set(db, kept);
  }
  const { byLevel } = kept;
  const found = byLevel.get(level);
  if (found) return found;
  const asked = askWhole(db, level);
  byLevel.set(level, asked);
  asked.catch(() => byLevel.delete(level));
  return asked;
}

async function askWhole(db: Reader, level: AreaLevel): Promise<WholeCounts> {
  // What a filter leaves out are children with records: counts alone are in no group, and must not cover a small rest.
  const own = await prevalenceByArea(db, { level, filter: noFilter, isOfRecords: true });
  const levels = areaLevels.slice(0, areaLevels.indexOf(level) + 1);
  return new Map(
    levels.map((each) => {
      const table = each === level ? own : rolledUp(own, each);
      return [each, { table, rows: rowIndex(table) }] as const;
    }),
  );
}

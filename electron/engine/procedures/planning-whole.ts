import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { areaLevels, codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { highRiskByArea } from '../queries/high-risk-by-area.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { rolledUp, rowIndex } from './planning-tables.ts';

/** Counts in every area and year. */
export type WholeTable = {
  readonly table: PrevalenceTable;
  readonly rows: ReadonlyMap<string, number>;
  readonly highRisk: ReadonlyMap<string, Proportion>;
};
/** At a level and at those above it. */
type WholeCounts = ReadonlyMap<AreaLevel, WholeTable>;

/** Counts of a filter in every area and year, at a level and at those above it. */
export async function countsAtLevels(
  db: Reader,
  level: AreaLevel,
  filter: Filter,
  isOfRecords: boolean,
): Promise<WholeCounts> {
  const everywhere: Filter = { ...filter, area: null, surveyYearBE: null };
  const [own, atRisk] = await Promise.all([
    prevalenceByArea(db, { level, filter: everywhere, isOfRecords }),
    highRiskByArea(db, { level, filter: everywhere }),
  ]);
  const levels = areaLevels.slice(0, areaLevels.indexOf(level) + 1);
  return new Map(
    levels.map((each) => {
      const table = each === level ? own : rolledUp(own, each);
      const highRisk = new Map<string, Proportion>();
      for (const { surveyYearBE, areaCode, yes, known } of atRisk) {
        const key = `${surveyYearBE} ${codeAtLevel(areaCode, each)}`;
        const sum = highRisk.get(key) ?? { yes: 0, known: 0 };
        highRisk.set(key, { yes: sum.yes + yes, known: sum.known + known });
      }
      return [each, { table, rows: rowIndex(table), highRisk }] as const;
    }),
  );
}

/** Year and code of every area of a level. */
export async function wholeKeys(db: Reader, level: AreaLevel): Promise<readonly string[]> {
  const whole = await db.kept(['counts', level, false].join(' '), () => countsAtLevels(db, level, noFilter, false));
  return [...(whole.get(level)?.rows.keys() ?? [])];
}

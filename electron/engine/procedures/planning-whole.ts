import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { areaLevels, codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { highRiskByArea } from '../queries/high-risk-by-area.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { rolledUp, rowIndex } from './planning-tables.ts';

/** Data to ask, and a number that grows with every change of them: what is kept belongs to one revision. */
export type PlanningSource = { readonly db: Reader; readonly revision: number };

/** Counts in every area and year. */
export type WholeTable = {
  readonly table: PrevalenceTable;
  readonly rows: ReadonlyMap<string, number>;
  readonly highRisk: ReadonlyMap<string, Proportion>;
};
/** At a level and at those above it. */
export type WholeCounts = ReadonlyMap<AreaLevel, WholeTable>;

type Kept = { readonly revision: number; readonly answers: Map<string, Promise<unknown>> };

const keptOf = new WeakMap<Reader, Kept>();

/**
 * What is needed at every change of a filter and is the same each time is asked once per revision. Whoever asks first
 * cannot end the question, for others wait for it.
 * @param key  what is asked; one key has one type of answer
 */
export function oncePerRevision<Answer>(
  { db, revision }: PlanningSource,
  key: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  let kept = keptOf.get(db);
  if (kept?.revision !== revision) {
    kept = { revision, answers: new Map() };
    keptOf.set(db, kept);
  }
  const { answers } = kept;
  const found = answers.get(key);
  if (found) return found as Promise<Answer>;
  const asked = ask();
  answers.set(key, asked);
  asked.catch(() => answers.delete(key));
  return asked;
}

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
export async function wholeKeys(source: PlanningSource, level: AreaLevel): Promise<readonly string[]> {
  const whole = await oncePerRevision(source, ['counts', level, false].join(' '), () =>
    countsAtLevels(source.db, level, noFilter, false),
  );
  return [...(whole.get(level)?.rows.keys() ?? [])];
}

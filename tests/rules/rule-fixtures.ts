import fc from 'fast-check';
import { Database } from '../../electron/engine/db/database.ts';
import { integer, join, sql, type Sql } from '../../electron/engine/db/sql.ts';
import {
  riskClasses,
  ruleClasses,
  ruleGroups,
  ruleSetKind,
  ruleSetShapeVersion,
  ruleSexes,
  type Condition,
  type RiskClass,
  type Rule,
  type RuleSet,
} from '../../shared/contract/rule-set.ts';
import { bitsOf, eligibleAnswers } from '../../shared/cpms/answer-bits.ts';
import { nationalities, sexes, type Nationality, type Sex } from '../../shared/cpms/answers.ts';
import type { ClassedChild } from '../../shared/rules/class-of-child.ts';
import { decidingIndicators } from '../../shared/rules/condition-parts.ts';

export const yes = (indicator: number): Condition => ({ kind: 'indicator', indicator });
export const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });
export const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });
export const atLeast = (count: number, ...of: readonly Condition[]): Condition => ({ kind: 'at-least', count, of });

export function ruleSetOf(rules: readonly Rule[], changes: Partial<RuleSet> = {}): RuleSet {
  return {
    kind: ruleSetKind,
    shapeVersion: ruleSetShapeVersion,
    id: 'test-rules',
    version: 1,
    name: { th: 'ชุดทดสอบ', en: 'Test rules' },
    rules: [...rules],
    riskIndicators: [3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22],
    insufficientAbovePercent: 50,
    decided: { by: '', on: null, note: '' },
    ...changes,
  };
}

export type ChildGiven = {
  readonly yes?: readonly number[];
  readonly unknown?: readonly number[] | 'rest';
  readonly age?: number | null;
  readonly sex?: Sex;
  readonly nationality?: Nationality;
};

/** A child with its answers: those not named are no. An indicator its age is not eligible for has no answer. */
export function childWith({ yes = [], unknown = [], age = 12, sex = 'female', nationality = 'thai' }: ChildGiven) {
  const eligible = eligibleAnswers(age);
  const riskYes = bitsOf(...yes) & eligible;
  const unknownBits = unknown === 'rest' ? eligible & ~riskYes : bitsOf(...unknown) & ~riskYes;
  const child: ClassedChild = {
    riskYes,
    riskKnown: eligible & ~unknownBits,
    riskEligible: eligible,
    ageYears: age,
    sex,
    nationality,
    isMigrant: !['thai', 'unknown'].includes(nationality) || yes.includes(1),
  };
  return child;
}

const indicatorNumbers = Array.from({ length: 22 }, (_, i) => i + 1).filter((no) => no !== 16);

function conditions(depth: number, riskIndicators: number): fc.Arbitrary<Condition> {
  const single = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...indicatorNumbers).map(yes) },
    fc.integer({ min: 1, max: 18 }).map((years): Condition => ({ kind: 'age-under', years })),
    fc.integer({ min: 0, max: 17 }).map((years): Condition => ({ kind: 'age-from', years })),
    fc.constantFrom(...ruleGroups).map((group): Condition => ({ kind: 'group', group })),
    fc.constantFrom(...ruleSexes).map((sex): Condition => ({ kind: 'sex', sex })),
    fc.integer({ min: 1, max: Math.min(8, riskIndicators) }).map((count): Condition => ({ kind: 'risk-count', count })),
  );
  if (depth === 1) return single;
  const list = fc.uniqueArray(conditions(depth - 1, riskIndicators), {
    minLength: 1,
    maxLength: 5,
    selector: (each) => JSON.stringify(each),
  });
  return fc.oneof(
    single,
    list.map((of): Condition => ({ kind: 'any', of })),
    list.map((of): Condition => ({ kind: 'all', of })),
    list.chain((of) =>
      fc.integer({ min: 1, max: of.length }).map((count): Condition => ({ kind: 'at-least', count, of })),
    ),
  );
}

/** Rule sets that can be used, of any depth and size a person would write. */
export const ruleSets: fc.Arbitrary<RuleSet> = fc
  .uniqueArray(fc.constantFrom(...indicatorNumbers), { minLength: 1, maxLength: 21 })
  .chain((riskIndicators) =>
    fc
      .record({
        rules: fc.array(
          fc.record({ class: fc.constantFrom(...ruleClasses), when: conditions(4, riskIndicators.length) }),
          { minLength: 1, maxLength: 8 },
        ),
        insufficientAbovePercent: fc.integer({ min: 0, max: 99 }),
      })
      .map(({ rules, insufficientAbovePercent }) =>
        ruleSetOf(
          rules.toSorted((a, b) => ruleClasses.indexOf(a.class) - ruleClasses.indexOf(b.class)),
          { riskIndicators, insufficientAbovePercent },
        ),
      ),
  )
  .filter((set) => decidingIndicators(set) !== 0);

export const children: fc.Arbitrary<ClassedChild> = fc
  .record({
    yes: fc.uniqueArray(fc.integer({ min: 1, max: 22 }), { maxLength: 6 }),
    unknown: fc.oneof(fc.uniqueArray(fc.integer({ min: 1, max: 22 })), fc.constant('rest' as const)),
    age: fc.option(fc.integer({ min: 0, max: 20 })),
    sex: fc.constantFrom(...sexes),
    nationality: fc.constantFrom(...nationalities),
  })
  .map(childWith);

const tableColumns =
  'id INTEGER, risk_yes INTEGER, risk_known INTEGER, risk_eligible INTEGER, age_years UTINYINT, sex UTINYINT, nationality UTINYINT, is_migrant BOOLEAN';
const statement = (text: string): Sql => ({ text, values: [] });

/** A database with children in a table `record`, whose columns are those of `childRecords`. */
export async function databaseOf(fill: Sql): Promise<Database> {
  return Database.open({
    memoryLimit: '500MB',
    threads: 2,
    tables: [statement(`CREATE TABLE record (${tableColumns})`), sql`INSERT INTO record ${fill}`],
  });
}

/** Children as rows, numbered from 0. */
export function rowsOf(given: readonly ClassedChild[]): Sql {
  const rows = given.map(
    (
      child,
      id,
    ) => sql`(${integer(id)}, ${integer(child.riskYes)}, ${integer(child.riskKnown)}, ${integer(child.riskEligible)},
      ${child.ageYears === null ? statement('NULL') : integer(child.ageYears)}, ${integer(sexes.indexOf(child.sex))},
      ${integer(nationalities.indexOf(child.nationality))}, ${statement(String(child.isMigrant))})`,
  );
  return sql`VALUES ${join(rows, ', ')}`;
}

/**
 * Random children made by the database: ages from 0 to 20 and not known, answers from nearly all known to nearly none,
 * from rarely to often yes, nationality and indicator 1 agreeing or not.
 */
export function randomRows(count: number): Sql {
  const byAge = Array.from({ length: 21 }, (_, age) => integer(eligibleAnswers(age)));
  const bits = (salt: number): Sql => sql`(hash(id, ${integer(salt)}) & 4194303)::INTEGER`;
  const upTo = (salt: number, below: number): Sql => sql`(hash(id, ${integer(salt)}) % ${integer(below)})::INTEGER`;
  const thai = nationalities.indexOf('thai');
  return sql`WITH drawn AS (
      SELECT range::INTEGER AS id, ${upTo(1, 22)} AS age_drawn, ${upTo(2, 3)} AS sex_drawn,
        CASE WHEN ${upTo(3, 2)} = 0 THEN ${integer(thai)} ELSE ${upTo(4, 7)} END AS nationality_drawn,
        CASE ${upTo(5, 4)} WHEN 0 THEN 4194303 WHEN 1 THEN ${bits(6)} | ${bits(7)} | ${bits(8)} WHEN 2 THEN ${bits(6)} ELSE ${bits(6)} & ${bits(7)} END AS known_drawn,
        CASE ${upTo(9, 3)} WHEN 0 THEN ${bits(10)} & ${bits(11)} & ${bits(12)} & ${bits(13)} WHEN 1 THEN ${bits(10)} & ${bits(11)} ELSE ${bits(10)} END AS yes_drawn
      FROM (SELECT range AS id, range FROM range(${integer(count)}))
    )
    SELECT id, yes_drawn & known_drawn & eligible, known_drawn & eligible, eligible,
      CASE WHEN age_drawn <= 20 THEN age_drawn END, sex_drawn, nationality_drawn,
      nationality_drawn NOT IN (${integer(thai)}, ${integer(nationalities.indexOf('unknown'))}) OR (yes_drawn & known_drawn & 1) = 1
    FROM (SELECT *, CASE WHEN age_drawn <= 20 THEN [${join(byAge, ', ')}][age_drawn + 1] ELSE ${integer(eligibleAnswers(null))} END AS eligible FROM drawn)`;
}

const none = new Int32Array();

/** The children of the table, in order of their number. */
export async function childrenOf(database: Database): Promise<readonly ClassedChild[]> {
  const columns =
    await database.integers(sql`SELECT risk_yes, risk_known, risk_eligible, coalesce(age_years, 255)::INTEGER AS age,
    sex::INTEGER AS sex, nationality::INTEGER AS nationality, is_migrant::INTEGER AS is_migrant FROM record ORDER BY id`);
  const [riskYes = none, riskKnown = none, riskEligible = none] = ['risk_yes', 'risk_known', 'risk_eligible'].map(
    columns.column,
  );
  const [age = none, sex = none, nationality = none, isMigrant = none] = [
    'age',
    'sex',
    'nationality',
    'is_migrant',
  ].map(columns.column);
  return Array.from(riskYes, (bits, i) => ({
    riskYes: bits,
    riskKnown: riskKnown[i] ?? 0,
    riskEligible: riskEligible[i] ?? 0,
    ageYears: age[i] === 255 ? null : (age[i] ?? null),
    sex: sexes[sex[i] ?? 2] ?? 'unknown',
    nationality: nationalities[nationality[i] ?? 6] ?? 'unknown',
    isMigrant: isMigrant[i] === 1,
  }));
}

/** The class of each child by an expression, in order of its number; of all or of those in `where`. */
export async function classesBy(database: Database, expression: Sql, where = 'true'): Promise<readonly RiskClass[]> {
  const rows = await database.integers(
    sql`SELECT (${expression})::INTEGER AS class FROM record WHERE ${statement(where)} ORDER BY id`,
  );
  return Array.from(rows.column('class'), (no) => riskClasses[no] ?? 'none');
}

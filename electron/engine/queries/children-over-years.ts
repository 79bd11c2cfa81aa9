import { z } from 'zod';
import { sexes } from '../../../shared/cpms/answers.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import {
  answerChangeKinds,
  type AnswerChangeKind,
  type AnswerChangeRow,
  type FlowRow,
  type Years,
} from '../answers/row-questions.ts';
import type { Reader } from '../db/database.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';
import { childRecords } from '../tables/child-records.ts';

/** Two survey years, and whether the child keys of all their extracts were made with one secret. */
export type YearPair = Years & { readonly hasOneSecret: boolean };

const linkState = z.object({ surveyYearBE: z.int(), records: z.int(), linked: z.int() });

/** Whether some community gave counts only in one of the years. */
export async function hasCountedCommunities(
  db: Reader,
  { surveyYearBE, previousYearBE }: Years,
  signal?: AbortSignal,
): Promise<boolean> {
  const [found] = await db.rows(
    z.object({ n: z.int() }),
    sql`SELECT count(*)::INTEGER AS n FROM cell_total
      WHERE is_counted AND survey_year IN (${integer(surveyYearBE)}, ${integer(previousYearBE)})`,
    signal,
  );
  return (found?.n ?? 0) > 0;
}

/** How many records each of the years has, and how many of them are of a linked extract. */
export async function linkedRecords(
  db: Reader,
  { surveyYearBE, previousYearBE }: Years,
  signal?: AbortSignal,
): Promise<readonly z.infer<typeof linkState>[]> {
  return db.rows(
    linkState,
    sql`SELECT survey_year::INTEGER AS "surveyYearBE", count(*)::INTEGER AS records,
        count(*) FILTER (extract_no IN (SELECT DISTINCT extract_no FROM person))::INTEGER AS linked
      FROM child WHERE survey_year IN (${integer(surveyYearBE)}, ${integer(previousYearBE)}) GROUP BY 1`,
    signal,
  );
}

/**
 * The records of the two years with the key of their child: that of the link, else that of the file. A record that
 * was not linked takes the key of a linked one with the same id, where ids are comparable.
 */
function keyedRecords({ surveyYearBE, previousYearBE, hasOneSecret }: YearPair): Sql {
  const ofSameId = hasOneSecret
    ? sql`SELECT child_key, min(person_key) AS person_key FROM child JOIN person USING (extract_no, sheet_no, line)
        WHERE child_key IS NOT NULL GROUP BY child_key`
    : sql`SELECT NULL::UBIGINT AS child_key, NULL::UBIGINT AS person_key WHERE false`;
  return sql`same_id AS (${ofSameId}),
    record AS (
      SELECT records.*, coalesce(person.person_key, same_id.person_key, records.child_key) AS key
      FROM (${childRecords()} WHERE child.survey_year IN (${integer(surveyYearBE)}, ${integer(previousYearBE)})) records
        LEFT JOIN person USING (extract_no, sheet_no, line)
        LEFT JOIN same_id ON same_id.child_key = records.child_key
    )`;
}

const agreement = z.object({ compared: z.int(), agreeing: z.int() });

/**
 * Children of one key in both years whose sex and month of birth are known in both, and those of them in which both
 * agree: an id that is given anew each year belongs to somebody else the next.
 */
export async function keyAgreement(
  db: Reader,
  years: YearPair,
  signal?: AbortSignal,
): Promise<z.infer<typeof agreement>> {
  const [row] = await db.rows(
    agreement,
    sql`WITH ${keyedRecords(years)},
      person_year AS (
        SELECT survey_year, key, min(sex) AS sex, min(birth_month) AS birth_month FROM record
        WHERE key IS NOT NULL AND sex < ${integer(sexes.indexOf('unknown'))} AND birth_month IS NOT NULL GROUP BY 1, 2
      )
      SELECT count(*)::INTEGER AS compared,
        count(*) FILTER (now.sex = before.sex AND now.birth_month = before.birth_month)::INTEGER AS agreeing
      FROM person_year now JOIN person_year before ON now.key = before.key
      WHERE now.survey_year = ${integer(years.surveyYearBE)} AND before.survey_year = ${integer(years.previousYearBE)}`,
    signal,
  );
  return row ?? { compared: 0, agreeing: 0 };
}

const flowRow = z.object({
  surveyYearBE: z.int(),
  code: z.string(),
  records: z.int(),
  unkeyed: z.int(),
  stayed: z.int(),
  moved: z.int(),
  alone: z.int(),
});

/** What became of the children of two years, by community and year. */
export async function childFlows(db: Reader, years: YearPair, signal?: AbortSignal): Promise<readonly FlowRow[]> {
  return db.rows(
    flowRow,
    sql`WITH ${keyedRecords(years)},
      place AS (SELECT DISTINCT survey_year, key, community FROM record WHERE key IS NOT NULL),
      somewhere AS (SELECT DISTINCT survey_year, key FROM place),
      met AS (
        SELECT record.survey_year, record.community, record.key, place.key IS NOT NULL AS is_here, somewhere.key IS NOT NULL AS is_there
        FROM record
          LEFT JOIN place ON place.key = record.key AND place.community = record.community AND place.survey_year <> record.survey_year
          LEFT JOIN somewhere ON somewhere.key = record.key AND somewhere.survey_year <> record.survey_year
      )
      SELECT survey_year::INTEGER AS "surveyYearBE", community::VARCHAR AS code, count(*)::INTEGER AS records,
        count(*) FILTER (key IS NULL)::INTEGER AS unkeyed, count(*) FILTER (is_here)::INTEGER AS stayed,
        count(*) FILTER (is_there AND NOT is_here)::INTEGER AS moved,
        count(*) FILTER (key IS NOT NULL AND NOT is_there)::INTEGER AS alone
      FROM met GROUP BY 1, 2 ORDER BY 1, 2`,
    signal,
  );
}

/** Masks over a record now and the same child's answers of the year before, by kind of change. */
const changeMasks: Readonly<Record<AnswerChangeKind, string>> = {
  yesToYes: 'yes & before_yes',
  yesToNo: 'known & ~yes & before_yes',
  noToYes: 'yes & before_known & ~before_yes',
  noToNo: 'known & ~yes & before_known & ~before_yes',
  unknownToYes: 'yes & before_eligible & ~before_known',
  unknownToNo: 'known & ~yes & before_eligible & ~before_known',
  becameUnknown: 'eligible & ~known & before_known',
};

/**
 * Answers about the children who are in both years, by the community in which they are now. Only answers for which the
 * child has the age in both years count; 17-22 are those of the households they live in.
 */
export async function answerChanges(
  db: Reader,
  years: YearPair,
  signal?: AbortSignal,
): Promise<readonly AnswerChangeRow[]> {
  const sums = answerChangeKinds.flatMap((kind) =>
    Array.from({ length: indicatorCount }, (_, i): Sql => ({
      text: `sum((${kind.toLowerCase()} >> ${i}) & 1)::INTEGER AS ${columnOf(kind, i)}`,
      values: [],
    })),
  );
  const masks = answerChangeKinds.map((kind): Sql => ({
    text: `(${changeMasks[kind]}) AS ${kind.toLowerCase()}`,
    values: [],
  }));
  const table = await db.integers(
    sql`WITH ${keyedRecords(years)},
      before AS (
        SELECT key, bit_or(risk_yes) AS before_yes, bit_or(risk_known) AS before_known, bit_or(risk_eligible) AS before_eligible
        FROM record WHERE survey_year = ${integer(years.previousYearBE)} AND key IS NOT NULL GROUP BY key
      ),
      pair AS (
        SELECT community, risk_yes AS yes, risk_known AS known, risk_eligible AS eligible, before_yes, before_known, before_eligible
        FROM record JOIN before USING (key) WHERE survey_year = ${integer(years.surveyYearBE)}
      ),
      change AS (SELECT community, ${join(masks, ', ')} FROM pair)
      SELECT community::INTEGER AS community, ${join(sums, ', ')} FROM change GROUP BY 1 ORDER BY 1`,
    signal,
  );
  const codes = table.column('community');
  const columns = answerChangeKinds.map((kind) =>
    Array.from({ length: indicatorCount }, (_, i) => table.column(columnOf(kind, i))),
  );
  return Array.from({ length: table.length }, (_, row): AnswerChangeRow => {
    const of = (kind: AnswerChangeKind): readonly number[] =>
      (columns[answerChangeKinds.indexOf(kind)] ?? []).map((column) => column[row] ?? 0);
    return {
      code: String(codes[row]),
      yesToYes: of('yesToYes'),
      yesToNo: of('yesToNo'),
      noToYes: of('noToYes'),
      noToNo: of('noToNo'),
      unknownToYes: of('unknownToYes'),
      unknownToNo: of('unknownToNo'),
      becameUnknown: of('becameUnknown'),
    };
  });
}

const columnOf = (kind: AnswerChangeKind, i: number): string => `${kind.toLowerCase()}_${i + 1}`;

import { z } from 'zod';
import { DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import { buddhistEraOffset } from '../../../shared/calendar/buddhist-era.ts';
import { nationalities, notStatedSpellings, type BlankRule } from '../../../shared/cpms/answers.ts';
import type { RejectedRow, RejectReason, Warning } from '../../../shared/contract/extracts.ts';
import type { Database } from '../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import { cellWarning, columnFitWarnings, lookupWarnings } from './check/cell-warnings.ts';
import { communityWarnings } from './check/community-warnings.ts';
import { onSheet, rejectedRow, warningOf } from './check/findings.ts';
import { householdWarnings } from './check/household-warnings.ts';
import { idWarnings } from './check/id-warnings.ts';
import { rowWarnings } from './check/row-warnings.ts';
import { volunteerWarnings } from './check/volunteer-warnings.ts';
import { yearColumnWarnings } from './check/year-warnings.ts';
import { answerMask } from './map/answer-mask.ts';
import type { SurveyYears } from './map/two-digit-year.ts';
import {
  answerFields,
  planAnswers,
  planCommunities,
  planLookup,
  type AnswerPlan,
  type CommunityPlan,
  type LookupField,
  type LookupPlan,
} from './map/value-plan.ts';
import { cellAsText, type Loaded } from './read/load-records.ts';
import { RecordCells } from './read/record-cells.ts';

/** What a table needs to be read: the year to use where a row has none, the blank rule, the areas that exist. */
export type ImportRules = {
  readonly extractNo: number;
  /** Place of the table in its file: the sheets of a workbook have the same lines. */
  readonly sheetNo: number;
  /** Name of the table's sheet; findings name it. */
  readonly sheet?: string | null;
  readonly fallbackYearBE: number | null;
  /** The survey year that a person gave, used or not. */
  readonly givenYearBE?: number | undefined;
  readonly blank: BlankRule;
  readonly resolvesTambon: (code: string) => boolean;
  /** Makes keys of ids: without it nobody can try ids until one fits. */
  readonly secret: string;
};

export type TableOutcome = {
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly Warning[];
  readonly communityNames: ReadonlyMap<number, string>;
};

/** No completed age is larger; a birth and a survey date that are centuries apart are warned about. */
const largestAge = 250;

/**
 * Turns `records` of a reader instance into typed rows in the analytic `staging` (children) or
 * `staging_sheet` (households). Rows without a community or year are rejected; the rest is kept, with warnings.
 */
export class TableImport {
  readonly #records: RecordCells;
  readonly #rules: ImportRules;
  readonly #warnings: Warning[] = [];
  readonly #rejected: RejectedRow[] = [];

  constructor(reader: Database, loaded: Loaded, rules: ImportRules, signal?: AbortSignal) {
    this.#records = new RecordCells(reader, loaded, signal);
    this.#rules = rules;
  }

  async children(analytic: Database): Promise<TableOutcome> {
    await this.#planLookups();
    const communities = await this.#planCommunities();
    if (communities) await this.#rejectCommunities(communities);
    const answers = await this.#planAnswers();
    this.#rejectUnparsable();
    await this.#rejectYearless();
    await this.#makeTyped(answers);
    for (const warn of [rowWarnings, householdWarnings, communityWarnings, volunteerWarnings, idWarnings])
      this.#warnings.push(...(await warn(this.#records)));
    await this.#warnAboutLetters();
    await this.#transfer(analytic, 'staging', this.#typedRows());
    return this.#outcome(await this.#communityNames());
  }

  /** Households: a row needs its id and a year; a community may be blank, but not be one that does not exist. */
  async households(analytic: Database): Promise<TableOutcome> {
    await this.#planLookups();
    const communities = await this.#planCommunities();
    const answers = await this.#planAnswers();
    this.#rejectUnparsable();
    await this.#records.reader.run(
      sql`CREATE TABLE typed AS SELECT line, (${this.#year()})::SMALLINT AS survey_year, ${this.#value('community_code')} AS community,
        ${this.#key('household_id')} AS household_key, ${answerMask(answers, 'yes')} AS yes_bits, ${answerMask(answers, 'no')} AS no_bits,
        ${this.#cell('community_code')} AS community_cell, ${this.#cell('survey_year')} AS year_cell
        FROM records ${this.#joins(['survey_year', 'community_code'])}`,
      this.#records.signal,
    );
    const isRejected = await this.#rejectHouseholds(communities);
    await this.#warnAboutLetters();
    const rows = sql`SELECT ${integer(this.#rules.extractNo)}::INTEGER, line, survey_year, community, household_key, yes_bits, no_bits
      FROM typed WHERE NOT (${isRejected})`;
    await this.#transfer(analytic, 'staging_sheet', rows);
    return this.#outcome(new Map());
  }

  #outcome(communityNames: ReadonlyMap<number, string>): TableOutcome {
    const { sheet } = this.#rules;
    return {
      rejected: onSheet(this.#rejected, sheet),
      warnings: onSheet(this.#warnings, sheet),
      communityNames,
    };
  }

  #year(): Sql {
    const fallback =
      this.#rules.fallbackYearBE === null ? sql`NULL::INTEGER` : sql`${integer(this.#rules.fallbackYearBE)}::INTEGER`;
    return sql`coalesce(${this.#value('survey_year')}, ${fallback})`;
  }

  async #planLookups(): Promise<void> {
    const records = this.#records;
    let years: SurveyYears | null = yearsAround([], this.#rules.fallbackYearBE);
    for (const field of ['survey_year', 'survey_date', 'sex', 'birth_date', 'age_years', 'nationality'] as const) {
      if (!records.has(field)) continue;
      const cells = await records.distinct(field);
      const plan = planLookup(field, cells, years);
      await this.#storePlan(field, plan);
      this.#warnings.push(...(await lookupWarnings(records, field, plan, cells)));
      if (field !== 'survey_year') continue;
      this.#warnings.push(...(await yearColumnWarnings(records, plan, cells, this.#rules)));
      years = yearsAround(
        plan.numbers.map(({ value }) => value),
        this.#rules.fallbackYearBE,
      );
    }
  }

  async #planCommunities(): Promise<CommunityPlan | null> {
    if (!this.#records.has('community_code')) return null;
    const cells = await this.#records.distinct('community_code');
    const plan = planCommunities(cells, this.#rules.resolvesTambon);
    await this.#storePlan('community_code', plan);
    const foreign = plan.unreadable.filter(({ raw }) => plan.reasons.get(raw) === 'community_unresolved');
    this.#warnings.push(...columnFitWarnings(this.#records, 'community_code', cells, foreign));
    return plan;
  }

  async #rejectCommunities(plan: CommunityPlan): Promise<void> {
    for (const [raw, reason] of plan.reasons) {
      const lines = await this.#records.lines('records', sql`community_code IS NOT DISTINCT FROM ${raw}`);
      const found = this.#records.quoted('community_code', raw);
      this.#rejected.push(...lines.map((line) => rejectedRow(line, reason, found)));
    }
  }

  #rejectUnparsable(): void {
    this.#rejected.push(...this.#records.loaded.unparsableLines.map((line) => rejectedRow(line, 'unparsable_row')));
  }

  async #storePlan(field: LookupField, plan: LookupPlan): Promise<void> {
    const table = `plan_${field}`;
    await this.#records.reader.run(sql`CREATE TABLE ${identifier(table)} (raw VARCHAR, value INTEGER)`);
    await this.#records.reader.append(table, async (append) => {
      for (let i = 0; i < plan.numbers.length; i += 2048) {
        const part = plan.numbers.slice(i, i + 2048);
        const chunk = DuckDBDataChunk.create([VARCHAR, INTEGER], part.length);
        chunk.setColumns([part.map(({ raw }) => raw), part.map(({ value }) => value)]);
        append(chunk);
      }
    });
  }

  async #planAnswers(): Promise<readonly AnswerPlan[]> {
    const plans: AnswerPlan[] = [];
    for (const [i, field] of answerFields.entries()) {
      if (!this.#records.has(field)) continue;
      const cells = await this.#records.distinct(field);
      const plan = planAnswers(i + 1, cells, this.#rules.blank);
      plans.push(plan);
      if (plan.unreadable.length === 0) continue;
      this.#warnings.push(await cellWarning(this.#records, 'answer_unreadable', field, plan.unreadable));
      this.#warnings.push(...columnFitWarnings(this.#records, field, cells, plan.unreadable));
    }
    return plans;
  }

  /** Rows of children that have a community and no year. */
  async #rejectYearless(): Promise<void> {
    if (this.#rules.fallbackYearBE !== null) return;
    const rows = await this.#records.reader.rows(
      lineAndCell,
      sql`SELECT line, ${this.#cell('survey_year')} AS raw FROM records ${this.#joins(['survey_year', 'community_code'])}
        WHERE ${this.#value('survey_year')} IS NULL AND ${this.#value('community_code')} IS NOT NULL ORDER BY line`,
      this.#records.signal,
    );
    for (const { line, raw } of rows)
      this.#rejected.push(rejectedRow(line, 'survey_year_missing', this.#records.quoted('survey_year', raw)));
  }

  /** @returns the condition on `typed` of a row that is rejected */
  async #rejectHouseholds(communities: CommunityPlan | null): Promise<Sql> {
    const blanks = [...(communities?.reasons ?? [])].flatMap(([raw, reason]) =>
      reason === 'community_missing' && raw !== null ? [sql`${raw}`] : [],
    );
    const isBlank = blanks.length > 0 ? sql`community_cell IN (${join(blanks, ', ')})` : sql`false`;
    const isLost = sql`community IS NULL AND community_cell IS NOT NULL AND NOT (${isBlank})`;
    const isRejected = sql`household_key IS NULL OR (${isLost}) OR survey_year IS NULL`;
    const rows = await this.#records.reader.rows(
      z.object({
        line: z.int(),
        is_nobody: z.boolean(),
        is_lost: z.boolean(),
        community_cell: z.string().nullable(),
        year_cell: z.string().nullable(),
      }),
      sql`SELECT line, household_key IS NULL AS is_nobody, (${isLost}) AS is_lost, community_cell, year_cell
        FROM typed WHERE ${isRejected} ORDER BY line`,
      this.#records.signal,
    );
    for (const row of rows) {
      const [reason, field, cell]: [RejectReason, string, string | null] = row.is_nobody
        ? ['household_id_missing', 'household_id', null]
        : row.is_lost
          ? [
              communities?.reasons.get(row.community_cell) ?? 'community_unresolved',
              'community_code',
              row.community_cell,
            ]
          : ['survey_year_missing', 'survey_year', row.year_cell];
      this.#rejected.push(rejectedRow(row.line, reason, this.#records.quoted(field, cell)));
    }
    return isRejected;
  }

  #joins(fields: readonly LookupField[]): Sql {
    const present = fields.filter((field) => this.#records.has(field));
    return join(
      present.map(
        (field) =>
          sql`LEFT JOIN ${identifier(`plan_${field}`)} ON ${identifier(`plan_${field}`)}.raw = records.${identifier(field)}`,
      ),
      ' ',
    );
  }

  #value(field: LookupField): Sql {
    return this.#records.has(field) ? sql`${identifier(`plan_${field}`)}.value` : sql`NULL::INTEGER`;
  }

  #cell(field: string): Sql {
    return this.#records.has(field) ? sql`records.${identifier(field)}` : sql`NULL::VARCHAR`;
  }

  /** Key of an id, the same for the same id in any file that is read with the same secret; 64 bits of SHA-256. */
  #key(field: string): Sql {
    if (!this.#records.has(field)) return sql`NULL::UBIGINT`;
    const text = cellAsText(field, this.#records.loaded);
    const blanks = join(
      notStatedSpellings.map((spelling) => sql`${spelling}`),
      ', ',
    );
    return sql`CASE WHEN lower(trim(${text})) NOT IN (${blanks}) THEN
      ('0x' || left(sha256(${this.#rules.secret} || trim(${text})), 16))::UBIGINT END`;
  }

  async #makeTyped(answers: readonly AnswerPlan[]): Promise<void> {
    const fields: readonly LookupField[] = [
      'survey_year',
      'survey_date',
      'community_code',
      'sex',
      'birth_date',
      'age_years',
      'nationality',
    ];
    const midYear = sql`((survey_year::INTEGER - ${integer(buddhistEraOffset)}) * 10000 + 630)`;
    const thai = integer(nationalities.indexOf('thai'));
    const unknown = integer(nationalities.indexOf('unknown'));
    await this.#records.reader.run(
      sql`CREATE TABLE typed AS
      WITH looked_up AS (
        SELECT line, (${this.#year()})::SMALLINT AS survey_year, ${this.#value('community_code')} AS community,
          ${this.#key('child_id')} AS child_key, ${this.#key('household_id')} AS household_key, trim(${this.#cell('volunteer_code')}) AS volunteer,
          coalesce(${this.#value('sex')}, 2)::UTINYINT AS sex, ${this.#value('survey_date')} AS surveyed, ${this.#value('birth_date')} AS born,
          ${this.#value('age_years')} AS age_given, coalesce(${this.#value('nationality')}, ${unknown})::UTINYINT AS nationality,
          ${answerMask(answers, 'yes')} AS yes_bits, ${answerMask(answers, 'no')} AS no_bits
        FROM records ${this.#joins(fields)}
      ), aged AS (
        SELECT *, CASE WHEN born <= surveyed THEN (surveyed - born) // 10000
          WHEN age_given IS NOT NULL THEN age_given
          WHEN surveyed IS NULL AND born <= ${midYear} THEN (${midYear} - born) // 10000 END AS age
        FROM looked_up WHERE survey_year IS NOT NULL AND community IS NOT NULL
      )
      SELECT line, survey_year, community, child_key, household_key, volunteer, sex, surveyed, born,
        CASE WHEN age > ${integer(largestAge)} THEN ${integer(largestAge)} ELSE age END::UTINYINT AS age_years,
        (born // 100)::INTEGER AS birth_month, nationality,
        (nationality NOT IN (${thai}, ${unknown}) OR (yes_bits & 1) = 1) AS is_migrant, yes_bits, no_bits,
        born > coalesce(surveyed, ${midYear}) AS is_born_later,
        (born IS NOT NULL AND surveyed IS NULL AND age_given IS NULL) AS is_mid_year
      FROM aged`,
      this.#records.signal,
    );
  }

  #typedRows(): Sql {
    return sql`SELECT ${integer(this.#rules.extractNo)}::INTEGER, ${integer(this.#rules.sheetNo)}::UTINYINT, line, survey_year, community, child_key, household_key, sex, age_years,
      birth_month, nationality, is_migrant, yes_bits, no_bits FROM typed`;
  }

  async #warnAboutLetters(): Promise<void> {
    if (!this.#records.loaded.hasBrokenLetters) return;
    const broken = [...this.#records.loaded.fields].map((field) => sql`contains(${identifier(field)}, ${'\ufffd'})`);
    const lines = await this.#records.lines('records', join(broken, ' OR '));
    this.#warnings.push(warningOf('letters_unreadable', lines.length, lines));
  }

  async #transfer(analytic: Database, table: 'staging' | 'staging_sheet', rows: Sql): Promise<void> {
    const { reader, signal } = this.#records;
    await analytic.append(table, (append) => reader.stream(rows, append, signal), signal);
  }

  async #communityNames(): Promise<ReadonlyMap<number, string>> {
    if (!this.#records.has('community_name') || !this.#records.has('community_code')) return new Map();
    const rows = await this.#records.reader.rows(
      z.object({ code: z.int(), name: z.string() }),
      sql`SELECT plan_community_code.value AS code, mode(community_name) AS name FROM records ${this.#joins(['community_code'])}
        WHERE plan_community_code.value IS NOT NULL AND community_name IS NOT NULL GROUP BY 1`,
      this.#records.signal,
    );
    return new Map(rows.map(({ code, name }) => [code, this.#records.text(name)]));
  }
}

const lineAndCell = z.object({ line: z.int(), raw: z.string().nullable() });

/** The survey years of a table, with the one for rows that do not say theirs; null when there is none. */
function yearsAround(years: readonly number[], fallback: number | null): SurveyYears | null {
  const all = fallback === null ? years : [...years, fallback];
  return all.length === 0 ? null : { from: Math.min(...all), to: Math.max(...all) };
}

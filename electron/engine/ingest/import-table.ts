import { z } from 'zod';
import { DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import { buddhistEraOffset } from '../../../shared/calendar/buddhist-era.ts';
import { nationalities, notStatedSpellings, type BlankRule } from '../../../shared/cpms/answers.ts';
import { nationalIdKind } from '../../../shared/cpms/national-id.ts';
import type { RejectedRow, Warning } from '../../../shared/contract/extracts.ts';
import type { WarningCode } from '../../../shared/i18n/th/checks.ts';
import type { Database } from '../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import { listedLines, rejectedRow, warningOf } from './check/findings.ts';
import { readNationality } from './map/read-cells.ts';
import {
  answerFields,
  planAnswers,
  planCommunities,
  planLookup,
  type AnswerPlan,
  type DistinctCell,
  type LookupField,
  type LookupPlan,
} from './map/value-plan.ts';
import { tis620Text, type Loaded } from './read/load-records.ts';

/** What a table needs to be read: the year to use where a row has none, the blank rule, the areas that exist. */
export type ImportRules = {
  readonly extractNo: number;
  /** Place of the table in its file: the sheets of a workbook have the same lines. */
  readonly sheetNo: number;
  readonly fallbackYearBE: number | null;
  readonly blank: BlankRule;
  readonly resolvesTambon: (code: string) => boolean;
};

export type TableOutcome = {
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly Warning[];
  readonly communityNames: ReadonlyMap<number, string>;
};

/**
 * Turns `records` of a reader instance into typed rows in the analytic `staging` (children) or
 * `staging_sheet` (households). Rows without a community or year are rejected; the rest is kept, with warnings.
 */
export class TableImport {
  readonly #reader: Database;
  readonly #loaded: Loaded;
  readonly #rules: ImportRules;
  readonly #signal: AbortSignal | undefined;
  readonly #warnings: Warning[] = [];
  readonly #rejected: RejectedRow[] = [];

  constructor(reader: Database, loaded: Loaded, rules: ImportRules, signal?: AbortSignal) {
    this.#reader = reader;
    this.#loaded = loaded;
    this.#rules = rules;
    this.#signal = signal;
  }

  async children(analytic: Database): Promise<TableOutcome> {
    await this.#planLookups();
    const answers = await this.#planAnswers();
    this.#rejected.push(...this.#loaded.unparsableLines.map((line) => rejectedRow(line, 'unparsable_row')));
    await this.#rejectUnplaced();
    await this.#makeTyped(answers);
    await this.#warnAboutRows();
    await this.#warnAboutIds();
    await this.#warnAboutLetters();
    await this.#transfer(analytic, 'staging', this.#typedRows());
    return { rejected: this.#rejected, warnings: this.#warnings, communityNames: await this.#communityNames() };
  }

  async households(analytic: Database): Promise<TableOutcome> {
    await this.#planLookups();
    const answers = await this.#planAnswers();
    this.#rejected.push(...this.#loaded.unparsableLines.map((line) => rejectedRow(line, 'unparsable_row')));
    const year = this.#has('survey_year')
      ? sql`coalesce(plan_survey_year.value, ${this.#fallbackYear()})`
      : this.#fallbackYear();
    const community = this.#has('community_code') ? sql`plan_community_code.value` : sql`NULL::INTEGER`;
    const rows = sql`SELECT ${integer(this.#rules.extractNo)}::INTEGER, line, (${year})::SMALLINT, ${community}, ${this.#hash('household_id')},
      ${mask(answers, 'yes')}, ${mask(answers, 'no')} FROM records ${this.#joins(['survey_year', 'community_code'])}
      WHERE household_id IS NOT NULL AND (${year}) IS NOT NULL`;
    await this.#transfer(analytic, 'staging_sheet', rows);
    return { rejected: this.#rejected, warnings: this.#warnings, communityNames: new Map() };
  }

  #has(field: string): boolean {
    return this.#loaded.fields.has(field);
  }

  #fallbackYear(): Sql {
    return this.#rules.fallbackYearBE === null
      ? sql`NULL::INTEGER`
      : sql`${integer(this.#rules.fallbackYearBE)}::INTEGER`;
  }

  async #distinct(field: string): Promise<readonly DistinctCell[]> {
    const column = identifier(field);
    const rows = await this.#reader.rows(
      distinctRow,
      sql`SELECT ${column} AS raw, count(*)::INTEGER AS n FROM records GROUP BY 1 ORDER BY 2 DESC`,
      this.#signal,
    );
    return rows.map(({ raw, n }) => ({ raw, text: raw === null ? '' : this.#text(raw), count: n }));
  }

  /** The start of a cell for a report; nothing of a column that names children. */
  #quoted(field: string, raw: string | null): string {
    return raw === null || this.#loaded.personalFields.has(field) ? '' : this.#text(raw).slice(0, 20);
  }

  #text(raw: string): string {
    return this.#loaded.isLatin1 ? tis620Text(raw) : raw;
  }

  async #planLookups(): Promise<void> {
    for (const field of ['survey_year', 'survey_date', 'sex', 'birth_date', 'age_years', 'nationality'] as const) {
      if (!this.#has(field)) continue;
      const cells = await this.#distinct(field);
      const plan = planLookup(field, cells);
      await this.#storePlan(field, plan);
      await this.#warnAboutCells(field, plan, cells);
    }
    if (!this.#has('community_code')) return;
    const plan = planCommunities(await this.#distinct('community_code'), this.#rules.resolvesTambon);
    await this.#storePlan('community_code', plan);
    for (const [raw, reason] of plan.reasons) {
      const lines = await this.#lines(sql`community_code IS NOT DISTINCT FROM ${raw}`);
      this.#rejected.push(...lines.map((line) => rejectedRow(line, reason, this.#quoted('community_code', raw))));
    }
  }

  async #storePlan(field: LookupField, plan: LookupPlan): Promise<void> {
    const table = `plan_${field}`;
    await this.#reader.run(sql`CREATE TABLE ${identifier(table)} (raw VARCHAR, value INTEGER)`);
    await this.#reader.append(table, async (append) => {
      for (let i = 0; i < plan.numbers.length; i += 2048) {
        const part = plan.numbers.slice(i, i + 2048);
        const chunk = DuckDBDataChunk.create([VARCHAR, INTEGER], part.length);
        chunk.setColumns([part.map(({ raw }) => raw), part.map(({ value }) => value)]);
        append(chunk);
      }
    });
  }

  async #warnAboutCells(field: LookupField, plan: LookupPlan, cells: readonly DistinctCell[]): Promise<void> {
    const codes: Partial<Record<LookupField, WarningCode>> = {
      sex: 'sex_unreadable',
      survey_date: 'date_unreadable',
      birth_date: 'date_unreadable',
      age_years: 'age_unreadable',
    };
    const code = codes[field];
    if (code && plan.unreadable.length > 0) await this.#warnCells(code, field, plan.unreadable, field === 'birth_date');
    if (field === 'survey_year') {
      if (plan.gregorian.length > 0) await this.#warnCells('year_gregorian', field, plan.gregorian, false);
      const years = [...new Set(plan.numbers.map(({ value }) => value))].toSorted((a, b) => a - b);
      if (years.length > 1) this.#warnings.push(warningOf('several_years', total(cells), [], years.join(', ')));
    }
    if (field === 'nationality') {
      const others = cells.filter((cell) => readNationality(cell.text) === null);
      if (others.length > 0) await this.#warnCells('nationality_other', field, others, false);
    }
  }

  /** @param isPersonal true where the cells themselves must not be shown (a birth date) */
  async #warnCells(
    code: WarningCode,
    field: string,
    cells: readonly DistinctCell[],
    isPersonal: boolean,
  ): Promise<void> {
    const raws = cells.flatMap((cell) => (cell.raw === null ? [] : [cell.raw]));
    const lines = await this.#lines(
      sql`${identifier(field)} IN (${join(
        raws.slice(0, 200).map((raw) => sql`${raw}`),
        ', ',
      )})`,
      listedLines,
    );
    const found =
      isPersonal || this.#loaded.personalFields.has(field)
        ? ''
        : cells
            .slice(0, 5)
            .map((cell) => `"${cell.text.slice(0, 20)}"`)
            .join(', ');
    this.#warnings.push(warningOf(code, total(cells), lines, found));
  }

  async #planAnswers(): Promise<readonly AnswerPlan[]> {
    const plans: AnswerPlan[] = [];
    for (const [i, field] of answerFields.entries()) {
      if (!this.#has(field)) continue;
      const plan = planAnswers(i + 1, await this.#distinct(field), this.#rules.blank);
      plans.push(plan);
      if (plan.unreadable.length > 0) await this.#warnCells('answer_unreadable', field, plan.unreadable, false);
    }
    return plans;
  }

  async #lines(condition: Sql, limit = everyLine): Promise<readonly number[]> {
    const rows = await this.#reader.rows(
      lineRow,
      sql`SELECT line FROM records WHERE ${condition} ORDER BY line LIMIT ${integer(limit)}`,
      this.#signal,
    );
    return rows.map(({ line }) => line);
  }

  async #rejectUnplaced(): Promise<void> {
    if (this.#rules.fallbackYearBE !== null || !this.#has('survey_year')) return;
    const rows = await this.#reader.rows(
      lineAndCell,
      sql`SELECT line, survey_year AS raw FROM records ${this.#joins(['survey_year', 'community_code'])}
        WHERE plan_survey_year.value IS NULL AND plan_community_code.value IS NOT NULL ORDER BY line`,
      this.#signal,
    );
    for (const { line, raw } of rows) {
      this.#rejected.push(rejectedRow(line, 'survey_year_missing', this.#quoted('survey_year', raw)));
    }
  }

  #joins(fields: readonly LookupField[]): Sql {
    const present = fields.filter((field) => this.#has(field));
    return join(
      present.map(
        (field) =>
          sql`LEFT JOIN ${identifier(`plan_${field}`)} ON ${identifier(`plan_${field}`)}.raw = records.${identifier(field)}`,
      ),
      ' ',
    );
  }

  #value(field: LookupField): Sql {
    return this.#has(field) ? sql`${identifier(`plan_${field}`)}.value` : sql`NULL::INTEGER`;
  }

  /** Hash of an id as text; ids read as Latin-1 are made Thai first, so that the same id has the same hash in any file. */
  #hash(field: string): Sql {
    if (!this.#has(field)) return sql`NULL::UBIGINT`;
    const column = identifier(field);
    const text = this.#loaded.isLatin1 ? sql`translate(${column}, ${latin1Letters}, ${thaiLetters})` : column;
    const blanks = join(
      notStatedSpellings.map((spelling) => sql`${spelling}`),
      ', ',
    );
    return sql`CASE WHEN lower(trim(${text})) NOT IN (${blanks}) THEN hash(trim(${text})) END`;
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
    await this.#reader.run(
      sql`CREATE TABLE typed AS
      WITH looked_up AS (
        SELECT line, coalesce(${this.#value('survey_year')}, ${this.#fallbackYear()})::SMALLINT AS survey_year, ${this.#value('community_code')} AS community,
          ${this.#hash('child_id')} AS child_hash, ${this.#hash('household_id')} AS household_hash,
          coalesce(${this.#value('sex')}, 2)::UTINYINT AS sex, ${this.#value('survey_date')} AS surveyed, ${this.#value('birth_date')} AS born,
          ${this.#value('age_years')} AS age_given, coalesce(${this.#value('nationality')}, ${unknown})::UTINYINT AS nationality,
          ${mask(answers, 'yes')} AS yes_bits, ${mask(answers, 'no')} AS no_bits
        FROM records ${this.#joins(fields)}
      )
      SELECT line, survey_year, community, child_hash, household_hash, sex,
        CASE WHEN born <= surveyed THEN (surveyed - born) // 10000
          WHEN age_given IS NOT NULL THEN age_given
          WHEN surveyed IS NULL AND born <= ${midYear}
            THEN (${midYear} - born) // 10000 END::UTINYINT AS age_years,
        (born // 100)::INTEGER AS birth_month, nationality,
        (nationality NOT IN (${thai}, ${unknown}) OR (yes_bits & 1) = 1) AS is_migrant, yes_bits, no_bits,
        born > coalesce(surveyed, ${midYear}) AS is_born_later,
        (born IS NOT NULL AND surveyed IS NULL AND age_given IS NULL) AS is_mid_year
      FROM looked_up WHERE survey_year IS NOT NULL AND community IS NOT NULL`,
      this.#signal,
    );
  }

  #typedRows(): Sql {
    return sql`SELECT ${integer(this.#rules.extractNo)}::INTEGER, ${integer(this.#rules.sheetNo)}::INTEGER, line, survey_year, community, child_hash, household_hash, sex, age_years,
      birth_month, nationality, is_migrant, yes_bits, no_bits FROM typed`;
  }

  async #warnAboutRows(): Promise<void> {
    const checks: readonly { readonly code: WarningCode; readonly when: Sql }[] = [
      { code: 'birth_after_survey', when: sql`is_born_later` },
      { code: 'age_mid_year', when: sql`is_mid_year` },
      { code: 'age_unknown', when: sql`age_years IS NULL` },
      { code: 'age_over_17', when: sql`age_years > 17` },
      { code: 'household_missing', when: sql`household_hash IS NULL` },
      { code: 'child_id_missing', when: sql`child_hash IS NULL` },
    ];
    const counts = await this.#reader.rows(
      z.record(z.string(), z.int()),
      sql`SELECT ${join(
        checks.map(({ code, when }) => sql`coalesce(sum((${when})::INTEGER), 0)::INTEGER AS ${identifier(code)}`),
        ', ',
      )} FROM typed`,
      this.#signal,
    );
    for (const { code, when } of checks) {
      const count = counts[0]?.[code] ?? 0;
      if (count === 0) continue;
      const rows = await this.#reader.rows(
        lineRow,
        sql`SELECT line FROM typed WHERE ${when} ORDER BY line LIMIT ${integer(listedLines)}`,
        this.#signal,
      );
      this.#warnings.push(
        warningOf(
          code,
          count,
          rows.map(({ line }) => line),
        ),
      );
    }
  }

  /** The check digit of plain 13-digit numbers is computed by the database; the few others are looked at one by one. */
  async #warnAboutIds(): Promise<void> {
    if (!this.#has('national_id')) return;
    const digits = join(
      Array.from({ length: 12 }, (_, i) => sql`(n // ${integer(10 ** (12 - i))}) % 10 * ${integer(13 - i)}`),
      ' + ',
    );
    const wrong = await this.#reader.rows(
      lineRow,
      sql`WITH plain AS (SELECT line, CASE WHEN length(national_id) = 13 THEN try_cast(national_id AS BIGINT) END AS n FROM records WHERE national_id IS NOT NULL)
        SELECT line FROM plain WHERE n IS NOT NULL AND (11 - (${digits}) % 11) % 10 <> n % 10 ORDER BY line`,
      this.#signal,
    );
    const found: Record<string, number[]> = { 'wrong-check-digit': wrong.map(({ line }) => line) };
    const odd = await this.#reader.rows(
      lineAndCell,
      sql`SELECT line, national_id AS raw FROM records WHERE national_id IS NOT NULL
        AND (length(national_id) <> 13 OR try_cast(national_id AS BIGINT) IS NULL) ORDER BY line`,
      this.#signal,
    );
    for (const { line, raw } of odd) (found[nationalIdKind(this.#text(raw ?? ''))] ??= []).push(line);
    const codes: readonly [string, WarningCode][] = [
      ['wrong-check-digit', 'id_check_digit'],
      ['malformed', 'id_malformed'],
      ['lost-digits', 'id_lost_digits'],
    ];
    for (const [kind, code] of codes) {
      const lines = found[kind] ?? [];
      if (lines.length > 0)
        this.#warnings.push(
          warningOf(
            code,
            lines.length,
            lines.toSorted((a, b) => a - b),
          ),
        );
    }
  }

  async #warnAboutLetters(): Promise<void> {
    if (!this.#loaded.hasBrokenLetters) return;
    const broken = [...this.#loaded.fields].map((field) => sql`contains(${identifier(field)}, ${'\ufffd'})`);
    const lines = await this.#lines(join(broken, ' OR '));
    this.#warnings.push(warningOf('letters_unreadable', lines.length, lines));
  }

  async #transfer(analytic: Database, table: 'staging' | 'staging_sheet', rows: Sql): Promise<void> {
    await analytic.append(table, (append) => this.#reader.stream(rows, append, this.#signal), this.#signal);
  }

  async #communityNames(): Promise<ReadonlyMap<number, string>> {
    if (!this.#has('community_name') || !this.#has('community_code')) return new Map();
    const rows = await this.#reader.rows(
      z.object({ code: z.int(), name: z.string() }),
      sql`SELECT plan_community_code.value AS code, mode(community_name) AS name FROM records ${this.#joins(['community_code'])}
        WHERE plan_community_code.value IS NOT NULL AND community_name IS NOT NULL GROUP BY 1`,
      this.#signal,
    );
    return new Map(rows.map(({ code, name }) => [code, this.#text(name)]));
  }
}

/** Rejected rows are all counted, however many. */
const everyLine = 2 ** 31 - 1;

const lineRow = z.object({ line: z.int() });
const lineAndCell = z.object({ line: z.int(), raw: z.string().nullable() });
const distinctRow = z.object({ raw: z.string().nullable(), n: z.int() });

const latin1Letters = Array.from({ length: 0xfb - 0xa1 + 1 }, (_, i) => String.fromCharCode(0xa1 + i)).join('');
const thaiLetters = tis620Text(latin1Letters);

const total = (cells: readonly DistinctCell[]): number => cells.reduce((sum, cell) => sum + cell.count, 0);

/** The answers of a row as a mask: bit 0 is indicator 1. */
function mask(plans: readonly AnswerPlan[], answer: 'yes' | 'no'): Sql {
  const bits = plans.flatMap((plan) => {
    const column = identifier(answerFields[plan.indicator - 1] ?? '');
    const raws = plan[answer];
    const conditions: Sql[] = [];
    if (raws.length > 0)
      conditions.push(
        sql`${column} IN (${join(
          raws.map((raw) => sql`${raw}`),
          ', ',
        )})`,
      );
    if (answer === 'no' && plan.isBlankNo) conditions.push(sql`${column} IS NULL`);
    if (conditions.length === 0) return [];
    return [sql`CASE WHEN ${join(conditions, ' OR ')} THEN ${integer(1 << (plan.indicator - 1))} ELSE 0 END`];
  });
  return bits.length === 0 ? sql`0::INTEGER` : sql`(${join(bits, ' + ')})::INTEGER`;
}

import { DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import { notStatedSpellings, type BlankRule, type CodeRule } from '../../../shared/cpms/answers.ts';
import type { RejectedRow, Warning } from '../../../shared/contract/extracts.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import { columnFitWarnings, lookupWarnings } from './check/cell-warnings.ts';
import { codeWarnings } from './check/code-warnings.ts';
import { onSheet, rejectedRow, warningOf } from './check/findings.ts';
import { hasCodeLength } from './map/read-cells.ts';
import { unreadAnswers, type UnreadColumn } from './check/unread-answers.ts';
import { yearColumnWarnings } from './check/year-warnings.ts';
import { answerCodesOf } from './map/answer-codes.ts';
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
import { cellAsText } from './read/load-records.ts';
import type { RecordCells } from './read/record-cells.ts';

/** What a table needs to be read: the year to use where a row has none, how blanks and codes are read, the areas that exist. */
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
  /** What 1 and 2 mean, where a person said it. */
  readonly codes?: CodeRule | undefined;
  readonly resolvesTambon: (code: string) => boolean;
  /** Makes keys of ids: without it nobody can try ids until one fits. */
  readonly secret: string;
};

export type TableOutcome = {
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly Warning[];
  readonly communityNames: ReadonlyMap<number, string>;
  /** Fields whose 1 and 2 were read as a person says. */
  readonly codedFields: ReadonlySet<string>;
};

/**
 * What the distinct cells of a table's columns mean, kept in the reader instance as tables `plan_*` that rows are joined
 * with, and what was found on the way.
 */
export class TablePlans {
  readonly records: RecordCells;
  readonly rules: ImportRules;
  readonly warnings: Warning[] = [];
  readonly rejected: RejectedRow[] = [];
  #codedFields: ReadonlySet<string> = new Set();

  constructor(records: RecordCells, rules: ImportRules) {
    this.records = records;
    this.rules = rules;
  }

  async lookups(): Promise<void> {
    const { records, rules } = this;
    let years: SurveyYears | null = yearsAround([], rules.fallbackYearBE);
    for (const field of ['survey_year', 'survey_date', 'sex', 'birth_date', 'age_years', 'nationality'] as const) {
      if (!records.has(field)) continue;
      const cells = await records.distinct(field);
      const plan = planLookup(field, cells, years);
      await this.#store(field, plan);
      this.warnings.push(...(await lookupWarnings(records, field, plan, cells)));
      if (field !== 'survey_year') continue;
      this.warnings.push(...(await yearColumnWarnings(records, plan, cells, rules)));
      years = yearsAround(
        plan.numbers.map(({ value }) => value),
        rules.fallbackYearBE,
      );
    }
  }

  async communities(): Promise<CommunityPlan | null> {
    if (!this.records.has('community_code')) return null;
    const cells = await this.records.distinct('community_code');
    const plan = planCommunities(cells, this.rules.resolvesTambon);
    await this.#store('community_code', plan);
    const foreign = plan.unreadable.filter(
      ({ raw, text }) => plan.reasons.get(raw) === 'community_unresolved' && !hasCodeLength(text),
    );
    this.warnings.push(...columnFitWarnings(this.records, 'community_code', cells, foreign));
    return plan;
  }

  async answers(): Promise<readonly AnswerPlan[]> {
    const { records, rules } = this;
    const columns = [];
    for (const field of answerFields) {
      if (records.has(field)) columns.push({ field, cells: await records.distinct(field) });
    }
    const codes = answerCodesOf(columns);
    const rule = rules.codes ?? (codes.unclear.length > 0 ? 'unclear' : null);
    if (rules.codes) this.#codedFields = codes.fields;
    this.warnings.push(...codeWarnings(codes, rules.codes));
    const plans: AnswerPlan[] = [];
    const unread: UnreadColumn[] = [];
    for (const { field, cells } of columns) {
      const indicator = answerFields.indexOf(field) + 1;
      const plan = planAnswers(indicator, cells, rules.blank, codes.fields.has(field) ? rule : null);
      plans.push(plan);
      if (plan.unreadable.length === 0) continue;
      const isUnlikely = columnFitWarnings(records, field, cells, plan.unreadable).length > 0;
      const unreadable = new Set(plan.unreadable);
      unread.push({
        field,
        cells: plan.unreadable,
        readable: cells.filter((cell) => !unreadable.has(cell)),
        isUnlikely,
      });
    }
    this.warnings.push(...(await unreadAnswers(records, unread)));
    return plans;
  }

  rejectUnparsable(): void {
    this.rejected.push(...this.records.loaded.unparsableLines.map((line) => rejectedRow(line, 'unparsable_row')));
  }

  async warnAboutLetters(): Promise<void> {
    const { loaded } = this.records;
    if (!loaded.hasBrokenLetters) return;
    const broken = [...loaded.fields].map((field) => sql`contains(${identifier(field)}, ${'\ufffd'})`);
    const lines = await this.records.lines('records', join(broken, ' OR '));
    this.warnings.push(warningOf('letters_unreadable', lines.length, lines));
  }

  outcome(communityNames: ReadonlyMap<number, string>): TableOutcome {
    const { sheet } = this.rules;
    return {
      rejected: onSheet(this.rejected, sheet),
      warnings: onSheet(this.warnings, sheet),
      communityNames,
      codedFields: this.#codedFields,
    };
  }

  /** The survey year of a row in SQL. */
  year(): Sql {
    const { fallbackYearBE } = this.rules;
    const fallback = fallbackYearBE === null ? sql`NULL::INTEGER` : sql`${integer(fallbackYearBE)}::INTEGER`;
    return sql`coalesce(${this.value('survey_year')}, ${fallback})`;
  }

  joins(fields: readonly LookupField[]): Sql {
    const present = fields.filter((field) => this.records.has(field));
    return join(
      present.map(
        (field) =>
          sql`LEFT JOIN ${identifier(`plan_${field}`)} ON ${identifier(`plan_${field}`)}.raw = records.${identifier(field)}`,
      ),
      ' ',
    );
  }

  /** What a cell means in SQL, after `joins`. */
  value(field: LookupField): Sql {
    return this.records.has(field) ? sql`${identifier(`plan_${field}`)}.value` : sql`NULL::INTEGER`;
  }

  /** A cell as it stands, in SQL. */
  cell(field: string): Sql {
    return this.records.has(field) ? sql`records.${identifier(field)}` : sql`NULL::VARCHAR`;
  }

  /** Key of an id, the same for the same id in any file that is read with the same secret; 64 bits of SHA-256. */
  key(field: string): Sql {
    if (!this.records.has(field)) return sql`NULL::UBIGINT`;
    const text = cellAsText(field, this.records.loaded);
    const blanks = join(
      notStatedSpellings.map((spelling) => sql`${spelling}`),
      ', ',
    );
    return sql`CASE WHEN lower(trim(${text})) NOT IN (${blanks}) THEN
      ('0x' || left(sha256(${this.rules.secret} || trim(${text})), 16))::UBIGINT END`;
  }

  async #store(field: LookupField, plan: LookupPlan): Promise<void> {
    const { reader } = this.records;
    const table = `plan_${field}`;
    await reader.run(sql`CREATE TABLE ${identifier(table)} (raw VARCHAR, value INTEGER)`);
    await reader.append(table, async (append) => {
      for (let i = 0; i < plan.numbers.length; i += 2048) {
        const part = plan.numbers.slice(i, i + 2048);
        const chunk = DuckDBDataChunk.create([VARCHAR, INTEGER], part.length);
        chunk.setColumns([part.map(({ raw }) => raw), part.map(({ value }) => value)]);
        append(chunk);
      }
    });
  }
}

/** The survey years of a table, with the one for rows that do not say theirs; null when there is none. */
function yearsAround(years: readonly number[], fallback: number | null): SurveyYears | null {
  const all = fallback === null ? years : [...years, fallback];
  return all.length === 0 ? null : { from: Math.min(...all), to: Math.max(...all) };
}

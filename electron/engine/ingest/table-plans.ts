import { DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { DayOrder } from '../../../shared/calendar/buddhist-era.ts';
import { fold, tickSpellings, type BlankRule, type CodeRule } from '../../../shared/cpms/answers.ts';
import type { RejectedRow, Warning } from '../../../shared/contract/extracts.ts';
import type { ReadingChoices } from '../../../shared/contract/reading-choices.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import { answerWarnings } from './check/answer-warnings.ts';
import { columnFitWarnings, lookupWarnings } from './check/cell-warnings.ts';
import { codeWarnings } from './check/code-warnings.ts';
import { dateOrderWarnings, dayOrderOfTable } from './check/date-order.ts';
import { onSheet, rejectedRow, warningOf } from './check/findings.ts';
import { IdCells, type IdField } from './map/id-cells.ts';
import { hasCodeLength } from './map/read-cells.ts';
import { unreadAnswers, type UnreadColumn } from './check/unread-answers.ts';
import { yearColumnWarnings } from './check/year-warnings.ts';
import { answerCodesOf, type AnswerCodes, type AnswerColumn } from './map/answer-codes.ts';
import type { SurveyYears } from './map/two-digit-year.ts';
import {
  answerFields,
  lookupFields,
  planAnswers,
  planCommunities,
  planLookup,
  type AnswerPlan,
  type CommunityPlan,
  type LookupField,
  type LookupPlan,
} from './map/value-plan.ts';
import type { RecordCells } from './read/record-cells.ts';

/** What a table needs to be read: the year to use where a row has none, how blanks and codes are read, the areas that exist. */
export type ImportRules = {
  readonly extractNo: number;
  /** Place of the table in its file: the sheets of a workbook have the same lines. */
  readonly sheetNo: number;
  /** Name of the table's sheet; findings name it. */
  readonly sheet?: string | null;
  readonly fallbackYearBE: number | null;
  /** Name of the file, for what is said of it. */
  readonly file?: string | undefined;
  /** The survey year that a person gave, used or not. */
  readonly givenYearBE?: number | undefined;
  /** True where that is only for rows that say none. */
  readonly isYearFallback?: boolean | undefined;
  readonly blank: BlankRule;
  /** What 1 and 2 mean, where a person said it. */
  readonly codes?: CodeRule | undefined;
  /** By field: what 1 and 2 mean, where the header says it. */
  readonly legends?: ReadonlyMap<string, CodeRule> | undefined;
  readonly choices?: ReadingChoices | undefined;
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

/** What the answers of a table mean, column by column. */
type AnswersPlanned = {
  readonly columns: readonly AnswerColumn[];
  readonly codes: AnswerCodes;
  readonly plans: readonly AnswerPlan[];
  readonly hasTick: boolean;
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
  readonly ids: IdCells;
  #codedFields: ReadonlySet<string> = new Set();

  constructor(records: RecordCells, rules: ImportRules) {
    this.records = records;
    this.rules = rules;
    this.ids = new IdCells(records, rules.secret);
  }

  async lookups(): Promise<void> {
    const { records, rules } = this;
    const { choices } = rules;
    const cellsOf = await records.distinct(lookupFields.filter((field) => field !== 'community_code'));
    let surveyYears: SurveyYears | null = yearsAround([], rules.fallbackYearBE);
    const orders = dayOrderOfTable(cellsOf, choices?.dayOrder);
    for (const [field, cells] of cellsOf) {
      const order: DayOrder | undefined = orders.get(field)?.order;
      const plan = planLookup(field, cells, { surveyYears, shortYears: choices?.shortYears, order });
      await this.#store(field, plan);
      this.warnings.push(...(await lookupWarnings(records, field, plan, cells)));
      this.warnings.push(...(await dateOrderWarnings(records, field, cells, orders.get(field))));
      if (field !== 'survey_year') continue;
      this.warnings.push(...(await yearColumnWarnings(records, plan, cells, rules)));
      surveyYears = yearsAround(
        plan.numbers.map(({ value }) => value),
        rules.fallbackYearBE,
      );
    }
  }

  async communities(): Promise<CommunityPlan | null> {
    if (!this.records.has('community_code')) return null;
    const cells = (await this.records.distinct(['community_code'])).get('community_code') ?? [];
    const plan = planCommunities(cells, this.rules.resolvesTambon);
    await this.#store('community_code', plan);
    const foreign = plan.unreadable.filter(
      ({ raw, text }) => plan.reasons.get(raw) === 'community_unresolved' && !hasCodeLength(text),
    );
    this.warnings.push(...columnFitWarnings(this.records, 'community_code', cells, foreign));
    return plan;
  }

  /** What the answers of the rows that are looked at mean. Nothing is said of them yet. */
  async answers(): Promise<AnswersPlanned> {
    const { records, rules } = this;
    const found = await records.distinct(answerFields);
    const columns = [...found].map(([field, cells]) => ({ field, cells }));
    const codes = answerCodesOf(columns);
    const { legends, choices } = rules;
    const isOpen = codes.unclear.length > 0 && [...codes.fields].some((field) => !legends?.has(field));
    const hasTick = columns.some(({ cells }) => cells.some(({ text }) => tickSpellings.includes(fold(text))));
    const contrary = new Set(choices?.contrary ?? []);
    const plans = columns.map(({ field, cells }) => {
      const rule = rules.codes ?? legends?.get(field) ?? (isOpen ? 'unclear' : null);
      return planAnswers(answerFields.indexOf(field) + 1, cells, {
        blank: rules.blank,
        codes: codes.fields.has(field) ? rule : null,
        cross: hasTick ? 'cross' : 'tick',
        isContrary: contrary.has(field),
      });
    });
    return { columns, codes, plans, hasTick };
  }

  async warnAboutAnswers({ columns, codes, plans, hasTick }: AnswersPlanned): Promise<void> {
    const { records, rules } = this;
    if (rules.codes) this.#codedFields = codes.fields;
    this.warnings.push(...codeWarnings(codes, rules.codes, rules.legends));
    const unread = columns.flatMap(({ field, cells }, i): UnreadColumn[] => {
      const unreadable = plans[i]?.unreadable ?? [];
      if (unreadable.length === 0) return [];
      const isUnlikely = columnFitWarnings(records, field, cells, unreadable).length > 0;
      const those = new Set(unreadable);
      return [{ field, cells: unreadable, readable: cells.filter((cell) => !those.has(cell)), isUnlikely }];
    });
    const contrary = new Set(rules.choices?.contrary ?? []);
    this.warnings.push(
      ...(await unreadAnswers(records, unread)),
      ...answerWarnings(columns, plans, { hasTick, contrary }),
    );
  }

  rejectUnparsable(): void {
    const { unparsableLines, headerLines } = this.records.loaded;
    this.rejected.push(...unparsableLines.map((line) => rejectedRow(line, 'unparsable_row')));
    this.rejected.push(...headerLines.map((line) => rejectedRow(line, 'header_row')));
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

  /** Key of an id in SQL, the same for the same id in any file that is read with the same secret. */
  key(field: IdField): Sql {
    return this.ids.key(field);
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

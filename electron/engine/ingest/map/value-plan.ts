import type { DayOrder } from '../../../../shared/calendar/buddhist-era.ts';
import { fold, readAnswer, type BlankRule, type CodeRule, type CrossRule } from '../../../../shared/cpms/answers.ts';
import { isErrorCell } from '../../../../shared/cpms/error-cells.ts';
import { indicatorField, indicators } from '../../../../shared/cpms/indicators.ts';
import type { RejectReason } from '../../../../shared/contract/extracts.ts';
import { codedAnswer } from './answer-codes.ts';
import type { DistinctCell } from './distinct-cell.ts';
import {
  isUnknownCode,
  nationalityNumber,
  readAge,
  readAgeMonths,
  readCommunityCode,
  readDateNumber,
  readNationality,
  readSex,
  readUncertainBirthNumber,
  readYearCell,
  sexNumber,
} from './read-cells.ts';
import { readTwoDigitYear, type ShortYearRule, type SurveyYears } from './two-digit-year.ts';

/** Fields whose distinct cells are looked up in a table of numbers. */
export const lookupFields = [
  'survey_year',
  'survey_date',
  'community_code',
  'sex',
  'birth_date',
  'age_years',
  'age_months',
  'nationality',
] as const;
export type LookupField = (typeof lookupFields)[number];

/** What the distinct cells of one column mean; a cell that is in no list of its field is unreadable. */
export type LookupPlan = {
  readonly numbers: readonly { readonly raw: string; readonly value: number }[];
  readonly unreadable: readonly DistinctCell[];
  /** Survey years that were written in the Gregorian era. */
  readonly gregorian: readonly DistinctCell[];
  /** Dates whose year has two digits, and what they are read as. */
  readonly shortYear: readonly DistinctCell[];
  /** Births of which the day, or day and month, are not known. */
  readonly uncertain: readonly DistinctCell[];
};

/** What is known of a table beyond the cells of one column. */
type DateRules = {
  /** For dates with a year of two digits, which cannot be read without them; null when none is known. */
  readonly surveyYears: SurveyYears | null;
  readonly shortYears?: ShortYearRule | undefined;
  readonly order?: DayOrder | undefined;
};

export type AnswerPlan = {
  readonly indicator: number;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly isBlankNo: boolean;
  readonly unreadable: readonly DistinctCell[];
};

/** Why each community cell that does not resolve is rejected. */
export type CommunityPlan = LookupPlan & { readonly reasons: ReadonlyMap<string | null, RejectReason> };

/**
 * Decides what every distinct cell of a column means. The whole reading of cells happens here, in plain
 * functions over distinct values; the database only looks the answers up, whatever the number of rows.
 */
export function planLookup(
  field: Exclude<LookupField, 'community_code'>,
  cells: readonly DistinctCell[],
  rules: DateRules = { surveyYears: null },
): LookupPlan {
  const numbers: { raw: string; value: number }[] = [];
  const unreadable: DistinctCell[] = [];
  const gregorian: DistinctCell[] = [];
  const shortYear: DistinctCell[] = [];
  const uncertain: DistinctCell[] = [];
  for (const cell of cells) {
    if (cell.raw === null || fold(cell.text) === '') continue;
    const value = readLookup(field, cell.text, rules.order);
    const short = value === null && isDate(field) ? readTwoDigitYear(field, cell.text, rules) : null;
    const birth =
      value === null && short === null && field === 'birth_date' ? readUncertainBirthNumber(cell.text) : null;
    if (short !== null) shortYear.push(cell);
    if (birth !== null) uncertain.push(cell);
    const read = value ?? short ?? birth;
    if (read === null) unreadable.push(cell);
    else numbers.push({ raw: cell.raw, value: read });
    if (field === 'survey_year' && value !== null && isGregorianYear(cell.text)) gregorian.push(cell);
  }
  return { numbers, unreadable, gregorian, shortYear, uncertain };
}

const isDate = (field: LookupField): field is 'survey_date' | 'birth_date' =>
  field === 'survey_date' || field === 'birth_date';

const isGregorianYear = (text: string): boolean => !/2,?[4-7][0-9]{2}/.test(fold(text));

function readLookup(field: Exclude<LookupField, 'community_code'>, text: string, order?: DayOrder): number | null {
  if (isErrorCell(text)) return null;
  switch (field) {
    case 'survey_year':
      return readYearCell(text);
    case 'survey_date':
    case 'birth_date':
      return readDateNumber(text, order);
    case 'sex': {
      const sex = readSex(text);
      return sex === null ? null : sexNumber(sex);
    }
    case 'nationality':
      return nationalityNumber(readNationality(text) ?? (isUnknownCode(text) ? 'unknown' : 'other'));
    case 'age_years':
      return readAge(text);
    case 'age_months':
      return readAgeMonths(text);
  }
}

/** As `planLookup` for community codes, with the reason for each cell that does not resolve. */
export function planCommunities(
  cells: readonly DistinctCell[],
  resolvesTambon: (code: string) => boolean,
): CommunityPlan {
  const numbers: { raw: string; value: number }[] = [];
  const unreadable: DistinctCell[] = [];
  const reasons = new Map<string | null, RejectReason>();
  for (const cell of cells) {
    const read = readCommunityCode(cell.text, resolvesTambon);
    if ('code' in read && cell.raw !== null) numbers.push({ raw: cell.raw, value: read.code });
    else {
      unreadable.push(cell);
      reasons.set(cell.raw, 'reason' in read ? read.reason : 'community_missing');
    }
  }
  return { numbers, unreadable, gregorian: [], shortYear: [], uncertain: [], reasons };
}

/** What 1 and 2 are in a column: as a person says, or nothing that may be read; null where 1 is yes as everywhere. */
type ColumnCodes = CodeRule | 'unclear' | null;

/** How the answers of a column are read. */
type AnswerRules = {
  readonly blank: BlankRule;
  readonly codes?: ColumnCodes;
  readonly cross?: CrossRule;
  /** True where the column asks the contrary: its yes is the indicator's no. */
  readonly isContrary?: boolean;
};

/** Decides what the distinct cells of an indicator's column mean. An error of a formula is unknown, and no blank. */
export function planAnswers(
  indicator: number,
  cells: readonly DistinctCell[],
  { blank, codes = null, cross = 'tick', isContrary = false }: AnswerRules,
): AnswerPlan {
  const yes: string[] = [];
  const no: string[] = [];
  const unreadable: DistinctCell[] = [];
  const [ofYes, ofNo] = isContrary ? [no, yes] : [yes, no];
  // Of a column that asks the contrary a blank says nothing of the indicator, whatever it says on the form.
  const rule = isContrary ? 'unknown' : blank;
  for (const cell of cells) {
    if (cell.raw === null) continue;
    const coded = codes === null ? null : codedAnswer(cell.text, codes === 'unclear' ? 'one-is-yes' : codes);
    if (coded !== null && codes === 'unclear') continue;
    const answer = coded ?? readAnswer(cell.text, rule, cross);
    if (answer === 'yes') ofYes.push(cell.raw);
    else if (answer === 'no') ofNo.push(cell.raw);
    else if (answer === null) unreadable.push(cell);
  }
  return { indicator, yes, no, isBlankNo: rule === 'no', unreadable };
}

/** Fields of the answers in form order. */
export const answerFields: readonly string[] = indicators.map((indicator) => indicatorField(indicator.no));

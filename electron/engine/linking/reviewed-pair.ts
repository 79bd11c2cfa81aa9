import { AppError } from '../../../shared/contract/app-error.ts';
import type { ReviewedPair, ReviewedRecord } from '../../../shared/contract/linking.ts';
import type { LinkableRecord } from '../queries/linkable-records.ts';
import { cellsOf, type ChildIdentifiers } from './child-identifiers.ts';
import type { CandidatePair } from './link-types.ts';

/** The records that were compared, by their place; with the extract and the file of each. */
export type ComparedRecords = {
  readonly rows: readonly LinkableRecord[];
  readonly sources: readonly { readonly extractId: string; readonly file: string }[];
};

const sexNames = ['male', 'female', 'unknown'] as const;

/** A pair as a person looks at it: both records with their names. */
export function reviewedPair(
  compared: ComparedRecords,
  names: ReadonlyMap<string, ChildIdentifiers>,
  { a, b, reasons, ...pair }: CandidatePair,
): ReviewedPair {
  return {
    ...pair,
    reasons: [...reasons],
    a: reviewedRecord(compared, names, a),
    b: reviewedRecord(compared, names, b),
  };
}

function reviewedRecord(
  { rows, sources }: ComparedRecords,
  names: ReadonlyMap<string, ChildIdentifiers>,
  ref: number,
): ReviewedRecord {
  const [row, source] = [rows[ref], sources[ref]];
  if (!row || !source) throw new AppError('FILE_UNKNOWN_ID');
  const text = cellsOf(row, names.get(source.extractId));
  return {
    place: { extractId: source.extractId, sheetNo: row.sheet_no, line: row.line },
    file: source.file,
    surveyYearBE: row.survey_year,
    community: String(row.community),
    title: text('title') ?? '',
    firstName: text('first_name') ?? '',
    lastName: text('last_name') ?? '',
    nationalId: text('national_id') ?? '',
    childId: text('child_id') ?? '',
    birthDate: text('birth_date') ?? '',
    sex: sexNames[row.sex],
    householdId: text('household_id') ?? '',
    address: text('address') ?? '',
    caregiver: text('caregiver_name') ?? '',
  };
}

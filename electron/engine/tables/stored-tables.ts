import type { NumberColumn } from '../db/stored-column.ts';

/** Columns of a `children` segment, those of the tables `child` and `staging` but the extract's number. */
export const childColumns: readonly NumberColumn[] = [
  { name: 'sheet_no', type: 'uint8' },
  { name: 'line', type: 'int32' },
  { name: 'survey_year', type: 'int16' },
  { name: 'community', type: 'int32' },
  { name: 'child_key', type: 'uint64' },
  { name: 'household_key', type: 'uint64' },
  { name: 'sex', type: 'uint8' },
  { name: 'age_years', type: 'uint8' },
  { name: 'birth_month', type: 'int32' },
  { name: 'nationality', type: 'uint8' },
  { name: 'is_migrant', type: 'bool' },
  { name: 'yes_bits', type: 'int32' },
  { name: 'no_bits', type: 'int32' },
];

/** Columns of a `households` segment, those of `household_sheet` but the extract's number. */
export const householdColumns: readonly NumberColumn[] = [
  { name: 'survey_year', type: 'int16' },
  { name: 'community', type: 'int32' },
  { name: 'household_key', type: 'uint64' },
  { name: 'yes_bits', type: 'int32' },
  { name: 'no_bits', type: 'int32' },
];

/** Columns of a `counts` segment, those of `counted` and `staging_counted` but the extract's number. */
export const countedColumns: readonly NumberColumn[] = [
  { name: 'line', type: 'int32' },
  { name: 'survey_year', type: 'int16' },
  { name: 'community', type: 'int32' },
  { name: 'indicator', type: 'uint8' },
  { name: 'yes', type: 'int32' },
  { name: 'known', type: 'int32' },
  { name: 'children', type: 'int32' },
];

/** Columns of a `persons` segment; `extract` is a place in the command's `extractIds`. */
export const personColumns: readonly NumberColumn[] = [
  { name: 'extract', type: 'int32' },
  { name: 'sheet_no', type: 'uint8' },
  { name: 'line', type: 'int32' },
  { name: 'person_key', type: 'uint64' },
];

import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import type { Inspection } from '../../../shared/contract/extracts.ts';
import type { Mapping } from '../../client/import/import-mapping.ts';
import { missingIndicators } from './evidence.ts';

/** What a file lacks, by what it costs; `community` keeps the file from being imported at all. */
const missingCosts = [
  'community',
  'childId',
  'household',
  'sex',
  'age',
  'ageAtMidYear',
  'nationality',
  'nationalId',
] as const;
type MissingCost = (typeof missingCosts)[number];

const lastChildIndicator = 16;

/** What the columns in force leave out of a file of children. */
export function missingCostsOf({ layout }: Inspection, mapping: Mapping): readonly MissingCost[] {
  if (layout !== 'child') return [];
  const has = (field: string): boolean => field in mapping;
  const lacks: Readonly<Record<MissingCost, boolean>> = {
    community: !has('community_code'),
    childId: !has('child_id'),
    household: !has('household_id'),
    sex: !has('sex'),
    age: !has('birth_date') && !has('age_years'),
    ageAtMidYear: has('birth_date') && !has('survey_date') && !has('age_years'),
    nationality: !has('nationality'),
    nationalId: !has('national_id'),
  };
  return missingCosts.filter((cost) => lacks[cost]);
}

/** Numbers of the indicators that a file of children lacks; 17-22 are not missed where a sheet of households is beside. */
export function lackingIndicators({ layout, sheets }: Inspection, mapping: Mapping): readonly number[] {
  if (layout !== 'child') return [];
  const missing = missingIndicators(mapping);
  if (missing.length === indicatorCount) return [];
  const isWithHouseholds = sheets.some((sheet) => sheet.layout === 'household');
  return isWithHouseholds ? missing.filter((no) => no <= lastChildIndicator) : missing;
}

import type { LinkRecord } from '../../../electron/engine/linking/link-types.ts';
import { nationalIdCheckDigit } from '../../../shared/cpms/national-id.ts';

/** A record of an invented boy in an invented household; the rest as given. */
export function linkRecord(given: Partial<LinkRecord> & { readonly ref: number }): LinkRecord {
  return {
    surveyYearBE: 2567,
    community: '85010101',
    childId: null,
    nationalId: null,
    firstName: 'กิตติ',
    lastName: 'ใจงาม',
    sex: 0,
    birthMonth: 201503,
    birthDate: 20150312,
    householdId: '17',
    ...given,
  };
}

/** An invented ID number with a right check digit: office code 9999 does not exist. */
export function inventedId(serial: number, firstDigit = '1'): string {
  const first12 = `${firstDigit}9999${String(serial).padStart(7, '0')}`;
  return `${first12}${nationalIdCheckDigit(first12)}`;
}

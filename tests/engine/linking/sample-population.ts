import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { LinkRecord } from '../../../electron/engine/linking/link-types.ts';
import { extractFields } from '../../../sample-data/write-extract.ts';
import { buddhistEraOffset } from '../../../shared/calendar/buddhist-era.ts';
import type { SyntheticPopulation } from './synthetic-population.ts';

/** The three years of the sample, whose child ids tell which records are one child; no ids of any kind in the records. */
export function samplePopulationWithoutIds(): SyntheticPopulation {
  const records: LinkRecord[] = [];
  const childOf = new Map<number, number>();
  const twinsOf = new Map<number, number>();
  const numberOf = new Map<string, number>();
  for (const surveyYearBE of [2566, 2567, 2568]) {
    const file = new URL(`../../../sample-data/extracts/ranong-${surveyYearBE}.csv.gz`, import.meta.url);
    for (const line of gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n').slice(1)) {
      const cells = line.split(',');
      const cell = (field: string): string => cells[extractFields.indexOf(field)] ?? '';
      const [day = 0, month = 0, yearBE = 0] = cell('birth_date').split('/').map(Number);
      const birthMonth = (yearBE - buddhistEraOffset) * 100 + month;
      const child = numberOf.get(cell('child_id')) ?? numberOf.size;
      numberOf.set(cell('child_id'), child);
      const ref = records.length;
      childOf.set(ref, child);
      twinsOf.set(child, child);
      records.push({
        ref,
        surveyYearBE,
        community: cell('community_code'),
        childId: null,
        nationalId: null,
        firstName: cell('first_name'),
        lastName: cell('last_name'),
        sex: cell('sex') === 'ชาย' ? 0 : 1,
        birthMonth,
        birthDate: birthMonth * 100 + day,
        householdId: cell('household_id'),
      });
    }
  }
  return { records, childOf, twinsOf };
}

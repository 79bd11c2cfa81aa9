import { z } from 'zod';
import { notStatedSpellings } from '../../../../shared/cpms/answers.ts';
import { indicators } from '../../../../shared/cpms/indicators.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import { integer, isAmong, join, sql, type Sql } from '../../db/sql.ts';
import {
  differencesFromRest,
  type DifferenceFromRest,
  type RestComparison,
} from '../../statistics/difference-from-rest.ts';
import type { Proportion } from '../../statistics/proportion.ts';
import { eligibleExpression, householdBits } from '../../tables/eligible-answers.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { warningOf } from './findings.ts';

/** A volunteer with fewer rows is not judged. */
const fewestRows = 20;

/** Volunteers of one tambon that can be set apart for one indicator. */
const mostRounds = 10;

/** The rows of one volunteer in one tambon and year. `yes` and `known` have a figure for each indicator. */
export type VolunteerRows = {
  readonly place: string;
  readonly rows: number;
  readonly firstLine: number;
  readonly hasYes: boolean;
  readonly hasNo: boolean;
  /** Number of different answer patterns. */
  readonly patterns: number;
  readonly yes: readonly number[];
  readonly known: readonly number[];
};

/** Volunteers who stand out, as positions in what was given; `indicators` are the numbers in which they differ. */
type VolunteersFound = {
  readonly differing: readonly number[];
  readonly indicators: readonly number[];
  readonly allNo: readonly number[];
  readonly same: readonly number[];
};

/**
 * Volunteers with at least 20 rows whose answers differ from those of the other volunteers of the same tambon
 * beyond chance: the 99.8 % interval of the difference clear of 0 and the exact p, adjusted over all volunteers and
 * indicators (Benjamini-Hochberg), at most 0.002. Communities of one tambon differ in truth too, hence the strict
 * level. The farthest one is set apart before the others are compared again, so that it does not make them differ.
 */
export function volunteersStandingOut(volunteers: readonly VolunteerRows[]): VolunteersFound {
  const judged = [...volunteers.entries()].filter(([, volunteer]) => volunteer.rows >= fewestRows);
  const apart = new Set<string>();
  const differing = new Set<number>();
  const differingIn = new Set<number>();
  for (let round = 0; round < mostRounds; round++) {
    const compared = comparisons(volunteers, judged, apart);
    const marks = differencesFromRest(compared);
    const farthest = new Map<string, number>();
    compared.forEach(({ group }, i) => {
      if (!isFar(marks[i])) return;
      farthest.set(group, Math.min(farthest.get(group) ?? 1, marks[i]?.p ?? 1));
    });
    if (farthest.size === 0) break;
    compared.forEach(({ at, no, group }, i) => {
      if (!isFar(marks[i]) || marks[i]?.p !== farthest.get(group)) return;
      apart.add(`${at} ${no}`);
      differing.add(at);
      differingIn.add(no);
    });
  }
  return {
    differing: [...differing].toSorted((a, b) => a - b),
    indicators: [...differingIn].toSorted((a, b) => a - b),
    allNo: judged.filter(([, each]) => !each.hasYes && each.hasNo).map(([at]) => at),
    same: judged.filter(([, each]) => each.hasYes && each.patterns === 1).map(([at]) => at),
  };
}

const isFar = (found: DifferenceFromRest | undefined): boolean =>
  found?.mark === 'much-higher' || found?.mark === 'much-lower';

type Comparison = RestComparison & { readonly at: number; readonly no: number; readonly group: string };

/** Each volunteer and indicator beside the tambon, without those set apart. */
function comparisons(
  volunteers: readonly VolunteerRows[],
  judged: readonly (readonly [number, VolunteerRows])[],
  apart: ReadonlySet<string>,
): readonly Comparison[] {
  const wholes = new Map<string, Proportion>();
  volunteers.forEach(({ place, yes, known }, at) => {
    indicators.forEach(({ no }, k) => {
      if (apart.has(`${at} ${no}`)) return;
      const sum = wholes.get(`${place} ${no}`) ?? { yes: 0, known: 0 };
      wholes.set(`${place} ${no}`, { yes: sum.yes + (yes[k] ?? 0), known: sum.known + (known[k] ?? 0) });
    });
  });
  return judged.flatMap(([at, { place, yes, known }]) =>
    indicators.flatMap(({ no }, k): Comparison[] => {
      const area = { yes: yes[k] ?? 0, known: known[k] ?? 0 };
      const group = `${place} ${no}`;
      const whole = wholes.get(group) ?? area;
      const isComparable = area.known >= fewestRows && whole.known - area.known >= fewestRows;
      return isComparable && !apart.has(`${at} ${no}`) ? [{ at, no, group, area, whole }] : [];
    }),
  );
}

/** Warnings about volunteers; their codes are not named, the first row of each is. */
export async function volunteerWarnings(records: RecordCells): Promise<readonly Warning[]> {
  if (!records.has('volunteer_code')) return [];
  const volunteers = await volunteerRows(records);
  const found = volunteersStandingOut(volunteers);
  const warn = (
    code: 'volunteer_differs' | 'volunteer_all_no' | 'volunteer_same_answers',
    at: readonly number[],
  ): readonly Warning[] => {
    const those = at.flatMap((i) => volunteers[i] ?? []);
    if (those.length === 0) return [];
    const lines = those.map(({ firstLine }) => firstLine).toSorted((a, b) => a - b);
    const rows = those.reduce((sum, each) => sum + each.rows, 0);
    const named = code === 'volunteer_differs' ? namesOf(found.indicators) : '';
    return [warningOf(code, rows, lines, named)];
  };
  return [
    ...warn('volunteer_differs', found.differing),
    ...warn('volunteer_all_no', found.allNo),
    ...warn('volunteer_same_answers', found.same),
  ];
}

function namesOf(numbers: readonly number[]): { readonly th: string; readonly en: string } {
  const there = indicators.filter(({ no }) => numbers.includes(no));
  return {
    th: there.map(({ no, th }) => `${no}. ${th}`).join(', '),
    en: there.map(({ no, en }) => `${no}. ${en}`).join(', '),
  };
}

const volunteerRow = z.object({
  place: z.string(),
  n: z.int(),
  first: z.int(),
  any_yes: z.int(),
  any_no: z.int(),
  patterns: z.int(),
  yes: z.array(z.int()),
  known: z.array(z.int()),
});

async function volunteerRows(records: RecordCells): Promise<readonly VolunteerRows[]> {
  const eligible = sql`(${integer(householdBits)} | ${eligibleExpression()})`;
  const sums = (column: string): Sql =>
    sql`[${join(
      indicators.map(({ no }) => sql`sum((${{ text: column, values: [] }} >> ${integer(no - 1)}) & 1)::INTEGER`),
      ', ',
    )}]`;
  const rows = await records.reader.rows(
    volunteerRow,
    sql`WITH answer AS (
        SELECT line, survey_year, community // 100 AS tambon, volunteer, yes_bits, no_bits,
          yes_bits & ${eligible} AS yes, (yes_bits | no_bits) & ${eligible} AS known
        FROM typed WHERE volunteer IS NOT NULL AND NOT ${isAmong(sql`lower(volunteer)`, notStatedSpellings)}
      )
      SELECT survey_year || '/' || tambon AS place, count(*)::INTEGER AS n, min(line)::INTEGER AS first,
        bit_or(yes_bits)::INTEGER AS any_yes, bit_or(no_bits)::INTEGER AS any_no,
        count(DISTINCT yes_bits::BIGINT << 22 | no_bits)::INTEGER AS patterns, ${sums('yes')} AS yes, ${sums('known')} AS known
      FROM answer GROUP BY survey_year, tambon, volunteer ORDER BY first`,
    records.signal,
  );
  return rows.map((row) => ({
    place: row.place,
    rows: row.n,
    firstLine: row.first,
    hasYes: row.any_yes !== 0,
    hasNo: row.any_no !== 0,
    patterns: row.patterns,
    yes: row.yes,
    known: row.known,
  }));
}

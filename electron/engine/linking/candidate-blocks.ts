import type { SkippedBlock } from './link-types.ts';
import type { PreparedRecords } from './prepared-records.ts';
import { eachPair, recordBlocks } from './record-blocks.ts';

type Visit = (i: number, j: number) => void;

/** Same month of another year, or another month of the same year: a birth with at most one part mistyped. */
function isBirthWithinOnePart(a: number, b: number): boolean {
  return a % 100 === b % 100 || Math.floor(a / 100) === Math.floor(b / 100);
}

function birthAndName({ records, names }: PreparedRecords, i: number): string | null {
  const [record, name] = [records[i], names[i]];
  if (!record || !name || record.birthMonth === null || name.first.script === 'blank') return null;
  return `${record.birthMonth}|${record.sex}|${name.first.skeleton ?? name.first.sound}`;
}

/**
 * Visits the pairs worth weighing (blocking): of one household, with a birth that agrees but for one part; of one
 * unchecked number; and of one birth month, sex and consonants of the first name, with one first consonant of the
 * last name or with none. Some pairs are visited twice.
 * @returns the blocks of more than `largestBlock` records, which were not compared; a household that large is
 *   compared by birth month first
 */
export function eachCandidate(prepared: PreparedRecords, largestBlock: number, visit: Visit): SkippedBlock[] {
  const { records, names, households, uncheckedIds } = prepared;
  const count = records.length;
  const skipped: SkippedBlock[] = [];
  const skip = (by: SkippedBlock['by'], positions: readonly number[]) =>
    skipped.push({ by, refs: positions.map((i) => records[i]?.ref ?? 0) });
  const birthAt = (i: number) => records[i]?.birthMonth ?? null;

  const large = new Set<string>();
  recordBlocks(count, (i) => households[i] ?? null).forEach((positions) => {
    if (positions.length > largestBlock) {
      large.add(households[positions[0] ?? 0] ?? '');
      return;
    }
    eachPair(positions, (i, j) => {
      const [a, b] = [birthAt(i), birthAt(j)];
      // Most of a household are siblings born in other years.
      if (a === null || b === null || isBirthWithinOnePart(a, b)) visit(i, j);
    });
  });
  const inLarge = (i: number) => large.has(households[i] ?? '');
  if (large.size > 0) {
    recordBlocks(count, (i) => (inLarge(i) ? `${households[i]}|${birthAt(i)}` : null)).forEach((positions) => {
      if (positions.length > largestBlock) skip('household', positions);
      else eachPair(positions, visit);
    });
  }

  recordBlocks(count, (i) => uncheckedIds[i] ?? null).forEach((positions) => {
    if (positions.length > largestBlock) skip('unchecked_id', positions);
    else eachPair(positions, visit);
  });

  const hasLast = (i: number): boolean => names[i]?.last.script !== 'blank';
  const isElsewhere = (i: number, j: number) => households[i] === null || households[i] !== households[j];
  const withInitial = (i: number): string | null => {
    const key = hasLast(i) ? birthAndName(prepared, i) : null;
    return key === null ? null : `${key}|${(names[i]?.last.skeleton ?? names[i]?.last.sound ?? '').slice(0, 1)}`;
  };
  recordBlocks(count, withInitial).forEach((positions) => {
    if (positions.length > largestBlock) skip('birth_and_name', positions);
    else eachPair(positions, (i, j) => isElsewhere(i, j) && visit(i, j));
  });
  recordBlocks(count, (i) => birthAndName(prepared, i)).forEach((positions) => {
    const withoutLast = positions.filter((i) => !hasLast(i));
    if (withoutLast.length === 0) return;
    if (positions.length > largestBlock) skip('birth_and_name', positions);
    else eachPair(positions, (i, j) => (!hasLast(i) || !hasLast(j)) && isElsewhere(i, j) && visit(i, j));
  });
  return skipped;
}

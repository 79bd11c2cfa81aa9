import type { Nationality } from '../shared/cpms/answers.ts';
import { nationalIdCheckDigit } from '../shared/cpms/national-id.ts';
import type { Random } from './random.ts';

/** Registration office that does not exist: digits 2 to 5 of every ID number of the sample. */
const inventedOffice = '9999';

const idGap = 150;
const wrongCheckDigitShare = 0.001;

/**
 * The ID number of the n-th child: seven digits that rise with n, so that no two are alike whatever
 * their first digit, then the check digit (in one of a thousand a wrong one, as typed by hand).
 */
function inventedIdNumber(firstDigit: string, ordinal: number, random: Random): string {
  const serial = String(ordinal * idGap + random.below(idGap)).padStart(7, '0');
  const first12 = `${firstDigit}${inventedOffice}${serial}`;
  const checkDigit = nationalIdCheckDigit(first12);
  const typed = random.chance(wrongCheckDigitShare) ? (checkDigit + 1 + random.below(9)) % 10 : checkDigit;
  return `${first12}${typed}`;
}

function weightedPick<Item extends string>(
  weights: readonly (readonly [Item, number])[],
  last: Item,
  random: Random,
): Item {
  let left = random.uniform();
  for (const [item, weight] of weights) {
    left -= weight;
    if (left < 0) return item;
  }
  return last;
}

/**
 * The ID cell of a child. Thai children have a 1 or, when registered late, a 2 in front; children of
 * migrants a 7, 0 or 6; a G-code is what a school gives a child without a number.
 * @param ordinal position of the child in the sample, below 66,000
 * @param isOfSchoolAge whether the child was old enough for a school to give it a G-code
 */
export function inventedIdentifier(
  child: { isThai: boolean; isRegistered: boolean; isOfSchoolAge: boolean },
  ordinal: number,
  random: Random,
): string {
  const kind = child.isThai ? thaiKind(child.isRegistered, random) : migrantKind(child, random);
  if (kind === 'none') return '';
  if (kind === 'G') return `G${inventedOffice}${String(ordinal * idGap + random.below(idGap)).padStart(8, '0')}`;
  return inventedIdNumber(kind, ordinal, random);
}

function thaiKind(isRegistered: boolean, random: Random): string {
  if (!isRegistered) return weightedPick([['none', 0.7]], '0', random);
  return weightedPick(
    [
      ['1', 0.955],
      ['2', 0.03],
      ['8', 0.003],
    ],
    'none',
    random,
  );
}

function migrantKind(child: { isRegistered: boolean; isOfSchoolAge: boolean }, random: Random): string {
  if (child.isRegistered)
    return weightedPick(
      [
        ['7', 0.48],
        ['0', 0.34],
        ['6', 0.1],
        ['8', 0.01],
      ],
      'none',
      random,
    );
  if (child.isOfSchoolAge && random.chance(0.21)) return 'G';
  return weightedPick(
    [
      ['0', 0.32],
      ['6', 0.16],
    ],
    'none',
    random,
  );
}

/** Nationality of a child of a migrant household. */
export function migrantNationality(random: Random): Nationality {
  return weightedPick(
    [
      ['myanmar', 0.88],
      ['stateless', 0.085],
      ['lao', 0.012],
      ['cambodian', 0.01],
    ],
    'other',
    random,
  );
}

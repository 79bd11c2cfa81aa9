import { isErrorCell } from './error-cells.ts';
import { spokenIn } from './headers/header-concepts.ts';
import { headerText } from './headers/header-text.ts';
import { plainCell } from './plain-cell.ts';

const longestShown = 24;

/** The shape of a cell without its content: letters become •, digits 0, marks go. */
export function cellShape(cell: string): string {
  return cell.slice(0, longestShown).replace(/\p{N}/gu, '0').replace(/\p{M}/gu, '').replace(/\p{L}/gu, '•');
}

const languages = ['th', 'en'] as const;
const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
let countries: ReadonlySet<string> | null = null;

/** Names of the countries of the world, as the platform has them. */
function countryNames(): ReadonlySet<string> {
  const names = languages.flatMap((language) => {
    const shown = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return letters.flatMap((first) => letters.flatMap((second) => shown.of(first + second) ?? []));
  });
  return new Set(names.map((name) => name.toLowerCase()));
}

/** A number of so few digits, or the name of a country, tells of no child. */
const mostDigits: Readonly<Record<string, number>> = { community_code: 8, survey_year: 4, indicator_no: 4 };
const fewDigits = 2;

/** What the words of forms speak of that people are called by. */
const ofPeople = new Set<string>([
  'other person',
  'child',
  'one parent',
  'parents',
  'day',
  'month',
  'year',
  'name',
  'surname',
]);

/** Whether a cell is made of words of forms and no others, as answers are that nobody thought of: `ไม่เคย`, `บางครั้ง`. */
function isInFormWords(cell: string): boolean {
  const { concepts, known, letters } = spokenIn(headerText(cell));
  return letters > 0 && known === letters && ![...concepts].some((each) => ofPeople.has(each));
}

/**
 * A cell as a message may name it: the error of a formula, a number of few digits, a country, among answers words of the
 * form; of anything else its shape, because a column may be another than it is taken for.
 */
export function quotableCell(field: string, cell: string): string {
  const plain = plainCell(cell);
  if (isErrorCell(plain)) return plain.slice(0, longestShown);
  if (/^\d+(?:\.\d)?$/.test(plain) && plain.replace(/\..*/, '').length <= (mostDigits[field] ?? fewDigits))
    return plain;
  if (field === 'nationality') {
    countries ??= countryNames();
    if (countries.has(plain.toLowerCase())) return plain;
  }
  if (/^ind|^answer$|^sex$/.test(field) && plain.length <= longestShown && isInFormWords(plain)) return plain;
  return cellShape(plain);
}

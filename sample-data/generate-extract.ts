import { buddhistEraOffset, completedYears, type CalendarDay } from '../shared/calendar/buddhist-era.ts';
import { indicators } from '../shared/cpms/indicators.ts';
import { nationalIdCheckDigit } from '../shared/cpms/national-id.ts';
import { burmeseName, localLastNames, placeMark, thaiName } from './names.ts';
import { createRandom, type Random } from './random.ts';
import { answerTh, extractHeader, nationalityTh, printFormDate, sexTh } from './write-extract.ts';

export type GenerateExtractOptions = {
  /** Rows to write, at most 10 million: so many ID numbers the invented registration office has. */
  readonly children: number;
  readonly surveyYearBE: number;
  /** At most 99 for each tambon code. */
  readonly communities: number;
  readonly seed: number;
  /** Six-digit codes the communities are spread over, in order. */
  readonly tambonCodes: readonly string[];
};

const mostChildren = 10_000_000;
const rowsPerBatch = 4000;
const migrantShare = 0.26;
const unknownShare = 0.03;

/** Share of yes among Thai children and children of migrants, by indicator. */
const yesShares: readonly (readonly [thai: number, migrant: number])[] = [
  [0, 1],
  [0.008, 0.45],
  [0.02, 0.19],
  [0.022, 0.019],
  [0.47, 0.3],
  [0.03, 0.028],
  [0.03, 0.15],
  [0.065, 0.27],
  [0.155, 0.08],
  [0.075, 0.055],
  [0.025, 0.065],
  [0.03, 0.032],
  [0.026, 0.028],
  [0.011, 0.014],
  [0.035, 0.05],
  [0.083, 0.06],
  [0.195, 0.26],
  [0.125, 0.095],
  [0.03, 0.032],
  [0.04, 0.042],
  [0.026, 0.03],
  [0.09, 0.1],
];

const yesCell = `,${answerTh.yes}`;
const noCell = `,${answerTh.no}`;
const unknownCell = ',';

function drawCell(yesShare: number, random: Random): string {
  const draw = random.uniform();
  if (draw >= 1 - unknownShare) return unknownCell;
  return draw < yesShare * (1 - unknownShare) ? yesCell : noCell;
}

/** Cells of some indicators for a child of an age; household indicators have no eligible age. */
function drawCells(from: number, to: number, isMigrant: boolean, age: number, random: Random): string {
  let cells = '';
  for (let position = from; position < to; position++) {
    const ages = indicators[position]?.ages;
    const isEligible = !ages || (age >= ages.from && age <= ages.to);
    cells += isEligible ? drawCell(yesShares[position]?.[isMigrant ? 1 : 0] ?? 0, random) : noCell;
  }
  return cells;
}

type BirthDay = { readonly text: string; readonly age: number };

/** Every day on which a child under 18 on the day of the survey may be born. */
function birthDaysBefore(day: CalendarDay): BirthDay[] {
  const surveyed = Date.UTC(day.year, day.month - 1, day.day);
  const birthDays: BirthDay[] = [];
  for (let time = surveyed; ; time -= 86_400_000) {
    const date = new Date(time);
    const birth = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    const age = completedYears(birth, day);
    if (age === null || age >= 18) return birthDays;
    birthDays.push({ text: printFormDate(birth), age });
  }
}

/** Number of children in each community: uneven, and exactly as many as asked for. */
function communitySizes(options: GenerateExtractOptions, random: Random): number[] {
  const weights = Array.from({ length: options.communities }, () => 0.3 + random.uniform());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let weightSoFar = 0;
  let childrenSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const upTo = Math.round((options.children * weightSoFar) / total);
    const size = upTo - childrenSoFar;
    childrenSoFar = upTo;
    return size;
  });
}

/** Codes of the communities, as many under one tambon as under another. */
function communityCodes({ communities, tambonCodes }: GenerateExtractOptions): string[] {
  if (communities > 99 * tambonCodes.length) {
    throw new RangeError(`${tambonCodes.length} tambons hold at most ${99 * tambonCodes.length} communities.`);
  }
  const codes: string[] = [];
  tambonCodes.forEach((tambonCode, i) => {
    const upTo = Math.round((communities * (i + 1)) / tambonCodes.length);
    for (let no = 1; codes.length < upTo; no++) codes.push(`${tambonCode}${String(no).padStart(2, '0')}`);
  });
  return codes;
}

function idCell(ordinal: number, isMigrant: boolean, random: Random): string {
  const serial = String(ordinal).padStart(7, '0');
  if (isMigrant) {
    const kind = random.uniform();
    if (kind < 0.2) return '';
    if (kind < 0.26) return `G99990${serial}`;
  }
  const first12 = `${isMigrant ? random.pick(['7', '0', '6']) : '1'}9999${serial}`;
  return `${first12}${nationalIdCheckDigit(first12)}`;
}

function* communityRows(
  community: { code: string; cells: string; children: number },
  births: readonly BirthDay[],
  firstOrdinal: number,
  random: Random,
): Generator<string> {
  const lastNames = localLastNames(random);
  let written = 0;
  for (let householdNo = 1; written < community.children; householdNo++) {
    const household = `${community.code}-${String(householdNo).padStart(4, '0')}`;
    const isMigrant = random.chance(migrantShare);
    const lastName = random.pick(lastNames);
    const householdCells = drawCells(16, 22, isMigrant, 0, random);
    const size = Math.min(community.children - written, 1 + random.below(3));
    for (let no = 1; no <= size; no++) {
      const sex = random.chance(0.51) ? 'male' : 'female';
      const name = isMigrant ? burmeseName(sex, random) : thaiName(sex, lastName, random);
      const birth = births[random.below(births.length)] ?? { text: '', age: 0 };
      const id = idCell(firstOrdinal + written, isMigrant, random);
      const nationality = isMigrant ? nationalityTh.myanmar : nationalityTh.thai;
      const childCells = drawCells(0, 16, isMigrant, birth.age, random);
      yield (
        `${community.cells},${household},${household}-${no},${id},${name.firstName},${name.lastName},${sexTh[sex]},` +
        `${birth.text},${nationality}${childCells}${householdCells}\n`
      );
      written++;
    }
  }
}

function* extractRows(options: GenerateExtractOptions): Generator<string> {
  const random = createRandom(options.seed, 'extract');
  const day: CalendarDay = { year: options.surveyYearBE - buddhistEraOffset, month: 2, day: 15 };
  const births = birthDaysBefore(day);
  const sizes = communitySizes(options, random);
  const names = [`ตำบล${placeMark}`, `อำเภอ${placeMark}`, `จังหวัด${placeMark}`];
  let firstOrdinal = 0;
  for (const [i, code] of communityCodes(options).entries()) {
    const children = sizes[i] ?? 0;
    const cells = [String(options.surveyYearBE), printFormDate(day), code, `บ้าน${placeMark} ${i + 1}`, ...names].join(
      ',',
    );
    yield* communityRows({ code, cells, children }, births, firstOrdinal, random);
    firstOrdinal += children;
  }
}

/**
 * Writes a synthetic extract of any size for measuring: same columns as the sample, every row independent of
 * the others but for the answers of its household.
 * @param write takes the next piece of CSV text (UTF-8, header first); awaited before more is made
 * @throws RangeError when there are too many communities for the tambons, or too many children for the ID numbers
 */
export async function generateExtract(
  options: GenerateExtractOptions,
  write: (text: string) => void | Promise<void>,
): Promise<void> {
  if (options.children > mostChildren) throw new RangeError(`At most ${mostChildren} children.`);
  let text = extractHeader();
  let rows = 0;
  for (const row of extractRows(options)) {
    text += row;
    if (++rows % rowsPerBatch !== 0) continue;
    await write(text);
    text = '';
  }
  if (text !== '') await write(text);
}

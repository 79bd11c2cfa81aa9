import { readAnswer, type Answer, type CodeRule } from '../answers.ts';
import { indicatorCount, indicatorField } from '../indicators.ts';
import { allFields } from '../layout.ts';
import { spokenIn, type Spoken } from './header-concepts.ts';
import { headerMeanings, type HeaderMeaning } from './header-meanings.ts';
import type { HeaderConcept } from './header-words.ts';
import { foldHeader, headerText, splitNumber } from './header-text.ts';
import { withoutAdditions } from './header-additions.ts';

/** Why a header is taken for a field. */
const headerReasons = ['name', 'words', 'vague', 'rest', 'similar', 'number', 'other-number', 'legend'] as const;
export type HeaderReason = (typeof headerReasons)[number];

/** A field that a header may stand for. */
export type HeaderCandidate = {
  /** Key of the field; null: something that is in no extract. */
  readonly field: string | null;
  /** True where the header asks the contrary: its yes is the field's no. */
  readonly isContrary: boolean;
  /** From 0 to 1, by words and number; cells may raise or lower it. */
  readonly score: number;
  readonly reasons: readonly HeaderReason[];
};

/** What the words and the number of a header say. */
type HeaderReading = {
  readonly number: number | null;
  /** True where there is nothing but a number. */
  readonly isNumberOnly: boolean;
  /** The likeliest first; a field stands once. */
  readonly candidates: readonly HeaderCandidate[];
  /** What the header says its codes mean: `(1=ใช่ 2=ไม่ใช่)`. */
  readonly legend: ReadonlyMap<string, Answer>;
};

/** A candidate from here on is read without asking, from `askedFrom` on it is asked about, below it is none. */
export const sureFrom = 0.8;
export const askedFrom = 0.45;

const exact = 1;
const inWords = 0.96;
const vaguely = 0.62;
const costOfExtra = 0.32;
const costOfAside = 0.2;
const costOfOnlyBeside = 0.12;
const costOfRest = 0.9;
const costOfUnknownAside = 0.1;
const costOfVagueContrary = 0.2;
const costOfGroup = 0.02;
const costOfTellingGroup = 0.2;
const numberAgrees = 0.12;
const numberDiffers = 0.04;

const byName = new Map<string, string>();
for (const field of allFields) for (const name of field.otherNames) byName.set(foldHeader(name), field.key);
for (const field of allFields)
  for (const name of [field.th, field.en, field.key]) byName.set(foldHeader(name), field.key);

const readings = new Map<string, HeaderReading>();
const mostKept = 5000;

/** What the words and the number of a header say; the cells below it are not looked at. */
export function readHeader(header: string): HeaderReading {
  const known = readings.get(header);
  if (known) return known;
  if (readings.size >= mostKept) readings.clear();
  const reading = readingOf(header);
  readings.set(header, reading);
  return reading;
}

/** Dates, numbers and codes, of which a table is full: without a letter only the number of an indicator is a header. */
const isDataOnly = (header: string): boolean => /\d[^\d]*\d[^\d]*\d/.test(header) && !/\p{L}/u.test(header);

/** A header is no text of this length. */
const longestHeader = 300;

function readingOf(header: string): HeaderReading {
  const nothing = { number: null, isNumberOnly: false, candidates: [], legend: new Map<string, Answer>() };
  if (header.length > longestHeader || isDataOnly(header)) return nothing;
  const whole = byName.get(foldHeader(header));
  if (whole !== undefined)
    return { ...nothing, candidates: [{ field: whole, isContrary: false, score: exact, reasons: ['name'] }] };
  const { number, words } = splitNumber(header);
  if (words === '') return { ...nothing, number, isNumberOnly: number !== null };
  const { text, legend } = withoutLegend(words);
  const found = [...candidatesOf(text), ...bareCandidates(text)].map((candidate) =>
    withLegend(withNumber(candidate, number), legend),
  );
  return { number, isNumberOnly: false, candidates: byLikelihood(found), legend };
}

function candidatesOf(text: string): readonly HeaderCandidate[] {
  const named = byName.get(foldHeader(text));
  if (named !== undefined) return [{ field: named, isContrary: false, score: exact, reasons: ['name'] }];
  const whole = meant(text, null);
  // A group before a slash: "ข้อมูลทั่วไป/รหัสชุมชน/หมู่บ้าน", "children/sex", "section.question".
  const inGroup = [...text.matchAll(/[/.:>|]+|\s-\s/g)].flatMap(({ index, 0: sign }) => {
    const rest = text.slice(index + sign.length).trim();
    if (rest === '' || index === 0) return [];
    const field = byName.get(foldHeader(rest)) ?? byName.get(foldHeader(splitNumber(rest).words));
    const group = spokenIn(text.slice(0, index));
    const cost = tells(group) ? costOfTellingGroup : costOfGroup;
    const ofField: HeaderCandidate[] =
      field !== undefined && !narrows(group)
        ? [{ field, isContrary: false, score: exact - cost, reasons: ['name'] }]
        : [];
    return [...ofField, ...meant(rest, group).map((each) => ({ ...each, score: each.score - cost }))];
  });
  return [...whole, ...inGroup];
}

/**
 * What a header surely means without what its form adds to every header: that it is the child's, has to be filled in, where
 * it comes from, the ages or the year it is about.
 */
function bareCandidates(text: string): readonly HeaderCandidate[] {
  const { bare, excludes } = withoutAdditions(text);
  if (bare === text) return [];
  const isExcluded = (field: string | null): boolean =>
    excludes !== null && field !== null && (excludes === 'all' ? /^ind\d\d$/ : /^ind(?:1[7-9]|2\d)$/).test(field);
  return candidatesOf(bare)
    .filter(({ field, score }) => score >= sureFrom && !isExcluded(field))
    .map((candidate) => ({ ...candidate, score: candidate.score - costOfGroup }));
}

const people: readonly HeaderConcept[] = [
  'household',
  'member',
  'one parent',
  'parents',
  'caregiver',
  'volunteer',
  'other person',
];

/** Whether what stands before a slash is more than the name of a group: `รหัสชุมชน/หมู่บ้าน` is one header. */
const tells = ({ concepts }: Spoken): boolean =>
  [...concepts].some((each) => each !== 'child' && each !== 'aside' && !people.includes(each));

/** Whether a group is of other people than the child, or asks for something else. */
const narrows = ({ concepts }: Spoken): boolean =>
  people.some((each) => concepts.has(each)) || concepts.has('aside') || concepts.has('not');

/** What a header means, with what its group adds to it. */
function meant(header: string, group: Spoken | null): readonly HeaderCandidate[] {
  const { main, aside } = inBrackets(splitNumber(header).words);
  const said = spokenIn(main);
  const beside = spokenIn(aside);
  const concepts = new Set([
    ...said.concepts,
    ...(group ? people.filter((each) => group.concepts.has(each)) : []),
    ...(group?.concepts.has('aside') ? (['aside'] as const) : []),
  ]);
  const letters = said.letters + beside.letters;
  const rest = {
    all: letters === 0 ? 1 : 1 - (said.known + beside.known) / letters,
    inMain: said.letters === 0 ? 1 : 1 - said.known / said.letters,
  };
  const denials = said.denials + (group?.denials ?? 0);
  const found = headerMeanings.flatMap((meaning) => candidateOf(meaning, concepts, denials, beside, rest) ?? []);
  return [...found, ...similarTo(main, said, denials)];
}

function candidateOf(
  meaning: HeaderMeaning,
  concepts: ReadonlySet<HeaderConcept>,
  denials: number,
  beside: Spoken,
  rest: { readonly all: number; readonly inMain: number },
): HeaderCandidate | null {
  const { field, says, besides, polarity } = meaning;
  const onlyBeside = says.filter((each) => !concepts.has(each));
  if (onlyBeside.length === says.length || !onlyBeside.every((each) => beside.concepts.has(each))) return null;
  const isIndicator = field !== null && /^ind\d\d$/.test(field);
  const isOfAges = (each: HeaderConcept): boolean => isIndicator && (each === 'age' || each === 'year');
  const isDenied = denials % 2 === 1;
  // In brackets only what an indicator's own name has beside it.
  const isExplained = (each: HeaderConcept): boolean =>
    besides.includes(each) && (each !== 'surname' || field === 'caregiver_name');
  const isAllowed = (each: HeaderConcept): boolean =>
    says.includes(each) || besides.includes(each) || (each === 'not' && isIndicator);
  const extras = [...concepts].filter((each) => !isAllowed(each)).length;
  const asides = [...beside.concepts].filter(
    (each) => !isOfAges(each) && (!says.includes(each) || each === 'not') && !isExplained(each),
  ).length;
  const isVague = meaning.isVague || denials > 1;
  const isContrary = (polarity === 'denied' && !isDenied) || (polarity === 'affirmed' && isDenied);
  const score =
    (isVague ? vaguely : inWords) -
    (isContrary && (meaning.isVague || extras > 0) ? costOfVagueContrary : 0) -
    (extras > 0 ? costOfExtra : 0) -
    0.1 * Math.max(0, extras - 1) -
    (asides > 0 && !repeats(beside, meaning) ? costOfAside : 0) -
    (onlyBeside.length > 0 ? costOfOnlyBeside : 0) -
    costOfUnknown(field, rest);
  if (score < askedFrom - 0.2) return null;
  return {
    field,
    isContrary,
    score,
    reasons: [isVague || extras + asides > 0 ? 'vague' : 'words', ...(rest.all > 0 ? (['rest'] as const) : [])],
  };
}

/** Fields of which a remark in unknown words hardly makes another: an answer may be narrowed, a name another person's. */
const keepsMeaning = (field: string | null): boolean => field !== null && !/^ind\d\d$|name$|^title$/.test(field);

function costOfUnknown(field: string | null, rest: { readonly all: number; readonly inMain: number }): number {
  if (rest.inMain > 0 || !keepsMeaning(field)) return costOfRest * rest.all;
  return Math.min(costOfUnknownAside, costOfRest * rest.all);
}

/** Whether a remark in brackets says again what the header means: `กำพร้า (ไม่มีพ่อแม่)`. */
function repeats(beside: Spoken, { says, besides, polarity }: HeaderMeaning): boolean {
  const orphan = beside.concepts.has('parents') && says.includes('orphan');
  const parents = beside.concepts.has('orphan') && says.includes('parents') && polarity === 'denied';
  const isSame = [...beside.concepts].every((each) => each === 'not' || says.includes(each) || besides.includes(each));
  const isSaid = says.some((each) => beside.concepts.has(each));
  return orphan || parents || (isSame && isSaid && beside.denials % 2 === (polarity === 'denied' ? 1 : 0));
}

/** Number of operations by which names are at most apart, as a share of their letters. */
const fewestAlike = 0.8;

/** Concepts that turn a meaning round: a name that lacks one of them is not similar, however many letters it shares. */
const turning: readonly HeaderConcept[] = [
  'not',
  'household',
  'member',
  'victim',
  'perpetrator',
  'in',
  'elsewhere',
  'out',
  'one parent',
  'aside',
];

const names = allFields.flatMap((field) =>
  [field.th, field.en].map((name) => {
    const { main } = inBrackets(headerText(name));
    return { field: field.key, letters: foldHeader(main), spoken: spokenIn(main) };
  }),
);

/** Fields whose name differs in a few letters: a slip of the pen. */
function similarTo(text: string, said: Spoken, denials: number): readonly HeaderCandidate[] {
  const letters = foldHeader(text);
  if (letters.length < 6 || said.known === said.letters) return [];
  return names.flatMap((name): HeaderCandidate[] => {
    if (name.spoken.denials !== denials) return [];
    if (turning.some((each) => name.spoken.concepts.has(each) !== said.concepts.has(each))) return [];
    const longer = Math.max(letters.length, name.letters.length);
    const apart = lettersApart(letters, name.letters, Math.floor(longer * (1 - fewestAlike)));
    if (apart === null) return [];
    return [{ field: name.field, isContrary: false, score: 0.72 - 1.1 * (apart / longer), reasons: ['similar'] }];
  });
}

/** Levenshtein distance; null where it is over `most`. */
function lettersApart(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most) return null;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return null;
    row = next;
  }
  const apart = row[other.length] ?? 0;
  return apart <= most ? apart : null;
}

/** A header's text and what stands in brackets in it. */
function inBrackets(text: string): { readonly main: string; readonly aside: string } {
  const asides = [...text.matchAll(/[([{]([^()[\]{}]*)[)\]}]?/g)].map(([, inside = '']) => inside);
  const main = text.replace(/[([{][^()[\]{}]*[)\]}]?/g, ' ').trim();
  return main === '' ? { main: asides.join(' '), aside: '' } : { main, aside: asides.join(' ') };
}

const legendItem = /(\d{1,2})\s*(?:=|:|คือ|หมายถึง|\.)\s*([^\s\d=,;/()[\]]+)/g;
const legendItemReversed = /([^\s\d=,;/()[\]]+)\s*=\s*(\d{1,2})/g;

/** Takes out what a header says of its codes: `เพศ (1=ชาย 2=หญิง)`. */
function withoutLegend(text: string): { readonly text: string; readonly legend: ReadonlyMap<string, Answer> } {
  if (!text.includes('=') && !/\d\s*(?::|คือ|หมายถึง)/.test(text)) return { text, legend: new Map() };
  const legend = new Map<string, Answer>();
  const note = (code: string, word: string): string => {
    const answer = readAnswer(word);
    if (answer !== null) legend.set(String(Number(code)), answer);
    return ' ';
  };
  const left = text
    .replace(legendItemReversed, (_, word: string, code: string) => note(code, word))
    .replace(legendItem, (_, code: string, word: string) => note(code, word));
  return { text: left, legend };
}

function withNumber(candidate: HeaderCandidate, number: number | null): HeaderCandidate {
  const { field, score, reasons } = candidate;
  if (number === null || number > indicatorCount || number < 1 || field === null || !/^ind\d\d$/.test(field))
    return candidate;
  return field === indicatorField(number)
    ? { ...candidate, score: Math.min(1, score + numberAgrees), reasons: [...reasons, 'number'] }
    : { ...candidate, score: score - numberDiffers, reasons: [...reasons, 'other-number'] };
}

/** What 1 and 2 mean by the legend of a header; null where it does not say. */
export function codesOf({ legend }: Pick<HeaderReading, 'legend'>): CodeRule | null {
  if (legend.get('2') === 'no' && legend.get('1') !== 'no') return 'one-is-yes';
  return legend.get('2') === 'yes' && legend.get('1') === 'no' ? 'one-is-no' : null;
}

/** A header whose 1 is "no" or whose 0 is "yes" is not read as others are. */
function withLegend(candidate: HeaderCandidate, legend: ReadonlyMap<string, Answer>): HeaderCandidate {
  const isReversed = (legend.get('1') === 'no' && legend.get('2') !== 'yes') || legend.get('0') === 'yes';
  if (!isReversed) return candidate;
  const { score, reasons } = candidate;
  return { ...candidate, score: Math.min(score, sureFrom - 0.1), reasons: [...reasons, 'legend'] };
}

function byLikelihood(candidates: readonly HeaderCandidate[]): readonly HeaderCandidate[] {
  const best = new Map<string, HeaderCandidate>();
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    const key = candidate.field ?? '';
    if (!best.has(key)) best.set(key, candidate);
  }
  return [...best.values()];
}

/** What comes of a header by itself: read, asked about, or not read. */
type HeaderVerdict = {
  readonly kind: 'sure' | 'asked' | 'none';
  readonly candidates: readonly HeaderCandidate[];
};

/** How much likelier than the next a candidate is that is read without asking. */
const clearBy = 0.08;

/**
 * What comes of the candidates of a header: the first is read where it is likely, alone, and no contrary; else the two
 * likeliest are asked about.
 */
export function verdictOf(candidates: readonly HeaderCandidate[]): HeaderVerdict {
  const [first, second] = candidates;
  if (!first || first.score < askedFrom) return { kind: 'none', candidates: [] };
  const isClear = second === undefined || first.score - second.score >= clearBy;
  if (first.field === null && first.score >= sureFrom && isClear) return { kind: 'none', candidates: [] };
  const asked = candidates.filter(({ field, score }) => field !== null && score >= askedFrom).slice(0, 2);
  if (first.field !== null && first.score >= sureFrom && isClear && !first.isContrary)
    return { kind: 'sure', candidates: asked };
  return asked.length === 0 ? { kind: 'none', candidates: [] } : { kind: 'asked', candidates: asked };
}

/** The field that a header means by its words alone; null where that is not sure. */
export function fieldOfHeader(header: string): string | null {
  const { kind, candidates } = verdictOf(readHeader(header).candidates);
  return kind === 'sure' ? (candidates[0]?.field ?? null) : null;
}

/** Whether a header is made of words of the form and no others, so that it names nobody. */
export function isInFormWords(header: string): boolean {
  const [first] = readHeader(header).candidates;
  return (
    first !== undefined &&
    first.field !== null &&
    !first.reasons.some((reason) => reason === 'rest' || reason === 'similar')
  );
}

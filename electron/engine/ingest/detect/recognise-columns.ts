import { indicatorCount, indicatorField } from '../../../../shared/cpms/indicators.ts';
import { allFields } from '../../../../shared/cpms/layout.ts';
import { bestAssignment } from '../../../../shared/cpms/headers/best-assignment.ts';
import { spokenIn } from '../../../../shared/cpms/headers/header-concepts.ts';
import { foldHeader, headerText, splitNumber } from '../../../../shared/cpms/headers/header-text.ts';
import {
  askedFrom,
  readHeader,
  sureFrom,
  type HeaderCandidate,
  type HeaderReason,
} from '../../../../shared/cpms/headers/read-header.ts';
import { cellsFit, type CellsFit } from './column-cells.ts';

/** Why a column is taken for a field: its header's words and number, and its cells. */
export type ColumnReason = HeaderReason | `cells-${CellsFit}` | 'numbered' | 'parts';

type ColumnCandidate = Omit<HeaderCandidate, 'field' | 'reasons'> & {
  readonly field: string;
  readonly reasons: readonly ColumnReason[];
};

/** A column that may be one of two fields, or the contrary of one: nobody but a person can say. */
export type AskedColumn = {
  readonly column: number;
  readonly header: string;
  readonly candidates: readonly ColumnCandidate[];
};

/** What a row of headers was recognised as. */
export type ColumnsRecognised = {
  /** Field key → column, as far as it is sure. */
  readonly columns: ReadonlyMap<string, number>;
  readonly asked: readonly AskedColumn[];
  /** Headers that stand more than once, of which one is read. */
  readonly duplicates: readonly string[];
  /** Headers that mean a field which is read from another column. */
  readonly rivals: readonly { readonly field: string; readonly header: string }[];
  /** Headers whose words alone leave it open, and whose place in the form tells. */
  readonly placed: readonly { readonly field: string; readonly header: string }[];
  /** How much of a header the row is. */
  readonly evidence: number;
};

/** The cells below a header, for each of its columns. */
export type CellsBelow = {
  readonly of: (column: number) => readonly string[];
  readonly resolvesTambon: (code: string) => boolean;
};

const ofCells: Readonly<Record<CellsFit, number>> = { decisive: 0.22, fits: 0.06, silent: 0, against: -0.3 };
const againstName = -0.12;
const clearBy = 0.08;
/** A contrary takes no field from a column that means it straight. */
const worthOfContrary = 0.4;

/**
 * What the columns of a header are: every header is judged by its words, its number and its cells, and all are assigned
 * at once, so that their sum is the likeliest. A field is read where its column is likely enough, clearly likelier than
 * another field, and no contrary; else it is asked about.
 * @param below  null where only the words are looked at
 */
export function recogniseColumns(headers: readonly string[], below: CellsBelow | null): ColumnsRecognised {
  const all = headers.map((header, column) => candidatesOf(header, column, below));
  const numbered = numberedColumns(headers, below);
  for (const [column, field] of numbered)
    all[column] = [{ field, isContrary: false, score: 0.9, reasons: ['number', 'numbered'] }];
  const folded = headers.map(foldHeader);
  for (const [column, field] of dateParts(headers, folded, below))
    all[column] = [{ field, isContrary: false, score: 0.9, reasons: ['parts'] }];
  const fields = allFields
    .map(({ key }) => key)
    .filter((key) => all.some((some) => some.some(({ field }) => field === key)));
  const assigned = bestAssignment(fields.map((field) => all.map((some) => worthOf(some, field))));
  const fieldAt = new Map(
    assigned.flatMap((column, i) => (column === null ? [] : [[column, fields[i] ?? ''] as const])),
  );
  const sure = new Map<string, number>();
  for (const [column, field] of fieldAt) if (isSure(all, column, field, fieldAt)) sure.set(field, column);
  const placed = inPlace(all, sure);
  for (const [field, column] of placed) sure.set(field, column);
  return {
    columns: sure,
    asked: askedOf(headers, all, sure),
    ...sameOf(headers, folded, all, sure),
    placed: [...placed].map(([field, column]) => ({ field, header: headers[column] ?? '' })),
    evidence: evidenceOf(all, sure),
  };
}

function candidatesOf(header: string, column: number, below: CellsBelow | null): ColumnCandidate[] {
  if (header.trim() === '') return [];
  const cells = below?.of(column) ?? [];
  return readHeader(header)
    .candidates.flatMap((candidate): ColumnCandidate[] => {
      const { field } = candidate;
      // What is surely something else is nothing of the form, whatever else it sounds like.
      if (field === null) return [];
      const fit = below ? cellsFit(field, cells, below.resolvesTambon) : 'silent';
      const isName = candidate.reasons.includes('name');
      const change = fit === 'against' && isName ? againstName : isName ? 0 : ofCells[fit];
      const score = Math.max(0, Math.min(1, candidate.score + change));
      return [{ ...candidate, field, score, reasons: [...candidate.reasons, `cells-${fit}`] }];
    })
    .filter((candidate) => !isOther(header, candidate))
    .toSorted((a, b) => b.score - a.score);
}

/** Whether a header is likelier something that is in no extract. */
function isOther(header: string, { score }: ColumnCandidate): boolean {
  const other = readHeader(header).candidates.find(({ field }) => field === null);
  return other !== undefined && other.score >= score;
}

const candidateAt = (candidates: readonly ColumnCandidate[], field: string): ColumnCandidate | undefined =>
  candidates.find((each) => each.field === field);

function worthOf(candidates: readonly ColumnCandidate[], field: string): number {
  const found = candidateAt(candidates, field);
  if (!found || found.score < askedFrom) return 0;
  return found.isContrary ? found.score * worthOfContrary : found.score;
}

/** Whether the column is the field, and likelier it than any that is not read from elsewhere. */
function isSure(
  all: readonly (readonly ColumnCandidate[])[],
  column: number,
  field: string,
  fieldAt: ReadonlyMap<number, string>,
): boolean {
  const candidates = all[column] ?? [];
  const found = candidateAt(candidates, field);
  if (!found || found.isContrary || found.score < sureFrom) return false;
  return candidates.every((other) => {
    if (other.field === field || other.score < found.score - clearBy) return true;
    const elsewhere = [...fieldAt].find(([at, its]) => its === other.field && at !== column)?.[0];
    return (
      elsewhere !== undefined && (candidateAt(all[elsewhere] ?? [], other.field)?.score ?? 0) > other.score + clearBy
    );
  });
}

/** The indicators on one side of a gap that show that the columns follow the form. */
const fewestInOrder = 3;

/**
 * Columns that stand where the form has an indicator which is read from nowhere else, and may be it by their words and
 * cells: between those of the indicators before and behind it, with as many columns between as the form has. A contrary is
 * none, wherever it stands, nor is what is likelier something else.
 */
function inPlace(
  all: readonly (readonly ColumnCandidate[])[],
  sure: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const taken = new Set(sure.values());
  const at = (number: number): number | undefined =>
    sure.get(indicatorField(number)) ?? found.get(indicatorField(number));
  const isRun = (from: number, to: number): boolean => {
    for (let number = from; number < to; number++) {
      const [here, next] = [at(number), at(number + 1)];
      if (here === undefined || next !== here + 1) return false;
    }
    return true;
  };
  for (let first = 1; first <= indicatorCount; first++) {
    if (at(first) !== undefined || (first > 1 && at(first - 1) === undefined)) continue;
    let last = first;
    while (last < indicatorCount && at(last + 1) === undefined) last++;
    const [before, behind] = [at(first - 1), at(last + 1)];
    const isBetween = before !== undefined && behind !== undefined && behind - before === last - first + 2;
    const isAtEnd =
      last === indicatorCount &&
      before !== undefined &&
      first > fewestInOrder &&
      isRun(first - fewestInOrder, first - 1);
    const isAtStart = first === 1 && behind !== undefined && isRun(last + 1, last + fewestInOrder);
    if (!isBetween && !isAtEnd && !isAtStart) continue;
    const start = before === undefined ? (behind ?? 0) - last : before + 1;
    const columns = Array.from({ length: last - first + 1 }, (_, i) => start + i);
    for (const [i, column] of columns.entries()) {
      const field = indicatorField(first + i);
      if (!taken.has(column) && mayBe(all[column] ?? [], field)) found.set(field, column);
    }
  }
  return found;
}

function mayBe(candidates: readonly ColumnCandidate[], field: string): boolean {
  const found = candidateAt(candidates, field);
  if (!found || found.isContrary || found.score < askedFrom) return false;
  if (!found.reasons.includes('cells-fits')) return false;
  return (candidates[0]?.score ?? 0) <= found.score + clearBy;
}

const mostReadings = 2;

function askedOf(
  headers: readonly string[],
  all: readonly (readonly ColumnCandidate[])[],
  sure: ReadonlyMap<string, number>,
): readonly AskedColumn[] {
  const taken = new Set(sure.values());
  return all.flatMap((candidates, column) => {
    if (taken.has(column)) return [];
    const open = candidates.filter(({ field, score }) => score >= askedFrom && !sure.has(field)).slice(0, mostReadings);
    return open.length === 0 ? [] : [{ column, header: headers[column] ?? '', candidates: open }];
  });
}

function sameOf(
  headers: readonly string[],
  folded: readonly string[],
  all: readonly (readonly ColumnCandidate[])[],
  sure: ReadonlyMap<string, number>,
): Pick<ColumnsRecognised, 'duplicates' | 'rivals'> {
  const read = new Set(sure.values());
  const duplicates = headers.filter((header, i) => header.trim() !== '' && folded.indexOf(folded[i] ?? '') < i);
  const rivals = headers.flatMap((header, column) => {
    if (read.has(column)) return [];
    const first = all[column]?.[0];
    if (!first || first.isContrary || first.score < sureFrom) return [];
    const own = sure.get(first.field);
    return own === undefined || folded[own] === folded[column] ? [] : [{ field: first.field, header }];
  });
  return { duplicates, rivals };
}

/** A title may be the name of a field by chance: what is asked about tells less of a row than what is sure. */
const evidenceOfAsked = 0.25;

function evidenceOf(all: readonly (readonly ColumnCandidate[])[], sure: ReadonlyMap<string, number>): number {
  const open = new Set(
    all.flatMap((candidates) =>
      candidates.slice(0, 1).flatMap(({ field, score }) => (score >= askedFrom && !sure.has(field) ? [field] : [])),
    ),
  );
  return sure.size + evidenceOfAsked * open.size;
}

/** Indicators by number alone, of which a form has at least this many: fewer may be anything. */
const fewestNumbered = 20;

/** Numbers that a form calls indicators: of the child, and of the household in a table of its own. */
const calledIndicator = /^(?:ตัวชี้วัด|indicator|ind)/;
const partsOfForm = [Array.from({ length: 16 }, (_, i) => i + 1), Array.from({ length: 6 }, (_, i) => i + 17)];

/**
 * Columns headed by nothing but the numbers of the form: read where (nearly) the whole form is there, in its order, and no
 * further questions; or a whole part of it whose numbers are called indicators.
 */
function numberedColumns(headers: readonly string[], below: CellsBelow | null): ReadonlyMap<number, string> {
  const found = headers.flatMap((header, column): { column: number; number: number; isCalled: boolean }[] => {
    if (!/[\d๐-๙０-９]/.test(header)) return [];
    const { number, words } = splitNumber(header);
    if (words !== '' || number === null || number < 1) return [];
    if (below && cellsFit('answer', below.of(column), below.resolvesTambon) === 'against') return [];
    return [{ column, number, isCalled: calledIndicator.test(foldHeader(header)) }];
  });
  const numbers = found.map(({ number }) => number);
  const isInOrder = numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
  const isForm = numbers.length >= fewestNumbered && (numbers.at(-1) ?? 0) <= indicatorCount;
  const isPart = found.every(({ isCalled }) => isCalled) && partsOfForm.some((part) => part.join() === numbers.join());
  if (!isInOrder || !(isForm || isPart)) return new Map();
  return new Map(found.map(({ column, number }) => [column, indicatorField(number)]));
}

const partWords = {
  day: /^(?:วัน|วันที่|ว|day|dd|d)$/,
  month: /^(?:เดือน|ด|month|mm|m)$/,
  year: /^(?:ปี|พศ|ปีพศ|ปีพศ|ป|year|yyyy|y)$/,
} as const;

/** The last part of a header of two rows. */
const ownWords = (header: string, folded: string): string =>
  header.includes(' / ') ? foldHeader(header.split(' / ').at(-1) ?? '') : folded;
const groupWords = (header: string): string => header.split(' / ').slice(0, -1).join(' ');

/** Years of one survey are at most this many. */
const mostSurveyYears = 2;

/**
 * Day, month and year in three columns beside each other: the birth of a child where the group above says so, or where
 * nothing is said and the years are many. `ปี` among them is no survey year.
 */
function dateParts(
  headers: readonly string[],
  folded: readonly string[],
  below: CellsBelow | null,
): ReadonlyMap<number, string> {
  const fields = new Map<number, string>();
  const words = headers.map((header, column) => ownWords(header, folded[column] ?? ''));
  for (let first = 0; first + 2 < headers.length; first++) {
    const three = [first, first + 1, first + 2];
    const at = (part: keyof typeof partWords): number | undefined =>
      three.find((column) => partWords[part].test(words[column] ?? ''));
    const [day, month, year] = [at('day'), at('month'), at('year')];
    if (day === undefined || month === undefined || year === undefined) continue;
    const groups = new Set(three.map((column) => groupWords(headers[column] ?? '')));
    if (groups.size > 1) continue;
    const [group = ''] = groups;
    const isNamed = spokenIn(headerText(group)).concepts.has('birth');
    if (!isNamed && group !== '') continue;
    if (!isNamed && (!below || new Set(below.of(year).map((cell) => cell.trim())).size <= mostSurveyYears)) continue;
    for (const [column, field] of [
      [day, 'born_day'],
      [month, 'born_month'],
      [year, 'born_year'],
    ] as const)
      fields.set(column, field);
  }
  return fields;
}

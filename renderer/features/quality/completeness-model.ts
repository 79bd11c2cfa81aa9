import type { CompletenessRow } from '../../../shared/contract/quality.ts';

type Known = { readonly known: number; readonly eligible: number };

/** A cell of the table: hidden, nobody to ask, or a share with its counts. */
export type CompletenessCell =
  | { readonly state: 'hidden' }
  | { readonly state: 'nobody' }
  | ({ readonly state: 'shown'; readonly share: number; readonly class: CompletenessClass } & Known);

export const completenessClasses = ['full', 'good', 'poor', 'bad'] as const;
type CompletenessClass = (typeof completenessClasses)[number];

/** Under 80 % a shown figure is of grade C at best; under half there is more unknown than known. */
function completenessClass(share: number): CompletenessClass {
  if (share >= 0.95) return 'full';
  if (share >= 0.8) return 'good';
  return share >= 0.5 ? 'poor' : 'bad';
}

function cellOf(known: number | null | undefined, eligible: number | null | undefined): CompletenessCell {
  if (known === null || known === undefined || eligible === null || eligible === undefined) return { state: 'hidden' };
  if (eligible === 0) return { state: 'nobody' };
  const share = known / eligible;
  return { state: 'shown', known, eligible, share, class: completenessClass(share) };
}

export type TableRow = {
  readonly areaCode: string;
  readonly children: number;
  /** All 22 together, of what is shown. */
  readonly all: CompletenessCell;
  readonly cells: readonly CompletenessCell[];
};

/** Answers that are not there, of all shown cells. */
export function unknownOf({ all }: Pick<TableRow, 'all'>): number {
  return all.state === 'shown' ? all.eligible - all.known : 0;
}

/** The rows of the table, the least complete first: by all 22, or by one indicator (its form number). */
export function tableRows(rows: readonly CompletenessRow[], sort: number | null): readonly TableRow[] {
  const table = rows.map(({ areaCode, children, known, eligible }): TableRow => {
    const cells = known.map((count, i) => cellOf(count, eligible[i]));
    return { areaCode, children, cells, all: together(cells) };
  });
  const shareOf = (row: TableRow): number => {
    const cell = sort === null ? row.all : row.cells[sort - 1];
    return cell?.state === 'shown' ? cell.share : 2;
  };
  return table.toSorted((a, b) => shareOf(a) - shareOf(b) || a.areaCode.localeCompare(b.areaCode));
}

/** Several cells as one; hidden ones are left out. */
export function together(cells: readonly (CompletenessCell | undefined)[]): CompletenessCell {
  let known = 0;
  let eligible = 0;
  for (const cell of cells) {
    if (cell?.state !== 'shown') continue;
    known += cell.known;
    eligible += cell.eligible;
  }
  return cells.length > 0 && cells.every((cell) => cell?.state === 'hidden')
    ? { state: 'hidden' }
    : cellOf(known, eligible);
}

/** Each indicator over all rows, least complete first; those with every answer are left out. */
export function worstIndicators(
  rows: readonly TableRow[],
): readonly { readonly no: number; readonly cell: CompletenessCell }[] {
  const width = rows[0]?.cells.length ?? 0;
  return Array.from({ length: width }, (_, i) => ({ no: i + 1, cell: together(rows.map(({ cells }) => cells[i])) }))
    .filter(({ cell }) => cell.state === 'shown' && cell.known < cell.eligible)
    .toSorted((a, b) => shareIn(a.cell) - shareIn(b.cell) || a.no - b.no);
}

const shareIn = (cell: CompletenessCell): number => (cell.state === 'shown' ? cell.share : 2);

/** A place in the table: row and column, both from 0; column 0 is all 22 together. */
export type Place = { readonly row: number; readonly column: number };

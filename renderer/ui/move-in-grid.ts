/** Row 0 is the header, column 0 the names. */
export type GridPlace = { readonly r: number; readonly c: number };

const page = 10;

/**
 * Where a key leads in a grid: arrows, Home and End in the row, with Ctrl to the first and last cell,
 * Page keys by ten rows.
 * @returns null for keys that do not move
 */
export function moveInGrid(
  from: GridPlace,
  key: string,
  withCtrl: boolean,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const row = (r: number): number => Math.max(0, Math.min(size.rows - 1, r));
  const column = (c: number): number => Math.max(0, Math.min(size.columns - 1, c));
  switch (key) {
    case 'ArrowUp':
      return { r: row(withCtrl ? 0 : from.r - 1), c: from.c };
    case 'ArrowDown':
      return { r: row(withCtrl ? size.rows : from.r + 1), c: from.c };
    case 'ArrowLeft':
      return { r: from.r, c: column(withCtrl ? 0 : from.c - 1) };
    case 'ArrowRight':
      return { r: from.r, c: column(withCtrl ? size.columns : from.c + 1) };
    case 'PageUp':
      return { r: row(from.r - page), c: from.c };
    case 'PageDown':
      return { r: row(from.r + page), c: from.c };
    case 'Home':
      return { r: withCtrl ? 0 : from.r, c: 0 };
    case 'End':
      return { r: withCtrl ? size.rows - 1 : from.r, c: size.columns - 1 };
    default:
      return null;
  }
}

/** A distinct cell of a column as the file holds it (null = blank), how often it stands there, and its text. */
export type DistinctCell = { readonly raw: string | null; readonly text: string; readonly count: number };

import { z } from 'zod';

/** A row of an extract by its sheet and its line. */
export const rowPlace = z.object({ sheetNo: z.int().nonnegative(), line: z.int().positive() });
export type RowPlace = Readonly<z.infer<typeof rowPlace>>;

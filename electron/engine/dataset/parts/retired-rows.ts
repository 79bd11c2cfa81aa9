import type { RowPlace } from '../../../../shared/contract/commands/row-place.ts';
import type { Part } from './part.ts';

/** A row that a person took out of the figures, for the sake of a row of the extract `stays`. */
export type RetiredRow = { readonly extractId: string; readonly stays: string; readonly row: RowPlace };

/** Rows taken out of the figures: the second record of a child in a year. */
export const retiredRows: Part<'retired', readonly RetiredRow[]> = {
  initial: [],
  take: (state, { command: { retired, extractIds } }) => [
    ...state,
    ...retired.flatMap(([place, sheetNo, line, stayingPlace]) => {
      const [extractId, stays] = [extractIds[place], extractIds[stayingPlace]];
      return extractId === undefined || stays === undefined ? [] : [{ extractId, stays, row: { sheetNo, line } }];
    }),
  ],
};

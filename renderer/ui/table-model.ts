import type { ReactNode } from 'react';

/** What a cell is in a file; null is an empty one. Shares and differences are fractions, as they are counted. */
export type CellValue = string | number | null;

/** What belongs to an element of a table beside its content. */
export type Attributes = Readonly<
  { className?: string | undefined; title?: string | undefined; 'aria-label'?: string | undefined } & Record<
    `data-${string}`,
    string | number | true | undefined
  >
>;

/** A column of a table of rows: its heading and what each row has in it, on screen and in a file. */
export type Column<Row> = {
  readonly key: string;
  readonly heading: string;
  /** Stands in the head in place of the heading. */
  readonly head?: ReactNode;
  /** The heading is only read out. */
  readonly isHeadingHidden?: boolean;
  /** Columns that the heading stands over: 2 or more, and 0 for those that have theirs from the one before. */
  readonly headingSpan?: number;
  /** A heading above those of this column and its neighbours of the same group. */
  readonly group?: string;
  /** `number`: set to the right, and in one line. */
  readonly align?: 'start' | 'number';
  /** The column that says what a row is about. */
  readonly isRowHeader?: boolean;
  /** Whether the table can be ordered by it. */
  readonly isSortable?: boolean;
  /** Of the head and the cells. */
  readonly className?: string;
  readonly headAttributes?: Attributes;
  readonly attributes?: (row: Row) => Attributes;
  /** What it is ordered and read by; absent for what only a screen can show, such as a picture or a button. */
  readonly value?: (row: Row) => CellValue;
  /** On screen; the value where it is absent. */
  readonly cell?: (row: Row) => ReactNode;
};

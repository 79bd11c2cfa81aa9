/** What came of loading a table: the lines that are no rows, and how cells are to be decoded. */
export type Loaded = {
  readonly fields: ReadonlySet<string>;
  readonly unparsableLines: readonly number[];
  /** Lines in which the header stands again. */
  readonly headerLines: readonly number[];
  /** Of a table of one row a child and indicator: what could not be turned. */
  readonly turned: Turned | null;
  /** True when cells are TIS-620 bytes read as Latin-1: `tis620Text` makes them Thai. */
  readonly isLatin1: boolean;
  /** True when some letters of the file are broken; they are read as U+FFFD. */
  readonly hasBrokenLetters: boolean;
  /** Fields read from a column whose own header names an identifier: a mapping gone wrong. */
  readonly personalFields: ReadonlySet<string>;
};

/** Lines of a long table that belong to no child or no indicator, and how often one answer contradicts another. */
type Turned = {
  readonly withoutChild: readonly number[];
  readonly withoutIndicator: readonly number[];
  readonly contradictions: number;
};

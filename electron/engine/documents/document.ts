export type DocumentFile = {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer> | string;
};

/** A document as it was made: its file, and what it is about. */
export type Document = {
  /** Null for what the page prints. */
  readonly file: DocumentFile | null;
  /** Null: every area that is loaded, or a whole extract. */
  readonly area: string | null;
  readonly surveyYearsBE: readonly number[];
};

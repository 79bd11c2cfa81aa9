import type { EngineClient } from '../connection/clients.ts';

/** What a call is given beside the question itself. */
type Asking = {
  readonly signal: AbortSignal;
  /** The revision of the data that the page shows. */
  readonly revision: number;
  /** To be called with an answer of another revision: another page changed the data, or locked them away. */
  readonly onOtherRevision: () => void;
};

/** A kind of question to the engine about the data that are loaded; the same question is answered once a revision. */
export type Question<Ask, Answer> = {
  readonly name: string;
  call(engine: EngineClient, ask: Ask, asking: Asking): Promise<Answer>;
};

/** The ask of a question that there is only one of. */
export const nothing = {} as const;

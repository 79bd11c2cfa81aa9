import type { Thresholds } from '../../../shared/contract/thresholds.ts';
import type { ExpectedCommunity } from '../../../shared/contract/commands/register-command.ts';
import type { Cube } from '../disclosure/cube.ts';
import type { RowQuestions } from './row-questions.ts';

/** The communities that should report, from a file that somebody gave. */
export type Register = {
  readonly file: string;
  readonly sha256: string;
  readonly communities: readonly ExpectedCommunity[];
};

/** What an answer is computed from, and nothing else: it then tells no more than its source. */
export type Source = {
  readonly cube: Cube;
  /** What the cube hides; null: nothing. */
  readonly thresholds: Thresholds | null;
  /** What only rows can answer; null where the cube is all there is. */
  readonly rows: RowQuestions | null;
  /** Names of communities by code, from the extracts. */
  readonly communityNames: ReadonlyMap<string, string>;
  readonly register: Register | null;
};

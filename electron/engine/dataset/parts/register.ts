import type { ExpectedCommunity } from '../../../../shared/contract/commands/register-command.ts';
import type { Part } from './part.ts';

export type Register = {
  readonly file: string;
  readonly sha256: string;
  readonly communities: readonly ExpectedCommunity[];
};

/** The newest register of communities that should report; null while there is none. */
export const register: Part<'register', Register | null> = {
  initial: null,
  take: (_, { command: { file, sha256, communities } }) => ({ file, sha256, communities }),
};

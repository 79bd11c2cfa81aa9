import type { CaseOpening } from '../../../../shared/contract/workspace-session.ts';
import type { Part } from './part.ts';

/** Who opened the case data last; null while nobody has. */
export const lastCaseOpening: Part<'lastCaseOpening', CaseOpening | null> = {
  initial: null,
  take: (_, { actor, time, command: { purpose } }) => ({ actor, time, purpose }),
};

import type { CaseOpening } from '../../../../shared/contract/workspace-session.ts';
import type { Part } from './part.ts';

/** Who opened the case data last; null while nobody has. What for is sealed. */
export const lastCaseOpening: Part<'lastCaseOpening', Omit<CaseOpening, 'purpose'> | null> = {
  initial: null,
  take: (_, { actor, time }) => ({ actor, time }),
};

import type { HandOutOutcome } from '../client/documents/use-hand-out.ts';
import { useLanguage, useMessages } from './locale.tsx';
import type { Outcome } from './outcome.ts';

/** What came of handing a document out, in words; null where there is nothing to say. */
export function useHandOutWords(): (outcome: HandOutOutcome | null) => Outcome | null {
  const { language } = useLanguage();
  const { common, release } = useMessages();
  const { handOut } = common;
  return (outcome) => {
    switch (outcome?.kind) {
      case undefined:
      case 'printed':
        return null;
      case 'saved':
        return { tone: 'good', words: handOut.saved(outcome.name) };
      case 'copied':
        return { tone: 'good', words: handOut.copied };
      case 'not-copied':
        return { tone: 'error', words: handOut.notCopied };
      case 'failed':
        // What leaves is of the figures for publication: opening the case data tells no more of these.
        return outcome.failure.code === 'FINER_THAN_RELEASED'
          ? { tone: 'error', words: release.notTold.handOut }
          : { tone: 'error', words: outcome.failure[language] };
    }
  };
}

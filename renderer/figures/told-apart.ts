import type { DifferingVerdict } from '../../shared/contract/documents.ts';

/** Verdicts that nobody acts on: that a document does not tell them is worth a number, not a line. */
const quiet: readonly DifferingVerdict['screen'][] = ['similar', 'cannot-tell', 'none', 'not-high'];

/** Verdicts that are named one by one (other in the document, or a finding that it does not tell), and how many are left. */
export function toldApart(found: readonly DifferingVerdict[]): {
  readonly named: readonly DifferingVerdict[];
  readonly untold: number;
} {
  const named = found.filter(({ screen, document }) => document !== null || !quiet.includes(screen));
  // What the document says otherwise comes before what it does not say.
  const order = ({ document }: DifferingVerdict): number => (document === null ? 1 : 0);
  return { named: named.toSorted((a, b) => order(a) - order(b)), untold: found.length - named.length };
}

import { riskClasses, type RiskClass } from '../contract/rule-set.ts';

/** How many children have one class under a rule set and one (the same, perhaps) under another. */
export type ClassPair = { readonly from: RiskClass; readonly to: RiskClass; readonly children: number };

export type ClassComparison = {
  /** Children by class before (rows) and after (columns), both in the order of `riskClasses`. */
  readonly table: readonly (readonly number[])[];
  readonly children: number;
  /** Children whose class is another one. */
  readonly changed: number;
  /** Who changes: the pairs of different classes that have children, most children first, then in the table's order. */
  readonly changes: readonly ClassPair[];
};

/**
 * Two rule sets over the same children: the 5 × 5 table of classes before and after, and who changes.
 * @param pairs counts of children; a pair may stand more than once, none may be negative or a fraction
 * @throws RangeError for a count that is none
 */
export function compareClasses(pairs: readonly ClassPair[]): ClassComparison {
  const table = riskClasses.map(() => riskClasses.map(() => 0));
  for (const { from, to, children } of pairs) {
    if (!Number.isSafeInteger(children) || children < 0) throw new RangeError(`${children} is no number of children.`);
    const row = table[riskClasses.indexOf(from)] ?? [];
    row[riskClasses.indexOf(to)] = (row[riskClasses.indexOf(to)] ?? 0) + children;
  }
  const cells = riskClasses.flatMap((from, i) =>
    riskClasses.map((to, j): ClassPair => ({ from, to, children: table[i]?.[j] ?? 0 })),
  );
  const changes = cells
    .filter(({ from, to, children }) => from !== to && children > 0)
    .toSorted((a, b) => b.children - a.children);
  return {
    table,
    children: cells.reduce((sum, { children }) => sum + children, 0),
    changed: changes.reduce((sum, { children }) => sum + children, 0),
    changes,
  };
}

/** The same for each part of the children (a tambon, a group), by the key it is given under. */
export function compareClassesBy<Key>(
  pairs: readonly (ClassPair & { readonly key: Key })[],
): ReadonlyMap<Key, ClassComparison> {
  const byKey = Map.groupBy(pairs, ({ key }) => key);
  return new Map([...byKey].map(([key, own]) => [key, compareClasses(own)]));
}

/** Groups of positions that grow by joining (union-find), with pairs that must stay apart. */
export type JoinedGroups = {
  /** One position that stands for the group. */
  readonly rootOf: (position: number) => number;
  readonly membersOf: (root: number) => readonly number[];
  readonly keepApart: (i: number, j: number) => void;
  /** Whether a person has decided that members of both are different children. */
  readonly areApart: (i: number, j: number) => boolean;
  /**
   * Joins both groups unless two of their members are kept apart, or `mayMeet` denies it to any two of them.
   * @returns whether both are in one group now
   */
  readonly join: (i: number, j: number, mayMeet: (p: number, q: number) => boolean) => boolean;
};

/** @param count  positions 0 to count - 1, each alone at first */
export function joinedGroups(count: number): JoinedGroups {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const members = new Map<number, number[]>();
  const apart = new Map<number, Set<number>>();

  const rootOf = (position: number): number => {
    let at = position;
    while (parent[at] !== at) {
      const up = parent[at] ?? at;
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  const membersOf = (root: number): readonly number[] => members.get(root) ?? [root];
  const keepOneApart = (i: number, j: number) => {
    const others = apart.get(i);
    if (others) others.add(j);
    else apart.set(i, new Set([j]));
  };
  const areApart = (i: number, j: number): boolean => {
    if (apart.size === 0) return false;
    const others = membersOf(rootOf(j));
    return membersOf(rootOf(i)).some((p) => {
      const from = apart.get(p);
      return from !== undefined && others.some((q) => from.has(q));
    });
  };
  const join: JoinedGroups['join'] = (i, j, mayMeet) => {
    const [p, q] = [rootOf(i), rootOf(j)];
    if (p === q) return true;
    const [ours, theirs] = [membersOf(p), membersOf(q)];
    if (areApart(p, q) || ours.some((a) => theirs.some((b) => !mayMeet(a, b)))) return false;
    const [kept, gone] = p < q ? [p, q] : [q, p];
    parent[gone] = kept;
    members.set(
      kept,
      [...ours, ...theirs].sort((a, b) => a - b),
    );
    members.delete(gone);
    return true;
  };
  return {
    rootOf,
    membersOf,
    keepApart: (i, j) => {
      keepOneApart(i, j);
      keepOneApart(j, i);
    },
    areApart,
    join,
  };
}

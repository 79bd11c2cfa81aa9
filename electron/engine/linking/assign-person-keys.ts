/** Groups whose records had several keys: `kept` is that of the earliest survey year. */
type MergedKeys = {
  readonly kept: bigint;
  readonly replaced: readonly bigint[];
  readonly refs: readonly number[];
};

/** A key that records of several groups had: the group of the earliest record keeps it, the others get another. */
type SplitKey = { readonly key: bigint; readonly keptBy: readonly number[]; readonly given: readonly number[] };

export type PersonKeys = {
  /** Key of each record of `groups`. */
  readonly keys: Map<number, bigint>;
  readonly merged: readonly MergedKeys[];
  readonly split: readonly SplitKey[];
};

export type PersonKeyInput = {
  /** Refs of one child each, singles too; no ref twice. */
  readonly groups: readonly (readonly number[])[];
  /** Survey year (BE) of every ref of `groups`. */
  readonly surveyYearOf: (ref: number) => number;
  /** Keys given before, by ref. */
  readonly existing: ReadonlyMap<number, bigint>;
  /** A key drawn at random; asked again when it is taken. */
  readonly newKey: () => bigint;
};

const mostDraws = 100;

/**
 * A stable pseudonymous key for each child. A group with keyed records keeps the key of its earliest survey year (of
 * one year, that of the smallest ref); a group without gets a new one, the earliest group first. No two groups have one key.
 * @throws RangeError when a ref stands twice, or `newKey` gives only keys that are taken
 */
export function assignPersonKeys({ groups, surveyYearOf, existing, newKey }: PersonKeyInput): PersonKeys {
  const years = new Map<number, number>();
  for (const ref of groups.flat()) {
    if (years.has(ref)) throw new RangeError(`Record ${ref} is in two groups.`);
    years.set(ref, surveyYearOf(ref));
  }
  const earlier = (a: number, b: number) => (years.get(a) ?? 0) - (years.get(b) ?? 0) || a - b;
  const inOrder = groups
    .filter((group) => group.length > 0)
    .map((group) => [...group].sort(earlier))
    .sort((x, y) => earlier(x[0] ?? 0, y[0] ?? 0));
  const owners = ownersOfKeys(inOrder, existing, earlier);
  const taken = new Set(existing.values());
  const unusedKey = (): bigint => {
    for (let draw = 0; draw < mostDraws; draw++) {
      const key = newKey();
      if (taken.has(key)) continue;
      taken.add(key);
      return key;
    }
    throw new RangeError(`${mostDraws} new keys in a row were taken already.`);
  };

  const keys = new Map<number, bigint>();
  const merged: MergedKeys[] = [];
  const given = new Map<bigint, number[]>();
  for (const refs of inOrder) {
    const had = new Set(refs.flatMap((ref) => existing.get(ref) ?? []));
    const own = [...had].filter((key) => owners.get(key) === refs);
    const kept = own[0] ?? unusedKey();
    for (const ref of refs) keys.set(ref, kept);
    if (own.length > 1) merged.push({ kept, replaced: own.slice(1), refs });
    for (const key of had) if (owners.get(key) !== refs) given.set(key, [...(given.get(key) ?? []), ...refs]);
  }
  const split = [...given].map(([key, refs]) => ({ key, keptBy: owners.get(key) ?? [], given: refs }));
  return { keys, merged, split };
}

/** The group of each key: the one with the earliest of the records that have it. */
function ownersOfKeys(
  groups: readonly (readonly number[])[],
  existing: ReadonlyMap<number, bigint>,
  earlier: (a: number, b: number) => number,
): Map<bigint, readonly number[]> {
  const owners = new Map<bigint, { ref: number; refs: readonly number[] }>();
  for (const refs of groups) {
    for (const ref of refs) {
      const key = existing.get(ref);
      if (key === undefined) continue;
      const before = owners.get(key);
      if (!before || earlier(ref, before.ref) < 0) owners.set(key, { ref, refs });
    }
  }
  return new Map([...owners].map(([key, { refs }]) => [key, refs]));
}

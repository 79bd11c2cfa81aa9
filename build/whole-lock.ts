import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

type LockedPackage = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
/** Of a `package-lock.json` (lockfileVersion 3): what lies where under `node_modules`. */
export type LockFile = { readonly packages: Readonly<Record<string, LockedPackage>> };

/** An optional dependency that a locked package names; `at` is where it lies, null where the lock does not have it. */
type OptionalDependency = { readonly parent: string; readonly name: string; readonly at: string | null };

/** Where a package finds a dependency: in its own `node_modules`, or in one of those around it. */
function placeOf(packages: LockFile['packages'], parent: string, name: string): string | null {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return null;
  }
}

/** What the packages of a lock name as optional and the lock does not have, or has in another version than the one named. */
export function missingOptional({ packages }: LockFile): readonly OptionalDependency[] {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).flatMap(([name, wanted]) => {
      const at = placeOf(packages, parent, name);
      const isThere = at !== null && (!/^\d/.test(wanted) || packages[at]?.version === wanted);
      return isThere ? [] : [{ parent, name, at }];
    }),
  );
}

/** The lock without those packages that lack an optional one, and without what these name: npm asks for them anew. */
function withoutIncomplete<Lock extends LockFile>(lock: Lock): Lock {
  const parents = new Set(missingOptional(lock).map(({ parent }) => parent));
  const named = [...parents].flatMap((parent) =>
    Object.keys(lock.packages[parent]?.optionalDependencies ?? {}).map((name) => placeOf(lock.packages, parent, name)),
  );
  const gone = new Set<string | null>([...parents, ...named]);
  return { ...lock, packages: Object.fromEntries(Object.entries(lock.packages).filter(([place]) => !gone.has(place))) };
}

const readLock = (): LockFile => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile;

/**
 * `npm run lock`: brings into the lock file the packages of all platforms. npm leaves out those of other platforms when
 * it writes the lock from what is installed (npm/cli#4828), does not notice later, and `npm ci` then refuses the lock.
 * The versions of everything else stay.
 */
export function wholeLock(): number {
  writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(withoutIncomplete(readLock()), null, 2)}\n`);
  const { status } = spawnSync('npm', ['install', '--package-lock-only'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const missing = missingOptional(readLock());
  for (const { parent, name } of missing) console.error(`${name} (${parent}) is not in the lock file.`);
  return status === 0 && missing.length === 0 ? 0 : 1;
}

import { basename, dirname, join } from 'node:path';
import type { VaultFiles } from '../../../electron/engine/vault/vault-files.ts';

type Names = Map<string, Uint8Array>;
type Change = { readonly folders: readonly string[]; readonly apply: (names: Names) => void };

/** What power loss looks like from inside. */
export class PowerLost extends Error {
  readonly code = 'EPOWER';
}

/**
 * A file system in memory that loses power after a number of operations. As on a journaling file system, names become
 * durable in order and surely at `syncFolder`; a file's bytes are durable when `create` is done, torn when the power
 * went in the middle of it. `afterPowerLoss` gives what is found on the next start.
 */
export class PowerLossFiles implements VaultFiles {
  readonly #durable: Names;
  readonly #now: Names;
  readonly #folders: Set<string>;
  readonly #pending: Change[] = [];
  readonly #lastOperation: number;
  #operations = 0;

  constructor(lastOperation = Number.POSITIVE_INFINITY, start: Names = new Map(), folders = new Set<string>()) {
    this.#lastOperation = lastOperation;
    this.#durable = new Map(start);
    this.#now = new Map(start);
    this.#folders = new Set(folders);
  }

  get operations(): number {
    return this.#operations;
  }

  /** @param share  how much of what was not yet synced reached the disk all the same, 0 to 1 */
  afterPowerLoss(share: number, lastOperation?: number): PowerLossFiles {
    const names = new Map(this.#durable);
    for (const change of this.#pending.slice(0, Math.round(share * this.#pending.length))) change.apply(names);
    return new PowerLossFiles(lastOperation, names, this.#folders);
  }

  async read(path: string): Promise<Uint8Array> {
    this.#check();
    return Uint8Array.from(this.#get(path));
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#check();
    if (!this.#folders.has(folder)) throw missing(folder);
    const inside = [...this.#now.keys(), ...this.#folders].filter((path) => dirname(path) === folder);
    return inside.map((path) => basename(path));
  }

  async exists(path: string): Promise<boolean> {
    this.#check();
    return this.#now.has(path) || this.#folders.has(path);
  }

  async size(path: string): Promise<number> {
    this.#check();
    return this.#get(path).length;
  }

  async create(path: string, bytes: Uint8Array): Promise<void> {
    this.#check();
    if (this.#now.has(path)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    if (!this.#folders.has(dirname(path))) throw missing(path);
    const torn = bytes.slice(0, Math.floor(bytes.length / 2));
    const isWhole = this.#operations < this.#lastOperation;
    this.#change([dirname(path)], (names) => names.set(path, isWhole ? Uint8Array.from(bytes) : torn));
    this.#check();
  }

  async rename(from: string, to: string): Promise<void> {
    this.#check();
    if (this.#folders.has(from)) return this.#renameFolder(from, to);
    const bytes = this.#get(from);
    this.#change([dirname(from), dirname(to)], (names) => {
      names.delete(from);
      names.set(to, bytes);
    });
  }

  async publish(from: string, to: string): Promise<void> {
    if (this.#now.has(to)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    await this.rename(from, to);
  }

  async remove(path: string): Promise<void> {
    this.#check();
    this.#change([dirname(path)], (names) => names.delete(path));
  }

  async makeFolder(path: string): Promise<void> {
    this.#check();
    for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) this.#folders.add(folder);
  }

  async removeFolder(path: string): Promise<void> {
    this.#check();
    for (const name of this.#now.keys()) {
      if (name.startsWith(join(path, '/'))) this.#change([dirname(name)], (names) => names.delete(name));
    }
    for (const folder of this.#folders) {
      if (folder === path || folder.startsWith(join(path, '/'))) this.#folders.delete(folder);
    }
  }

  async syncFolder(path: string): Promise<void> {
    this.#check();
    const last = this.#pending.findLastIndex(({ folders }) => folders.includes(path));
    for (const change of this.#pending.splice(0, last + 1)) change.apply(this.#durable);
  }

  #renameFolder(from: string, to: string): void {
    const moved = (path: string): string =>
      path === from || path.startsWith(join(from, '/')) ? to + path.slice(from.length) : path;
    const folders = Array.from(this.#folders, moved);
    this.#folders.clear();
    for (const folder of folders) this.#folders.add(folder);
    this.#change([dirname(from), dirname(to)], (names) => {
      const files = Array.from(names, ([path, bytes]) => [moved(path), bytes] as const);
      names.clear();
      for (const [path, bytes] of files) names.set(path, bytes);
    });
  }

  #change(folders: readonly string[], apply: (names: Names) => void): void {
    apply(this.#now);
    this.#pending.push({ folders, apply });
  }

  #get(path: string): Uint8Array {
    const bytes = this.#now.get(path);
    if (!bytes) throw missing(path);
    return bytes;
  }

  #check(): void {
    if (this.#operations >= this.#lastOperation) throw new PowerLost('The power is gone.');
    this.#operations++;
  }
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT ${path}`), { code: 'ENOENT' });
}

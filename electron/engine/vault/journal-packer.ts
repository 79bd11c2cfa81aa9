import { join } from 'node:path';
import { writeBundle } from './journal-bundle.ts';
import { entryFile, journalFolder, type Bundle } from './layout.ts';
import type { ReadJournal } from './read-journal.ts';
import type { VaultFiles } from './vault-files.ts';

/** So many files are removed in a go, so that no command waits for a thousand. */
const removedAtOnce = 50;

/**
 * Packs the entries of a journal into bundles, because tens of thousands of small files are slow wherever a virus scanner
 * looks at each. An entry is in a file of its own until the bundle that has it is durable, so that a crash at any moment
 * leaves it in one place or in both.
 */
export class JournalPacker {
  readonly #files: VaultFiles;
  readonly #journal: string;
  readonly #recipient: string;
  readonly #size: number;
  readonly #loose: Map<number, Uint8Array>;
  #bundles: readonly Bundle[];
  /** Numbers of files whose entry is in a bundle as well. */
  #leftovers: readonly number[];

  /** @param size  entries in a bundle; it ends with a number that is a multiple of it */
  constructor(
    files: VaultFiles,
    folder: string,
    recipient: string,
    size: number,
    { loose, bundles, leftovers }: Pick<ReadJournal, 'loose' | 'bundles' | 'leftovers'>,
  ) {
    this.#files = files;
    this.#journal = join(folder, journalFolder);
    this.#recipient = recipient;
    this.#size = size;
    this.#loose = new Map(loose);
    this.#bundles = bundles;
    this.#leftovers = leftovers;
  }

  get bundles(): readonly Bundle[] {
    return this.#bundles;
  }

  get hasLeftovers(): boolean {
    return this.#leftovers.length > 0;
  }

  /** Whether all entries that a bundle would have are there. */
  get isDue(): boolean {
    return this.#loose.size >= this.#size && this.#firstOfNext() !== null;
  }

  add(seq: number, bytes: Uint8Array): void {
    this.#loose.set(seq, bytes);
  }

  /** Writes the next bundle; the files it replaces are removed by `removeLeftovers`, once it is cited. */
  async pack(): Promise<void> {
    const first = this.#firstOfNext();
    if (first === null) return;
    const numbers = Array.from({ length: this.#size }, (_, i) => first + i);
    const lines = numbers.map((seq) => this.#loose.get(seq) ?? new Uint8Array());
    const bundle = await writeBundle(this.#files, this.#journal, this.#recipient, first, lines);
    this.#bundles = [...this.#bundles, bundle].toSorted((a, b) => a.first - b.first);
    for (const seq of numbers) this.#loose.delete(seq);
    this.#leftovers = [...this.#leftovers, ...numbers];
  }

  /** Removes files whose entry is in a bundle. @param most  all of them, or as many as hold up nobody */
  async removeLeftovers(most = removedAtOnce): Promise<void> {
    const [now, later] = [this.#leftovers.slice(0, most), this.#leftovers.slice(most)];
    for (const seq of now) await this.#files.remove(join(this.#journal, entryFile(seq)));
    await this.#files.syncFolder(this.#journal);
    this.#leftovers = later;
  }

  /** The first number of a whole run of entries that are in no bundle. A run with a damaged entry stays as it is. */
  #firstOfNext(): number | null {
    const ends = [...this.#loose.keys()].filter((seq) => seq % this.#size === 0);
    for (const last of ends) {
      const first = last - this.#size + 1;
      const isWhole = Array.from({ length: this.#size }, (_, i) => first + i).every((seq) => this.#loose.has(seq));
      if (isWhole) return first;
    }
    return null;
  }
}

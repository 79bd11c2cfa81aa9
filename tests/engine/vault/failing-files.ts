import { nodeFiles } from '../../../electron/engine/vault/node-files.ts';
import type { VaultFiles } from '../../../electron/engine/vault/vault-files.ts';

export type FileOperation = keyof VaultFiles;
type FailureRule = (operation: FileOperation, path: string) => string | null;

/** The machine's files, with failures where a rule says so: it names the code (ENOSPC …) or null. */
export class FailingFiles implements VaultFiles {
  rule: FailureRule = () => null;

  read(path: string): Promise<Uint8Array> {
    return this.#do('read', path, () => nodeFiles.read(path));
  }
  list(folder: string): Promise<readonly string[]> {
    return this.#do('list', folder, () => nodeFiles.list(folder));
  }
  exists(path: string): Promise<boolean> {
    return this.#do('exists', path, () => nodeFiles.exists(path));
  }
  size(path: string): Promise<number> {
    return this.#do('size', path, () => nodeFiles.size(path));
  }
  create(path: string, bytes: Uint8Array): Promise<void> {
    return this.#do('create', path, () => nodeFiles.create(path, bytes));
  }
  rename(from: string, to: string): Promise<void> {
    return this.#do('rename', to, () => nodeFiles.rename(from, to));
  }
  /** Fails as a rename does: both give a file its name. */
  publish(from: string, to: string): Promise<void> {
    return this.#do('rename', to, () => nodeFiles.publish(from, to));
  }
  remove(path: string): Promise<void> {
    return this.#do('remove', path, () => nodeFiles.remove(path));
  }
  makeFolder(path: string): Promise<void> {
    return this.#do('makeFolder', path, () => nodeFiles.makeFolder(path));
  }
  removeFolder(path: string): Promise<void> {
    return this.#do('removeFolder', path, () => nodeFiles.removeFolder(path));
  }
  syncFolder(path: string): Promise<void> {
    return this.#do('syncFolder', path, () => nodeFiles.syncFolder(path));
  }

  async #do<T>(operation: FileOperation, path: string, work: () => Promise<T>): Promise<T> {
    const code = this.rule(operation, path);
    if (code !== null) throw Object.assign(new Error(`${code}: ${operation}`), { code });
    return work();
  }
}

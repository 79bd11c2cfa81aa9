/**
 * What the vault asks of a file system. `nodeFiles` is the real one; tests put failing and power-losing ones in
 * its place. Failures carry Node's `code` (ENOENT, ENOSPC, EROFS …).
 */
export interface VaultFiles {
  read(path: string): Promise<Uint8Array>;
  /** Names in a folder, in no order. */
  list(folder: string): Promise<readonly string[]>;
  exists(path: string): Promise<boolean>;
  /** Bytes of a file; EISDIR for a folder. */
  size(path: string): Promise<number>;
  /** Creates a file and syncs its bytes; EEXIST when it is there. Its name is durable after `syncFolder` only. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  /** Atomic; takes the place of a file of the new name. Durable after `syncFolder` only. */
  rename(from: string, to: string): Promise<void>;
  /** Atomic; EEXIST where there is a file of the new name, which stays. Durable after `syncFolder` only. */
  publish(from: string, to: string): Promise<void>;
  /** Removes a file; a missing one is no failure, a folder is: it stays. */
  remove(path: string): Promise<void>;
  /** Makes a folder with its parents; an existing one is no failure. */
  makeFolder(path: string): Promise<void>;
  /** Removes a folder with what is in it; a missing one is no failure. */
  removeFolder(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
}

import { zstdDecompressSync } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { filesIn } from './files-in.ts';

/** The identity in a key file of a workspace. */
export async function identityIn(keyFile: Uint8Array, passphrase: string): Promise<string> {
  const key = new Decrypter();
  key.addPassphrase(passphrase);
  return (await key.decrypt(keyFile, 'text')).trim().split('\n').at(-1) ?? '';
}

/** Everything under a folder that a passphrase opens, as it is behind the cipher and the compression. */
export async function openedWith(
  folder: string,
  keyFile: string,
  passphrase: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = filesIn(folder);
  const identity = new Decrypter();
  identity.addIdentity(await identityIn(files.get(keyFile) ?? Buffer.alloc(0), passphrase));
  const opened = new Map<string, Buffer>();
  for (const [path, bytes] of files) {
    const plain = await identity.decrypt(bytes).catch(() => null);
    if (plain) opened.set(path, path.includes('.zst.') ? zstdDecompressSync(plain) : Buffer.from(plain));
  }
  return opened;
}

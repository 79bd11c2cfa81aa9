import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { sha256Text, type WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { finding } from './finding.ts';
import type { JournalHead } from './journal-head.ts';
import { manifestFiles } from './layout.ts';

/**
 * The head of the journal when the case data were open last, signed (Ed25519, RFC 8032) with a key that follows from the case
 * identity. It proves that whoever had the case passphrase had a journal with this entry there; not that nothing was added
 * after it, and not that no later one was signed: a whole folder put back has its own.
 */
export const signedHead = z.object({
  seq: z.int().nonnegative(),
  sha256: sha256Text,
  /** DER, base64: `openssl pkeyutl -verify` takes it. */
  publicKey: z.base64(),
  signature: z.base64(),
});
export type SignedHead = Readonly<z.infer<typeof signedHead>>;

export function signHead(key: AgeKey, workspaceId: string, head: JournalHead): SignedHead {
  const { seq, sha256 } = head;
  return { seq, sha256, publicKey: key.publicKey, signature: key.sign(textOf(workspaceId, head)).toString('base64') };
}

/** Whether the signature is one of the key that stands beside it; only the case key tells whose that is. */
export function isSigned(workspaceId: string, signed: SignedHead): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(signed.publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, textOf(workspaceId, signed), key, Buffer.from(signed.signature, 'base64'));
  } catch {
    return false;
  }
}

/** What the case key finds of a signature. */
export function findingOfSignature(
  key: AgeKey,
  workspaceId: string,
  signed: SignedHead | null,
): readonly WorkspaceFinding[] {
  const isOurs = signed !== null && signed.publicKey === key.publicKey && isSigned(workspaceId, signed);
  return isOurs ? [] : [finding('WORKSPACE_HEAD_UNSIGNED', manifestFiles[0])];
}

function textOf(workspaceId: string, { seq, sha256 }: JournalHead): Buffer {
  return Buffer.from(`natpro-atlas journal head\n${workspaceId}\n${seq}\n${sha256}\n`);
}

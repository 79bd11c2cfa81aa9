import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { temporaryFolder } from '../../support/engine.ts';
import { arrowOf, casePassphrase, planningPassphrase } from './vault-fixture.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function sealed(
  bytes: Uint8Array | string,
  to: { recipient: string } | { passphrase: string },
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  if ('recipient' in to) encrypter.addRecipient(to.recipient);
  else {
    encrypter.setPassphrase(to.passphrase);
    encrypter.setScryptWorkFactor(2);
  }
  return encrypter.encrypt(bytes);
}

/**
 * A workspace of format 1, written here byte by byte and not by the vault: flat segments, keys without copies or
 * comments, entries that do not cite segments, a manifest with `head` and two recipients.
 */
export async function format1Workspace(): Promise<{
  folder: string;
  segments: readonly [string, string];
  workspaceId: string;
}> {
  const folder = join(await temporaryFolder(), 'workspace');
  for (const part of ['journal', 'segments']) mkdirSync(join(folder, part), { recursive: true });
  const write = (file: string, bytes: Uint8Array): void => writeFileSync(join(folder, file), bytes);
  const [planning, caseOne, recovery] = (await Promise.all([1, 2, 3].map(() => generateX25519Identity()))) as [
    string,
    string,
    string,
  ];
  const analyticRecipient = await identityToRecipient(planning);
  const caseRecipient = await identityToRecipient(caseOne);
  write('key.age', await sealed(`${planning}\n`, { passphrase: planningPassphrase }));
  write('case-key.age', await sealed(`${caseOne}\n`, { passphrase: casePassphrase }));
  const both = `# planning\n${planning}\n# case\n${caseOne}\n`;
  write('recovery.age', await sealed(both, { recipient: await identityToRecipient(recovery) }));
  const analytic = await sealed(zstdCompressSync(arrowOf({ yes: [3, 4] })), { recipient: analyticRecipient });
  const names = await sealed(zstdCompressSync(arrowOf({ name: ['Mya'] })), { recipient: caseRecipient });
  for (const bytes of [analytic, names]) write(`segments/${sha256(bytes)}.age`, bytes);
  let previousHash = '0'.repeat(64);
  for (const seq of [1, 2]) {
    const entry = {
      seq,
      time: `2025-01-0${seq}T03:00:00.000Z`,
      actor: 'pimchanok',
      command: { type: 'note', seq },
      previousHash,
    };
    const bytes = await sealed(JSON.stringify(entry), { recipient: analyticRecipient });
    write(`journal/0000000${seq}.age`, bytes);
    previousHash = sha256(bytes);
  }
  const workspaceId = randomUUID();
  const manifest = {
    format: 'natpro-workspace',
    formatVersion: 1,
    workspaceId,
    createdAt: '2025-01-01T00:00:00.000Z',
    analyticRecipient,
    caseRecipient,
    segments: [
      { sha256: sha256(analytic), kind: 'analytic' },
      { sha256: sha256(names), kind: 'case' },
    ],
    head: { seq: 2, sha256: previousHash },
  };
  write('manifest.age', await sealed(JSON.stringify(manifest), { recipient: analyticRecipient }));
  return { folder, segments: [sha256(analytic), sha256(names)], workspaceId };
}

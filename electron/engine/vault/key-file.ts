import { AppError } from '../../../shared/contract/app-error.ts';
import { identityStart } from './age-key.ts';
import { formatVersion, type KeyFileName } from './layout.ts';

/**
 * What a key file says. It is an age identity file, so that `age -d -i` takes it as it is; the facts stand in its
 * comments. An identity is a view on the file's bytes: `wipe` overwrites them all.
 */
export type KeyFile = {
  readonly workspaceId: string;
  readonly caseRecipient: string;
  readonly planning: Uint8Array | null;
  readonly case: Uint8Array | null;
  wipe(): void;
};

export type KeyFileContent = {
  readonly workspaceId: string;
  readonly caseRecipient: string;
  /** Identities as text in bytes, `AGE-SECRET-KEY-1…`; copied, not kept. */
  readonly planning?: Uint8Array | undefined;
  readonly case?: Uint8Array | undefined;
};

/** The text of a key file; the caller overwrites it once it is encrypted. */
export function keyFileBytes(content: KeyFileContent): Uint8Array {
  const facts = [
    '# NatPro Atlas workspace key, an age identity file',
    `# workspace: ${content.workspaceId}`,
    `# case recipient: ${content.caseRecipient}`,
  ];
  const parts = [Buffer.from(facts.join('\n'))];
  for (const name of ['planning', 'case'] as const) {
    const identity = content[name];
    if (identity) parts.push(Buffer.from(`\n# ${name}\n`), Buffer.from(identity));
  }
  const bytes = new Uint8Array(Buffer.concat([...parts, Buffer.from('\n')]));
  for (const part of parts) part.fill(0);
  return bytes;
}

const lineFeed = 10;
const hash = 35;

/**
 * @param bytes  the decrypted file; kept, not copied
 * @throws AppError WORKSPACE_OLDER_FORMAT: the key files of format 1 held an identity alone
 */
export function readKeyFile(bytes: Uint8Array): KeyFile {
  const found: { planning: Uint8Array | null; case: Uint8Array | null } = { planning: null, case: null };
  const facts = new Map<string, string>();
  let label: 'planning' | 'case' | null = null;
  for (let start = 0; start < bytes.length;) {
    const next = bytes.indexOf(lineFeed, start);
    const end = next < 0 ? bytes.length : next;
    const line = bytes.subarray(start, end);
    start = end + 1;
    if (isIdentity(line) && label !== null) found[label] = line;
    if (line[0] !== hash) continue;
    const comment = Buffer.from(line.subarray(1)).toString('utf8').trim();
    if (comment === 'planning' || comment === 'case') label = comment;
    const [name = '', value] = comment.split(': ', 2);
    if (value !== undefined) facts.set(name, value);
  }
  const [workspaceId, caseRecipient] = [facts.get('workspace'), facts.get('case recipient')];
  if (workspaceId === undefined || caseRecipient === undefined) {
    bytes.fill(0);
    throw new AppError('WORKSPACE_OLDER_FORMAT', { found: 1, known: formatVersion });
  }
  return { workspaceId, caseRecipient, ...found, wipe: () => void bytes.fill(0) };
}

const header = /^age-encryption\.org\/v1\n-> (?:scrypt|X25519) [^]*?\n--- [\w+/]{43}\n/;
/** Of age's payload around the text, where that is one chunk: a nonce before, a tag after. */
const payloadBytes = { nonce: 16, tag: 16 };
/** As long as each part of a key file is: a UUID, a recipient, an identity. */
const longText = { workspaceId: 'x'.repeat(36), caseRecipient: 'x'.repeat(62), identity: Buffer.alloc(74) };

/** Whether encrypted bytes have the form and the length of a key file, told without its key. */
export function isWholeKeyFile(name: KeyFileName, sealed: Uint8Array): boolean {
  const start = header.exec(Buffer.from(sealed).toString('latin1'))?.[0].length;
  if (start === undefined) return false;
  const { workspaceId, caseRecipient, identity } = longText;
  const plain = keyFileBytes({
    workspaceId,
    caseRecipient,
    planning: name === 'case' ? undefined : identity,
    case: name === 'planning' ? undefined : identity,
  });
  return sealed.length === start + payloadBytes.nonce + plain.length + payloadBytes.tag;
}

function isIdentity(line: Uint8Array): boolean {
  return identityStart.every((byte, i) => line[i] === byte);
}

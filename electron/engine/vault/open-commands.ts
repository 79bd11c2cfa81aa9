import type { Command, JournalEntry } from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { readCaseCache, sealCaseCache, type OpenedFields } from './case-cache.ts';
import { joinFields, openFields } from './sealed-fields.ts';
import { sha256 } from './sha256.ts';
import type { VaultSetting } from './vault-setting.ts';

type OpenedCommands = {
  /** In the order of their entries. */
  readonly commands: readonly Command[];
  /** The cache with what was opened now, sealed; null where it is not worth writing. */
  readonly cache: Uint8Array | null;
};

/** A sealed entry with the hash that the cache knows it by. */
type SealedEntry = JournalEntry & { readonly sealedSha256: string };

const openedAtOnce = 16;

/**
 * The commands of entries with their sealed fields, out of the cache where they are many.
 * @param journal  all entries: what the cache has of others is dropped
 * @throws AppError WORKSPACE_COMMAND_UNREADABLE
 */
export async function openCommands(
  setting: Pick<VaultSetting, 'files' | 'commands' | 'fewestCached'>,
  folder: string,
  key: AgeKey,
  entries: readonly JournalEntry[],
  journal: readonly JournalEntry[],
): Promise<OpenedCommands> {
  const { files, commands, fewestCached } = setting;
  const sealed = entries.flatMap(sealedEntry);
  const known = sealed.length < fewestCached ? new Map<string, string>() : await readCaseCache(files, folder, key);
  const unknown = sealed.filter(({ sealedSha256 }) => !known.has(sealedSha256));
  const opened = new Map([...known, ...(await openAll(key, unknown))]);
  const bySeq = new Map(sealed.map(({ seq, sealedSha256 }) => [seq, opened.get(sealedSha256)]));
  return {
    commands: entries.map((entry) => joinFields(commands, entry, bySeq.get(entry.seq))),
    cache: unknown.length < fewestCached ? null : await sealCaseCache(key, ofJournal(opened, journal)),
  };
}

function sealedEntry(entry: JournalEntry): readonly SealedEntry[] {
  return entry.sealed === undefined ? [] : [{ ...entry, sealedSha256: sha256(entry.sealed) }];
}

async function openAll(key: AgeKey, entries: readonly SealedEntry[]): Promise<OpenedFields> {
  const opened = new Map<string, string>();
  for (let i = 0; i < entries.length; i += openedAtOnce) {
    const some = entries.slice(i, i + openedAtOnce);
    const fields = await Promise.all(some.map((entry) => openFields(key, entry)));
    for (const [at, { sealedSha256 }] of some.entries()) opened.set(sealedSha256, fields[at] ?? '');
  }
  return opened;
}

function ofJournal(opened: OpenedFields, journal: readonly JournalEntry[]): OpenedFields {
  const there = new Set(journal.flatMap(sealedEntry).map(({ sealedSha256 }) => sealedSha256));
  return new Map([...opened].filter(([hash]) => there.has(hash)));
}

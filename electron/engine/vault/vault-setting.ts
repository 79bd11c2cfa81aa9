import { userInfo } from 'node:os';
import { commandTable, type CommandTable } from '../../../shared/contract/commands/command-table.ts';
import { AttemptLimiter, processAttempts } from './attempt-limiter.ts';
import { noAnchors, type HeadAnchors } from './head-anchors.ts';
import { nodeFiles } from './node-files.ts';
import type { PassphraseCipher } from './passphrase-cipher.ts';
import type { VaultFiles } from './vault-files.ts';
import { threadedPassphrases } from './vault-thread.ts';

/** What the vault works with; all of it can be left out. */
export type VaultOptions = {
  /** Who the journal says did it; the name of the system's user when absent. */
  readonly actor?: string;
  readonly files?: VaultFiles;
  readonly passphrases?: PassphraseCipher;
  readonly attempts?: AttemptLimiter;
  readonly now?: () => Date;
  /** The commands it stores and reads. */
  readonly commands?: CommandTable;
  /** How many journal entries are packed into one file. */
  readonly entriesPerBundle?: number;
  /** Where the heads of journals are kept outside of workspaces; nowhere when absent. */
  readonly headAnchors?: HeadAnchors;
  /** From how many sealed commands on they are read out of a cache, and written to it. */
  readonly fewestCached?: number;
};

export type VaultSetting = Required<VaultOptions>;

export function vaultSetting(options: VaultOptions): VaultSetting {
  return {
    actor: options.actor ?? systemUser(),
    files: options.files ?? nodeFiles,
    passphrases: options.passphrases ?? threadedPassphrases(),
    attempts: options.attempts ?? processAttempts,
    now: options.now ?? (() => new Date()),
    commands: options.commands ?? commandTable,
    entriesPerBundle: options.entriesPerBundle ?? 1000,
    headAnchors: options.headAnchors ?? noAnchors,
    fewestCached: options.fewestCached ?? 256,
  };
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

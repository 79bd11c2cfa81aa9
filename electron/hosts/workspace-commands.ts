import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../shared/contract/app-error.ts';
import { usageError } from '../../shared/contract/usage-error.ts';
import { AttemptLimiter, folderMemory, verifyWorkspace } from '../engine/index.ts';
import { parsed } from './command-arguments.ts';
import { withEngine, type Client } from './command-engine.ts';
import { isDiscarded, print, printSurely, type CliStreams } from './command-streams.ts';
import { canAsk, givenPassphrase, passphraseOf } from './passphrase-prompt.ts';
import { attemptsFolder } from './state-folder.ts';

/** Opens a workspace, its case data too where their passphrase is given, and runs some work on it. */
export async function inWorkspace<T>(
  folder: string,
  streams: CliStreams,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const passphrase = await passphraseOf('NATPRO_PASSPHRASE', streams);
  const casePassphrase = givenPassphrase('NATPRO_CASE_PASSPHRASE', streams);
  return withEngine(async (client) => {
    const place = { folder: resolve(streams.cwd, folder) };
    await client.workspace.open({ place, passphrase, isReadOnly: false, isTakenOver: false });
    if (casePassphrase !== null)
      await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'natpro (command line)' });
    return work(client);
  }, true);
}

/** `natpro workspace create|open|verify|backup|restore` */
export async function workspaceCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const [what, ...rest] = argv;
  switch (what) {
    case 'create':
      return create(oneFolder(rest), streams);
    case 'open':
      return open(oneFolder(rest), streams);
    case 'verify':
      return verify(oneFolder(rest), streams);
    case 'backup':
      return backup(rest, streams);
    case 'restore':
      return restore(rest, streams);
    case undefined:
    default:
      throw usageError('commandUnknown', { command: `workspace ${what ?? ''}`.trim() });
  }
}

function oneFolder(argv: readonly string[]): string {
  const { words } = parsed(argv, {});
  // What else stands there is not repeated: it may be a passphrase.
  if (words.length !== 1) throw usageError('argumentCount', { wanted: 'DIR', given: words.length });
  return words[0] ?? '';
}

function two(argv: readonly string[], wanted: string): readonly [string, string] {
  const { words } = parsed(argv, {});
  if (words.length !== 2) throw usageError('argumentCount', { wanted, given: words.length });
  return [words[0] ?? '', words[1] ?? ''];
}

/** Where nobody can be asked for the case passphrase, one is made up and printed beside the recovery code. */
async function create(folder: string, streams: CliStreams): Promise<number> {
  const planningPassphrase = await passphraseOf('NATPRO_PASSPHRASE', streams);
  const isMadeUp = givenPassphrase('NATPRO_CASE_PASSPHRASE', streams) === null && !canAsk(streams);
  const casePassphrase = isMadeUp ? madeUpPassphrase() : await passphraseOf('NATPRO_CASE_PASSPHRASE', streams);
  if (isDiscarded(streams)) throw new AppError('WORKSPACE_CODE_UNSEEN');
  return withEngine(async (client) => {
    const place = { folder: resolve(streams.cwd, folder) };
    const { recoveryCode } = await client.workspace.create({ place, planningPassphrase, casePassphrase });
    const { workspaceId, createdAt } = await client.workspace.status();
    const secrets = { recoveryCode: recoveryCode.join(' '), ...(isMadeUp ? { casePassphrase } : {}) };
    try {
      await printSurely(streams, { folder: place.folder, workspaceId, createdAt, ...secrets });
    } catch (error) {
      // Nothing has been put into it yet, and nobody could open its case data after a forgotten passphrase.
      await client.workspace.close();
      await rm(place.folder, { recursive: true });
      throw new AppError('WORKSPACE_CODE_UNSEEN', {}, { cause: error });
    }
    return 0;
  });
}

async function open(folder: string, streams: CliStreams): Promise<number> {
  return inWorkspace(folder, streams, async (client) => {
    const { undo: _undo, redo: _redo, ...status } = await client.workspace.status();
    const { years, extracts } = await client.dataset.summary();
    const { entries } = await client.workspace.journal({ limit: 1 });
    print(streams, { ...status, years, extracts, commands: entries });
    return status.findings.length + status.missingFiles.length > 0 ? 1 : 0;
  });
}

/** Nothing is written, and another program may have it open. */
async function verify(folder: string, streams: CliStreams): Promise<number> {
  const passphrase = await passphraseOf('NATPRO_PASSPHRASE', streams);
  const casePassphrase = givenPassphrase('NATPRO_CASE_PASSPHRASE', streams);
  const keys = { passphrase, ...(casePassphrase === null ? {} : { casePassphrase }) };
  const attempts = new AttemptLimiter(undefined, folderMemory(attemptsFolder()));
  const report = await verifyWorkspace(resolve(streams.cwd, folder), keys, { attempts });
  print(streams, report);
  return report.isSound ? 0 : 1;
}

async function backup(argv: readonly string[], streams: CliStreams): Promise<number> {
  const [folder, file] = two(argv, 'DIR FILE');
  const passphrase = await backupPassphrase(streams);
  return inWorkspace(folder, streams, async (client) => {
    const written = await client.workspace.backup({ passphrase, file: resolve(streams.cwd, file) });
    print(streams, {
      ...written,
      passphraseOf:
        givenPassphrase('NATPRO_BACKUP_PASSPHRASE', streams) === null && !canAsk(streams)
          ? 'NATPRO_PASSPHRASE'
          : 'NATPRO_BACKUP_PASSPHRASE',
    });
    return 0;
  });
}

async function restore(argv: readonly string[], streams: CliStreams): Promise<number> {
  const [file, folder] = two(argv, 'FILE DIR');
  const passphrase = await backupPassphrase(streams);
  return withEngine(async (client) => {
    const { fileId } = await client.files.openPath({ path: resolve(streams.cwd, file) });
    const place = { folder: resolve(streams.cwd, folder) };
    await client.workspace.restore({ fileId, passphrase, place });
    print(streams, place);
    return 0;
  });
}

async function backupPassphrase(streams: CliStreams): Promise<string> {
  const given =
    givenPassphrase('NATPRO_BACKUP_PASSPHRASE', streams) ??
    (canAsk(streams) ? null : givenPassphrase('NATPRO_PASSPHRASE', streams));
  return given ?? passphraseOf('NATPRO_BACKUP_PASSPHRASE', streams);
}

/** Letters and digits that are not mistaken for one another; 31^20 is 99 bits. */
function madeUpPassphrase(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}

import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { KnownWorkspace, WorkspacePlace } from '../../../shared/contract/workspace-session.ts';
import { nodeFiles } from '../vault/node-files.ts';
import { removeUnfinished } from '../vault/unfinished.ts';
import { recentWorkspaces, rememberWorkspace } from './recent-workspaces.ts';

type PlaceOptions = {
  /** Where workspaces lie that the page knows by name; null: by path only. */
  readonly workspacesFolder: string | null;
  /** Where the list of recent workspaces is kept; null: nowhere. */
  readonly stateFolder: string | null;
  /** Whether a caller may name folders, and see them. */
  readonly acceptsPaths: boolean;
};

const backupsFolder = 'backups';

/** Where workspaces and their backups lie, and which of it a caller may name. */
export class WorkspacePlaces {
  readonly #options: PlaceOptions;

  constructor(options: PlaceOptions) {
    this.#options = options;
  }

  /** A path as the caller may see it. */
  shown(path: string): string | null {
    return this.#options.acceptsPaths ? path : null;
  }

  /** @throws AppError PATH_NOT_ALLOWED */
  allowed(path: string): string {
    if (!this.#options.acceptsPaths) throw new AppError('PATH_NOT_ALLOWED');
    return resolve(path);
  }

  /** @throws AppError PATH_NOT_ALLOWED, WORKSPACE_NAME_INVALID */
  async folderOf(place: WorkspacePlace): Promise<string> {
    if ('folder' in place) return this.allowed(place.folder);
    const parent = this.#parent();
    const name = place.name.trim();
    if (!isFolderName(name)) throw new AppError('WORKSPACE_NAME_INVALID', { name });
    await mkdir(parent, { recursive: true, mode: 0o700 });
    return join(parent, name);
  }

  /** Workspaces that were opened here before, and those of the workspaces folder; the latest first. */
  async known(): Promise<readonly KnownWorkspace[]> {
    const { workspacesFolder, stateFolder } = this.#options;
    const found = new Map<string, string | null>();
    for (const { folder, at } of stateFolder === null ? [] : await recentWorkspaces(stateFolder)) found.set(folder, at);
    const names = workspacesFolder === null ? [] : await foldersIn(workspacesFolder);
    for (const name of names.filter(isFolderName)) {
      const folder = join(workspacesFolder ?? '', name);
      if (!found.has(folder) && (await nodeFiles.exists(join(folder, 'key.age')))) found.set(folder, null);
    }
    const known: KnownWorkspace[] = [];
    for (const [folder, lastOpenedAt] of found) {
      const place = this.#placeOf(folder);
      const isThere = await nodeFiles.exists(folder);
      if (place) known.push({ place, name: basename(folder), folder: this.shown(folder), lastOpenedAt, isThere });
    }
    return known.toSorted((a, b) => (b.lastOpenedAt ?? '').localeCompare(a.lastOpenedAt ?? ''));
  }

  /** Removes what creating, restoring and backing up left here when their process was killed. */
  async tidy(): Promise<void> {
    const { workspacesFolder, stateFolder } = this.#options;
    const recent = stateFolder === null ? [] : await recentWorkspaces(stateFolder);
    const usual = workspacesFolder === null ? [] : [workspacesFolder, join(workspacesFolder, backupsFolder)];
    for (const folder of new Set([...usual, ...recent.map((each) => dirname(each.folder))]))
      await removeUnfinished(folder);
  }

  /** Failing to is no failure: the folder can be opened by its name or path. */
  async remember(folder: string, now: Date): Promise<void> {
    const { stateFolder } = this.#options;
    if (stateFolder !== null) await rememberWorkspace(stateFolder, folder, now).catch(() => undefined);
  }

  /** A new file beside the workspaces for a backup. @throws AppError PATH_NOT_ALLOWED where there is no such folder */
  async backupFile(folder: string, now: Date): Promise<string> {
    const backups = join(this.#parent(), backupsFolder);
    await mkdir(backups, { recursive: true, mode: 0o700 });
    const time = now.toISOString().slice(0, 19).replaceAll(/[:T]/g, '-');
    return join(backups, `${basename(folder)}-${time}.natpro-backup`);
  }

  #parent(): string {
    const { workspacesFolder } = this.#options;
    if (workspacesFolder === null) throw new AppError('PATH_NOT_ALLOWED');
    return workspacesFolder;
  }

  #placeOf(folder: string): WorkspacePlace | null {
    const { workspacesFolder, acceptsPaths } = this.#options;
    if (workspacesFolder !== null && join(workspacesFolder, basename(folder)) === folder)
      return { name: basename(folder) };
    return acceptsPaths ? { folder } : null;
  }
}

/** What every system takes as the name of a folder. */
function isFolderName(name: string): boolean {
  return (
    name !== '' &&
    name !== backupsFolder &&
    // oxlint-disable-next-line no-control-regex
    !/[<>:"/\\|?*\u0000-\u001f]|^\.|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)
  );
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

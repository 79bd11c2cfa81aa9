import { posix, win32 } from 'node:path';

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const macNames = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const windowsPlaces = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

const given = (paths: readonly (string | undefined)[]): string[] =>
  paths.filter((path) => path !== undefined && path !== '') as string[];

/** Where Chromium, Chrome and Edge usually lie on a system, Chromium first. */
function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const folders = given([env['LOCALAPPDATA'], env['ProgramFiles'], env['ProgramFiles(x86)']]);
    return windowsPlaces.flatMap((place) => folders.map((folder) => win32.join(folder, ...place)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...given([env['HOME']]).map((home) => posix.join(home, 'Applications'))];
    return macNames.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  const folders = new Set([...(env['PATH'] ?? '').split(':').filter(Boolean), '/usr/bin', '/snap/bin']);
  return linuxNames.flatMap((name) => [...folders].map((folder) => posix.join(folder, name)));
}

/**
 * The browser of Chromium's family that is installed: the one that `CHROMIUM` names, else one in a usual place; null
 * where there is none.
 * @throws Error where `CHROMIUM` names a file that is not there
 */
export function installedBrowser(machine: Machine): string | null {
  const named = machine.env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (machine.exists(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which does not exist.`);
  }
  return usualPlaces(machine).find(machine.exists) ?? null;
}

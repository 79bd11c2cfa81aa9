import { join } from 'node:path';

type AppPaths = {
  readonly preload: string;
  readonly engineEntry: string;
  readonly staticManifest: string;
  readonly page: string;
  readonly data: string;
  readonly sample: string;
};

/**
 * Where the application's own files are: code in the archive, data beside it when packaged.
 * @param appPath  the repository, or `app.asar`
 */
export function appPaths(appPath: string, resourcesPath: string, isPackaged: boolean): AppPaths {
  return {
    preload: join(appPath, 'dist/app/preload.cjs'),
    engineEntry: join(appPath, 'dist/app/engine-entry.js'),
    staticManifest: join(appPath, 'dist/app/static-manifest.json'),
    page: join(appPath, 'dist/renderer'),
    data: isPackaged ? join(resourcesPath, 'data') : join(appPath, 'dist/data'),
    sample: isPackaged ? join(resourcesPath, 'sample-data') : join(appPath, 'sample-data/extracts'),
  };
}

/** Where the user's own things are: workspaces among the documents, the application's notes about them apart. */
export function userFolders(pathOf: (name: 'documents' | 'userData') => string): {
  readonly workspacesFolder: string;
  readonly stateFolder: string;
} {
  return { workspacesFolder: join(pathOf('documents'), 'NatPro Atlas'), stateFolder: pathOf('userData') };
}

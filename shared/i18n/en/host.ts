import type { MessagesLike } from '../messages-type.ts';
import type { host as th } from '../th/host.ts';

/** Words of the menu and of native dialogs, and of the browser host's own answers. */
export const host: MessagesLike<typeof th> = {
  chooseExtracts: 'Choose CPMIS extracts',
  choose: 'Choose',
  extractFiles: 'CPMIS extracts',
  allFiles: 'All files',
  saveFile: 'Save file',
  saveFailed: (name: string) =>
    `${name} could not be saved: the disk is full, writing is not permitted, or another program has the file open. Choose another place and try again.`,
  chooseWorkspace: 'Choose the folder of a workspace',
  chooseWorkspacePlace: 'Choose where to put the new workspace',
  saveBackup: 'Keep the backup in',
  chooseBackup: 'Choose a workspace backup',
  backupFiles: 'NatPro Atlas backups',
  secretsRefused: {
    no_encryption:
      'This system offers no encrypted place for secrets, so the passphrase is not remembered. Enter it each time.',
    plain_storage:
      'This computer has no system keyring (GNOME Keyring or KWallet), and what is left does not encrypt, so the passphrase is not remembered. Enter it each time.',
  },
  menuFile: 'File',
  menuEdit: 'Edit',
  menuView: 'View',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  actualSize: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  reload: 'Reload',
  developerTools: 'Developer tools',
  incomplete: 'The installation is incomplete, so the application cannot be opened. Install it again.',
  switchRefused: (name: string) =>
    `The application was started with --${name}, which lets another program see children’s data, so it does not open. Start it from the Start menu or its icon.`,
  notAllowed:
    'This page was not opened by the address of the application, or that address has been used. Open this page by the newest address that the application printed in the terminal (it ends in ?token=…).',
  oneAddress: 'This address opens one page; once used, a new one is printed. Press Ctrl+C to end',
  pageNotFound: 'There is no such page.',
};

import { BrowserWindow, type App, type Session } from 'electron';
import type { ComputerSettings } from '../../shared/contract/computer-settings.ts';
import { settingsArgument } from '../../shared/contract/port-handshake.ts';
import type { LogFile } from './log-file.ts';
import { afterCrash, recentCrashes } from './restart-policy.ts';
import { appUrl } from './security.ts';

type WindowOptions = {
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly session: Session;
  readonly settings: ComputerSettings;
};

/** The one window: a sandboxed page that reaches the machine through the preload's two ports only. */
export function openMainWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'NatPro Atlas',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#f5f7f9',
    webPreferences: {
      preload: options.preload,
      session: options.session,
      additionalArguments: [settingsArgument + encodeURIComponent(JSON.stringify(options.settings))],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !options.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(appUrl);
  return window;
}

/** Brings the window to the front when the application is started a second time. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Loads the page again when its process died; after the third time within a minute it stays as it is. */
export function reloadCrashedPage(app: App, log: LogFile): void {
  let crashTimesMs: readonly number[] = [];
  app.on('render-process-gone', (_gone, contents, { reason, exitCode }) => {
    log.write('page-gone', { reason, exitCode });
    if (reason === 'clean-exit') return;
    crashTimesMs = recentCrashes([...crashTimesMs, Date.now()], Date.now());
    const next = afterCrash(crashTimesMs);
    if (next.kind === 'stop') return;
    setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload();
    }, next.afterMs);
  });
}

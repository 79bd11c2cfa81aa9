import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, Menu, safeStorage, session, utilityProcess, type BrowserWindow } from 'electron';
import { parseStaticManifest } from '../../shared/page/static-manifest.ts';
import { appPaths, userFolders } from './app-paths.ts';
import { EngineProcess } from './engine-process.ts';
import { closeBeforeQuit } from './close-before-quit.ts';
import { createHostRouter } from './host-procedures.ts';
import { LogFile } from './log-file.ts';
import { hostTexts, menuTemplate, type HostLanguage } from './menu.ts';
import { handOutPorts } from './page-ports.ts';
import { RememberedPassphrases } from './remembered-passphrases.ts';
import { hardenContents, hardenSession, registerAppScheme } from './security.ts';
import { openMainWindow, reloadCrashedPage, showWindow } from './window.ts';

// Slow DuckDB calls fill libuv's pool, and file reads wait behind them: 7.3 s measured with the usual four threads.
const engineEnvironment = { ...process.env, UV_THREADPOOL_SIZE: '16' };

const paths = appPaths(app.getAppPath(), process.resourcesPath, app.isPackaged);
let language: HostLanguage = 'th';
let window: BrowserWindow | null = null;

function setLanguage(chosen: HostLanguage): void {
  language = chosen;
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, app.isPackaged)));
}

function openWindow(): BrowserWindow {
  const opened = openMainWindow({ preload: paths.preload, isPackaged: app.isPackaged });
  opened.once('closed', () => (window = null));
  window = opened;
  return opened;
}

function run(): void {
  const log = new LogFile(join(app.getPath('logs'), 'natpro-atlas.log'));
  const folders = userFolders((name) => app.getPath(name));
  const engine = new EngineProcess({
    fork: () => utilityProcess.fork(paths.engineEntry, [], { serviceName: 'NatPro Engine', env: engineEnvironment }),
    options: { dataFolder: paths.data, sampleFolder: paths.sample, version: app.getVersion(), ...folders },
    log,
  });
  const manifest = parseStaticManifest(JSON.parse(readFileSync(paths.staticManifest, 'utf8')));
  hardenSession(session.defaultSession, manifest, paths.page);
  const hostParts = {
    engine,
    window: () => window ?? openWindow(),
    language: { get: () => language, set: setLanguage },
    secrets: new RememberedPassphrases(folders.stateFolder, safeStorage, process.platform),
  };
  handOutPorts(engine, createHostRouter(hostParts));
  setLanguage(language);
  engine.start();
  openWindow();

  closeBeforeQuit(app, engine);
  reloadCrashedPage(app, log);
}

if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerAppScheme();
  hardenContents(app);
  app.on('second-instance', () => showWindow(window ?? openWindow()));
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(run)
    .catch(() => {
      dialog.showErrorBox('NatPro Atlas', `${hostTexts('th').incomplete}\n${hostTexts('en').incomplete}`);
      app.exit(1);
    });
} else {
  app.quit();
}

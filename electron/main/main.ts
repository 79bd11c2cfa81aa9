import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, Menu, powerMonitor, safeStorage, session, utilityProcess, type BrowserWindow } from 'electron';
import { parseStaticManifest } from '../../shared/page/static-manifest.ts';
import { appPaths, userFolders } from './app-paths.ts';
import { EngineProcess } from './engine-process.ts';
import { closeBeforeQuit } from './close-before-quit.ts';
import { createHostRouter } from './host-procedures.ts';
import { LogFile } from './log-file.ts';
import { hostTexts, menuTemplate, type HostLanguage } from './menu.ts';
import { handOutPorts } from './page-ports.ts';
import { KeptSettings } from './kept-settings.ts';
import { refusedSwitch } from './refused-switches.ts';
import { RememberedPassphrases } from './remembered-passphrases.ts';
import { hardenContents, hardenSession, registerAppScheme } from './security.ts';
import { onSystemLock } from './system-locks.ts';
import { openMainWindow, reloadCrashedPage, showWindow } from './window.ts';

// Slow DuckDB calls fill libuv's pool, and file reads wait behind them: 7.3 s measured with the usual four threads.
const engineEnvironment = { ...process.env, UV_THREADPOOL_SIZE: '16' };

const paths = appPaths(app.getAppPath(), process.resourcesPath, app.isPackaged);
const settings = new KeptSettings(join(app.getPath('userData'), 'settings.json'));
let language: HostLanguage = settings.all().language ?? 'th';
let window: BrowserWindow | null = null;

/** What the page is given and makes lies in memory only: no storage, no cache, no cookies on disk. */
const pageSession = () => session.fromPartition('natpro', { cache: false });

function setLanguage(chosen: HostLanguage): void {
  language = chosen;
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, app.isPackaged)));
}

function openWindow(): BrowserWindow {
  const page = { preload: paths.preload, session: pageSession(), settings: settings.all() };
  const opened = openMainWindow({ isPackaged: app.isPackaged, ...page });
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
  for (const each of [pageSession(), session.defaultSession]) hardenSession(each, manifest, paths.page);
  const hostParts = {
    engine,
    window: () => window ?? openWindow(),
    language: { get: () => language, set: setLanguage },
    settings,
    secrets: new RememberedPassphrases(folders.stateFolder, safeStorage, process.platform),
  };
  handOutPorts(engine, createHostRouter(hostParts), (values) => settings.keep(values));
  setLanguage(language);
  engine.start();
  onSystemLock(powerMonitor, () => engine.lock());
  openWindow();

  closeBeforeQuit(app, engine);
  reloadCrashedPage(app, log);
}

/** Says in both languages why the application does not open, and ends. */
function endWith(reason: (text: ReturnType<typeof hostTexts>) => string): void {
  dialog.showErrorBox('NatPro Atlas', `${reason(hostTexts('th'))}\n${reason(hostTexts('en'))}`);
  app.exit(1);
}

const refused = app.isPackaged ? refusedSwitch(app.commandLine) : null;
if (refused !== null) {
  endWith((text) => text.switchRefused(refused));
} else if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerAppScheme();
  hardenContents(app);
  app.on('second-instance', () => showWindow(window ?? openWindow()));
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(run)
    .catch(() => endWith((text) => text.incomplete));
} else {
  app.quit();
}

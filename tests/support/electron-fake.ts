import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { ToEngineProcess, FromEngineProcess } from '../../shared/contract/engine-process.ts';

/**
 * A recording stand-in for Electron, typed against its own declarations. It is no kinder than Electron:
 * what Electron forbids throws here too, and what this fake does not know throws rather than being undefined.
 */
export type FakeSettings = {
  readonly appPath: string;
  readonly logs: string;
  readonly isPackaged: boolean;
  readonly hasLock: boolean;
  readonly documents: string;
  readonly userData: string;
  /** Switches of the command line, without their dashes. */
  readonly switches: readonly string[];
};

/** Reading a property that Electron does not have, or that no test has needed yet, is an error. */
function strict<Target extends object>(target: Target, name: string): Target {
  return new Proxy(target, {
    get(object, property) {
      if (typeof property === 'string' && property !== 'then' && !(property in object)) {
        throw new Error(`The Electron fake has no ${name}.${property}.`);
      }
      const value: unknown = Reflect.get(object, property, object);
      return typeof value === 'function' ? value.bind(object) : value;
    },
  });
}

type Preventable = { readonly preventDefault: () => void; readonly defaultPrevented: boolean };

function preventable(facts: object = {}): Preventable {
  let isPrevented = false;
  return {
    ...facts,
    preventDefault: () => {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
}

class FakePort extends EventEmitter implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'> {
  #other: FakePort | null = null;
  #waiting: Electron.MessageEvent[] | null = [];
  isClosed = false;

  entangle(other: FakePort): void {
    this.#other = other;
  }

  postMessage(message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    if (this.isClosed) return;
    if (!transfer.every((port) => port instanceof FakePort)) throw new TypeError('Invalid value for transfer');
    this.#other?.receive({ data: structuredClone(message), ports: [...transfer] });
  }

  receive(event: Electron.MessageEvent): void {
    if (this.#waiting) this.#waiting.push(event);
    else setImmediate(() => this.emit('message', event));
  }

  start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const event of waiting) setImmediate(() => this.emit('message', event));
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#other?.close();
    this.emit('close');
  }
}

class FakeMessageChannelMain implements Electron.MessageChannelMain {
  readonly port1: Electron.MessagePortMain;
  readonly port2: Electron.MessagePortMain;

  constructor() {
    const [one, other] = [new FakePort(), new FakePort()];
    one.entangle(other);
    other.entangle(one);
    this.port1 = one;
    this.port2 = other;
  }
}

/** The engine's process as main sees it; tests let it speak and crash. */
export class FakeUtilityProcess
  extends EventEmitter
  implements Pick<Electron.UtilityProcess, 'postMessage' | 'kill' | 'pid'>
{
  readonly told: { readonly message: ToEngineProcess; readonly ports: readonly Electron.MessagePortMain[] }[] = [];
  isEnded = false;
  isKilled = false;
  readonly pid = 4711;

  postMessage(message: ToEngineProcess, ports: Electron.MessagePortMain[] = []): void {
    if (!ports.every((port) => port instanceof FakePort)) throw new TypeError('Invalid value for transfer');
    if (!this.isEnded) this.told.push({ message: structuredClone(message), ports });
  }

  kill(): boolean {
    if (this.isEnded) return false;
    this.isKilled = true;
    this.end(15);
    return true;
  }

  say(message: FromEngineProcess): void {
    this.emit('message', structuredClone(message));
  }

  end(code: number): void {
    if (this.isEnded) throw new Error('The process has ended already.');
    this.isEnded = true;
    this.emit('exit', code);
  }
}

export class FakeWebContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'setWindowOpenHandler' | 'postMessage' | 'reload' | 'isDestroyed'>
{
  readonly posted: { readonly channel: string; readonly ports: readonly Electron.MessagePortMain[] }[] = [];
  readonly mainFrame = { url: 'about:blank' };
  openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null = null;
  reloads = 0;
  #isDestroyed = false;

  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }

  postMessage(channel: string, _message: unknown, transfer: Electron.MessagePortMain[] = []): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    this.posted.push({ channel, ports: transfer });
  }

  reload(): void {
    this.reloads += 1;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }

  /** Whether the page could go there by itself; like Electron, without listeners it can. */
  couldNavigate(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview',
    url: string,
  ): boolean {
    const details = preventable({ url });
    this.emit(event, details, {}, {});
    return !details.defaultPrevented;
  }

  /** Whether `window.open` would open a window; without a handler it does. */
  couldOpen(url: string): boolean {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    };
    return this.openHandler === null || this.openHandler(details as Electron.HandlerDetails).action === 'allow';
  }
}

class FakeWebRequest {
  listener:
    | ((details: Electron.OnBeforeRequestListenerDetails, callback: (r: Electron.CallbackResponse) => void) => void)
    | null = null;

  onBeforeRequest(listener: NonNullable<FakeWebRequest['listener']>): void {
    if (typeof listener !== 'function') throw new TypeError('Must pass null or a Function');
    this.listener = listener;
  }
}

class FakeSessionProtocol implements Pick<Electron.Protocol, 'handle'> {
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();

  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  }
}

type SessionSetters =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled';

class FakeSession implements Pick<Electron.Session, SessionSetters | 'isPersistent'> {
  /** Null for the session that lies on disk. */
  partition: string | null = null;
  isCached = true;
  readonly protocol = strict(new FakeSessionProtocol(), 'session.protocol');
  readonly webRequest = strict(new FakeWebRequest(), 'session.webRequest');
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;
  isSpellChecking = true;

  isPersistent(): boolean {
    return this.partition === null || this.partition.startsWith('persist:');
  }

  setPermissionRequestHandler(handler: FakeSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: FakeSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: FakeSession['devicePermission']): void {
    this.devicePermission = handler;
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.isSpellChecking = isEnabled;
  }

  /** Whether a request would leave; without a listener every one does. */
  couldRequest(url: string): boolean {
    let response: Electron.CallbackResponse = {};
    this.webRequest.listener?.({ url } as Electron.OnBeforeRequestListenerDetails, (given) => (response = given));
    return response.cancel !== true;
  }

  /** What a page of the scheme gets for a request. */
  async fetch(url: string, init?: RequestInit): Promise<Response> {
    const handler = this.protocol.handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${url}`);
    return handler(new Request(url, init));
  }
}

type AppMembers =
  | 'isPackaged'
  | 'requestSingleInstanceLock'
  | 'enableSandbox'
  | 'whenReady'
  | 'getAppPath'
  | 'getVersion'
  | 'getPath'
  | 'commandLine'
  | 'quit'
  | 'exit';

class FakeApp extends EventEmitter implements Pick<Electron.App, AppMembers> {
  readonly settings: FakeSettings;
  readonly windows = new Set<FakeWindow>();
  isReady = false;
  isSandboxed = false;
  hasQuit = false;
  isQuitting = false;
  exitCode: number | null = null;
  #becomeReady: () => void = () => undefined;
  readonly #ready = new Promise<void>((resolve) => (this.#becomeReady = resolve));

  constructor(settings: FakeSettings) {
    super();
    this.settings = settings;
  }

  get isPackaged(): boolean {
    return this.settings.isPackaged;
  }
  requestSingleInstanceLock(): boolean {
    return this.settings.hasLock;
  }
  get commandLine(): Electron.CommandLine {
    const { switches } = this.settings;
    const known: Pick<Electron.CommandLine, 'hasSwitch'> = { hasSwitch: (name) => switches.includes(name) };
    return strict(known, 'app.commandLine') as Electron.CommandLine;
  }
  enableSandbox(): void {
    if (this.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.isSandboxed = true;
  }
  whenReady(): Promise<void> {
    return this.#ready;
  }
  getAppPath(): string {
    return this.settings.appPath;
  }
  getVersion(): string {
    return '1.2.3';
  }
  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    if (name !== 'logs' && name !== 'documents' && name !== 'userData') throw new Error(`Failed to get '${name}' path`);
    return this.settings[name];
  }
  quit(): void {
    if (this.hasQuit) return;
    const before = preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.isQuitting = true;
    for (const window of this.windows) window.close();
    const will = preventable();
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      this.isQuitting = false;
      return;
    }
    this.hasQuit = true;
    this.emit('quit', {}, 0);
  }
  exit(code = 0): void {
    this.exitCode = code;
    this.hasQuit = true;
  }
  async becomeReady(): Promise<void> {
    this.isReady = true;
    this.#becomeReady();
    this.emit('ready', {}, {});
    await this.#ready;
    await Promise.resolve();
  }
}

type WindowMembers =
  | 'setContentProtection'
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'close';

export class FakeWindow extends EventEmitter implements Pick<Electron.BrowserWindow, WindowMembers> {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = strict(new FakeWebContents(), 'webContents');
  loadedUrl: string | null = null;
  isShown = false;
  isProtected = false;
  #isMinimized = false;
  readonly #app: FakeApp;

  constructor(app: FakeApp, options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    this.#app = app;
    app.windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.loadedUrl = url;
    this.webContents.mainFrame.url = url;
  }
  setContentProtection(isProtected: boolean): void {
    this.isProtected = isProtected;
  }
  show(): void {
    this.isShown = true;
  }
  focus(): void {}
  minimize(): void {
    this.#isMinimized = true;
  }
  restore(): void {
    this.#isMinimized = false;
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  close(): void {
    this.#app.windows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    if (this.#app.windows.size > 0 || this.#app.isQuitting) return;
    if (this.#app.listenerCount('window-all-closed') === 0) this.#app.quit();
    else this.#app.emit('window-all-closed');
  }
}

class FakeDialog {
  openAnswer: Electron.OpenDialogReturnValue = { canceled: true, filePaths: [] };
  saveAnswer: Electron.SaveDialogReturnValue = { canceled: true, filePath: '' };
  /** What happens while the dialog for saving is open. */
  whileOpen: () => Promise<void> = async () => undefined;
  readonly opened: Electron.OpenDialogOptions[] = [];
  readonly saved: Electron.SaveDialogOptions[] = [];
  readonly errors: string[] = [];

  showErrorBox(_title: string, content: string): void {
    this.errors.push(content);
  }

  async showOpenDialog(_window: unknown, options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
    this.opened.push(options);
    return this.openAnswer;
  }
  async showSaveDialog(_window: unknown, options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> {
    this.saved.push(options);
    await this.whileOpen();
    return this.saveAnswer;
  }
}

type SafeStorageMembers =
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend';

/** A keyring whose key is a byte; like Electron it refuses where there is none, and what it did not seal itself. */
class FakeSafeStorage implements Pick<Electron.SafeStorage, SafeStorageMembers> {
  readonly sealed: string[] = [];
  isAvailable = true;
  backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> = 'gnome_libsecret';
  /** Another key: what was sealed before cannot be opened any more. */
  key = 0x5a;
  readonly #app: FakeApp;

  constructor(app: FakeApp) {
    this.#app = app;
  }

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.#app.isReady && this.isAvailable;
  }
  getSelectedStorageBackend(): FakeSafeStorage['backend'] {
    return this.#app.isReady ? this.backend : 'unknown';
  }
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    if (!(await this.isAsyncEncryptionAvailable())) throw new Error('Encryption is not available.');
    this.sealed.push(plainText);
    return Buffer.concat([Buffer.from('v10'), Buffer.from([this.key]), this.#mixed(Buffer.from(plainText))]);
  }
  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    if (!(await this.isAsyncEncryptionAvailable())) throw new Error('Decryption is not available.');
    if (!encrypted.subarray(0, 4).equals(Buffer.from([...Buffer.from('v10'), this.key])))
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    return { result: this.#mixed(encrypted.subarray(4)).toString(), shouldReEncrypt: false };
  }

  #mixed(bytes: Buffer): Buffer {
    return Buffer.from(bytes.map((byte) => byte ^ this.key));
  }
}

/** `module` is what `import … from 'electron'` gives, the rest is for tests to look at. */
export type ElectronFake = {
  readonly module: Readonly<Record<string, unknown>>;
  readonly app: FakeApp;
  /** The one that the page is in. */
  readonly session: FakeSession;
  readonly defaultSession: FakeSession;
  readonly powerMonitor: EventEmitter;
  readonly dialog: FakeDialog;
  readonly safeStorage: FakeSafeStorage;
  readonly ipcMain: EventEmitter;
  readonly engines: readonly FakeUtilityProcess[];
  readonly forks: readonly { readonly modulePath: string; readonly options: Electron.ForkOptions | undefined }[];
  readonly privileged: readonly (readonly Electron.CustomScheme[])[];
  readonly menus: readonly (readonly Electron.MenuItemConstructorOptions[])[];
};

/** A fresh Electron. */
export function createElectronFake(settings: FakeSettings): ElectronFake {
  const app = new FakeApp(settings);
  const session = new FakeSession();
  const defaultSession = new FakeSession();
  const powerMonitor = new EventEmitter();
  const dialog = new FakeDialog();
  const safeStorage = new FakeSafeStorage(app);
  const ipcMain = new EventEmitter();
  const engines: FakeUtilityProcess[] = [];
  const forks: ElectronFake['forks'][number][] = [];
  const privileged: Electron.CustomScheme[][] = [];
  const menus: Electron.MenuItemConstructorOptions[][] = [];

  class BrowserWindow extends FakeWindow {
    constructor(options?: Electron.BrowserWindowConstructorOptions) {
      super(app, options);
      return strict(this, 'BrowserWindow');
    }
  }

  const module = {
    app: strict(app, 'app'),
    BrowserWindow,
    dialog: strict(dialog, 'dialog'),
    safeStorage: strict(safeStorage, 'safeStorage'),
    powerMonitor: strict(powerMonitor, 'powerMonitor'),
    ipcMain: strict(ipcMain, 'ipcMain'),
    Menu: strict(
      {
        buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
        setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) => void menus.push(menu),
      },
      'Menu',
    ),
    MessageChannelMain: FakeMessageChannelMain,
    protocol: strict(
      {
        registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
          if (app.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
          if (privileged.length > 0) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
          privileged.push(schemes);
        },
      } satisfies Partial<Electron.Protocol>,
      'protocol',
    ),
    session: strict(
      {
        get defaultSession() {
          if (!app.isReady) throw new Error('Session can only be received when app is ready');
          return strict(defaultSession, 'session');
        },
        fromPartition: (partition: string, options: Electron.FromPartitionOptions = { cache: true }) => {
          if (!app.isReady) throw new Error('Session can only be received when app is ready');
          if (session.partition !== null && session.partition !== partition) throw new Error('One session is known.');
          if (session.partition === null) Object.assign(session, { partition, isCached: options.cache });
          return strict(session, 'session');
        },
      },
      'session',
    ),
    utilityProcess: strict(
      {
        fork: (modulePath: string, _args?: string[], options?: Electron.ForkOptions) => {
          if (!app.isReady) throw new Error('utilityProcess cannot be created before app is ready.');
          const engine = new FakeUtilityProcess();
          engines.push(engine);
          forks.push({ modulePath, options });
          return engine;
        },
      },
      'utilityProcess',
    ),
  };
  return {
    module,
    app,
    session,
    defaultSession,
    powerMonitor,
    dialog,
    safeStorage,
    ipcMain,
    engines,
    forks,
    privileged,
    menus,
  };
}

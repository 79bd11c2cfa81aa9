import { MessageChannelMain, type MessagePortMain, type UtilityProcess } from 'electron';
import type { EngineProcessOptions, FromEngineProcess, ToEngineProcess } from '../../shared/contract/engine-process.ts';
import type { EngineStatus } from '../../shared/contract/host.ts';
import type { LogFile } from './log-file.ts';
import { afterCrash, recentCrashes } from './restart-policy.ts';

const longestCloseMs = 5000;

type EngineProcessParts = {
  /** Starts the process; called again after a crash. */
  readonly fork: () => UtilityProcess;
  readonly options: EngineProcessOptions;
  readonly log: LogFile;
};

/** The engine's process through its whole life: started, connected to pages, restarted after a crash, closed on quit. */
export class EngineProcess {
  readonly #parts: EngineProcessParts;
  readonly #watchers = new Set<(status: EngineStatus) => void>();
  readonly #restartListeners = new Set<() => void>();
  #child: UtilityProcess | null = null;
  #state: EngineStatus['state'] = 'starting';
  #crashTimesMs: readonly number[] = [];
  #restart: NodeJS.Timeout | null = null;
  #isClosing = false;

  constructor(parts: EngineProcessParts) {
    this.#parts = parts;
  }

  status(): EngineStatus {
    return { state: this.#state, crashes: this.#crashTimesMs.length, logPath: this.#parts.log.path };
  }

  /** Calls back with every change until the returned function is called. */
  watch(watcher: (status: EngineStatus) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Calls back when a new process stands and pages need new ports. */
  onRestart(listener: () => void): void {
    this.#restartListeners.add(listener);
  }

  start(): void {
    if (this.#child !== null || this.#isClosing) return;
    const child = this.#parts.fork();
    this.#child = child;
    this.#setState('starting');
    child.on('message', (message: FromEngineProcess) => this.#receive(message));
    child.on('error', (type, location) => this.#parts.log.write('engine-fatal', { type, location }));
    child.once('exit', (code) => this.#ended(code));
    this.#tell(child, { type: 'start', options: this.#parts.options });
  }

  /** Starts a stopped engine; earlier crashes are forgotten. */
  startAgain(): void {
    if (this.#state !== 'stopped') return;
    this.#crashTimesMs = [];
    this.#startWithNewPorts();
  }

  /** A port to the engine for a page; null while there is no process (a new one is announced by `onRestart`). */
  openPort(): MessagePortMain | null {
    if (this.#child === null) return null;
    const { port1, port2 } = new MessageChannelMain();
    this.#tell(this.#child, { type: 'connect' }, [port1]);
    return port2;
  }

  /** The workspace is locked whatever the page does. */
  lock(): void {
    if (this.#child !== null) this.#tell(this.#child, { type: 'lock' });
  }

  /** Asks the engine to close and waits for its end, at most 5 s. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const child = this.#child;
    if (child === null) return;
    const isEnded = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), longestCloseMs);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve(true);
      });
      this.#tell(child, { type: 'close' });
    });
    if (isEnded) return;
    this.#parts.log.write('engine-close-timeout');
    child.kill();
  }

  #tell(child: UtilityProcess, message: ToEngineProcess, ports: MessagePortMain[] = []): void {
    child.postMessage(message, ports);
  }

  #receive(message: FromEngineProcess): void {
    switch (message.type) {
      case 'ready':
        return this.#setState('running');
      case 'failed':
        return this.#parts.log.write('engine-failed', { reason: message.reason });
      case 'log':
        return this.#parts.log.write('engine', { entry: message.entry });
      default:
        message satisfies never;
    }
  }

  #ended(code: number): void {
    this.#child = null;
    if (this.#isClosing) return;
    const now = Date.now();
    this.#crashTimesMs = recentCrashes([...this.#crashTimesMs, now], now);
    const next = afterCrash(this.#crashTimesMs);
    this.#parts.log.write('engine-crash', { code, crashes: this.#crashTimesMs.length, next });
    if (next.kind === 'stop') return this.#setState('stopped');
    this.#setState('restarting');
    this.#restart = setTimeout(() => this.#startWithNewPorts(), next.afterMs);
  }

  #startWithNewPorts(): void {
    this.start();
    for (const listener of this.#restartListeners) listener();
  }

  #setState(state: EngineStatus['state']): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher(this.status());
  }
}

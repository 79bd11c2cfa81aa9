import { createRouterClient, type Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { Contract } from '../../shared/contract/contract.ts';
import type { EngineProcessOptions, FromEngineProcess, ToEngineProcess } from '../../shared/contract/engine-process.ts';

type ServedEngine = {
  readonly router: Router<Contract, Record<never, never>>;
  readonly close: () => Promise<void>;
};

/** A page's port as Electron hands it to a utility process. */
type PagePort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
};

/** The port to the process that started this one. */
export type ParentPort = {
  on(event: 'message', listener: (event: { data: ToEngineProcess; ports: readonly PagePort[] }) => void): unknown;
  postMessage(message: FromEngineProcess): void;
};

export type EngineProcessHost = {
  readonly parent: ParentPort;
  readonly createEngine: (options: EngineProcessOptions, log: (entry: unknown) => void) => Promise<ServedEngine>;
  readonly exit: (code: number) => void;
};

/** A failure as the log may hold it: what kind it was, never what it was about. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}

/**
 * Runs the engine for pages: starts it when told, serves each port it is given (calls wait while it
 * starts), and closes it when told. An engine that cannot start ends the process with code 1.
 */
export function servePorts({ parent, createEngine, exit }: EngineProcessHost): void {
  let engine: Promise<ServedEngine> | null = null;

  async function start(options: EngineProcessOptions): Promise<void> {
    engine = createEngine(options, (entry) => parent.postMessage({ type: 'log', entry }));
    try {
      await engine;
      parent.postMessage({ type: 'ready' });
    } catch (error) {
      parent.postMessage({ type: 'failed', reason: reasonOf(error) });
      exit(1);
    }
  }

  async function connect(port: PagePort): Promise<void> {
    const started = await engine?.catch(() => null);
    if (!started) return;
    new RPCHandler(started.router).upgrade(port, { context: {} });
    port.start();
  }

  async function lock(): Promise<void> {
    const started = await engine?.catch(() => null);
    if (started) await createRouterClient(started.router).workspace.lock();
  }

  async function close(): Promise<void> {
    const started = await engine?.catch(() => null);
    await started?.close().catch((error: unknown) => {
      parent.postMessage({ type: 'log', entry: { event: 'close-failed', reason: reasonOf(error) } });
    });
    exit(0);
  }

  parent.on('message', ({ data, ports }) => {
    switch (data.type) {
      case 'start':
        return void start(data.options);
      case 'connect':
        for (const port of ports) void connect(port);
        return;
      case 'lock':
        return void lock().catch((error: unknown) => {
          parent.postMessage({ type: 'log', entry: { event: 'lock-failed', reason: reasonOf(error) } });
        });
      case 'close':
        return void close();
      default:
        data satisfies never;
    }
  });
}

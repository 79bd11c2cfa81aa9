import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import type { EngineProcessOptions, FromEngineProcess, ToEngineProcess } from '../../shared/contract/engine-process.ts';

/** Gives a thread the `process.parentPort` that Electron gives a utility process, then loads the entry. */
const shim = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { EventEmitter } = require('node:events');
  const port = new EventEmitter();
  port.postMessage = (message) => parentPort.postMessage(message);
  process.parentPort = port;
  import(workerData).then(() => {
    parentPort.on('message', (event) => port.emit('message', event));
    parentPort.postMessage({ type: 'loaded' });
  });
`;

type BundledEngine = {
  readonly client: ContractRouterClient<Contract>;
  readonly heard: readonly (FromEngineProcess | { readonly type: 'loaded' })[];
  /** Asks it to close and gives its exit code. */
  readonly close: () => Promise<number>;
};

/** Runs a built engine process as a thread of this one, without Electron, and connects to it as the page does. */
export async function runEngineBundle(entry: string, options: EngineProcessOptions): Promise<BundledEngine> {
  const worker = new Worker(shim, { eval: true, workerData: pathToFileURL(entry).href });
  const heard: FromEngineProcess[] = [];
  const loaded = once(worker, 'message');
  worker.on('message', (message: FromEngineProcess) => heard.push(message));
  await loaded;
  const tell = (data: ToEngineProcess, ports: MessageChannel['port1'][] = []) =>
    worker.postMessage({ data, ports }, ports);
  tell({ type: 'start', options });
  const { port1, port2 } = new MessageChannel();
  tell({ type: 'connect' }, [port1]);
  port2.start();
  return {
    client: createORPCClient(new RPCLink({ port: port2 })),
    heard,
    close: async () => {
      const ended = once(worker, 'exit');
      tell({ type: 'close' });
      port2.close();
      return Number((await ended)[0]);
    },
  };
}

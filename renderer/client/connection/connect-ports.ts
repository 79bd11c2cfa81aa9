import { consumeEventIterator, createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { isPortMessage, portMessages, type PortMessage } from '../../../shared/contract/port-handshake.ts';
import type { HostClient, Link } from './clients.ts';
import type { EngineHealth } from './engine-health.ts';
import { watched, type Watched } from './watched.ts';
import { withUnavailable } from './with-unavailable.ts';

/** A link that waits for its first port and moves to each new one. */
function portLink(): { readonly link: Link; readonly use: (port: MessagePort) => void } {
  let arrived: (link: Link) => void = () => undefined;
  let current = new Promise<Link>((resolve) => {
    arrived = resolve;
  });
  return {
    link: { call: async (path, input, options) => (await current).call(path, input, options) },
    use: (port) => {
      const next: Link = new RPCLink({ port });
      arrived(next);
      current = Promise.resolve(next);
      port.start();
    },
  };
}

function watchStatus(host: HostClient, health: Watched<EngineHealth>): void {
  consumeEventIterator(host.engine.status(), {
    onEvent: ({ state, logPath }) => health.set({ ...health.get(), state, logPath }),
    onError: () => health.set({ ...health.get(), state: 'stopped' }),
  });
}

/** The ports that the preload hands over; the engine's is replaced after each restart. */
export function connectPorts(): {
  readonly engineLink: Link;
  readonly hostLink: Link;
  readonly health: Watched<EngineHealth>;
} {
  const health = watched<EngineHealth>({ state: 'starting', logPath: null, generation: 0 });
  const engine = portLink();
  const host = portLink();
  let engines = 0;

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== window || !port) return;
    if (isPortMessage(event.data, portMessages.host)) {
      host.use(port);
      watchStatus(createORPCClient(host.link), health);
    }
    if (isPortMessage(event.data, portMessages.engine)) {
      engine.use(port);
      engines += 1;
      if (engines > 1) health.set({ ...health.get(), generation: health.get().generation + 1 });
    }
  });
  window.postMessage({ type: portMessages.wanted } satisfies PortMessage, window.location.origin);

  return { engineLink: withUnavailable(engine.link, () => undefined), hostLink: host.link, health };
}

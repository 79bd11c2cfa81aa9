import { createORPCClient } from '@orpc/client';
import type { EngineClient, HostClient } from './clients.ts';
import { connectHttp } from './connect-http.ts';
import { connectPorts } from './connect-ports.ts';
import type { EngineHealth } from './engine-health.ts';
import { hostBridge } from './host-bridge.ts';
import type { Watched } from './watched.ts';

/** The page's way to the engine and, in the desktop application, to its host. */
export type Connection = {
  readonly engine: EngineClient;
  /** Null in a browser. */
  readonly host: HostClient | null;
  readonly health: Watched<EngineHealth>;
  /** The path of a dropped or chosen file; null where only its bytes can be read. */
  readonly pathOfFile: (file: File) => string | null;
};

/** Connects by message ports in the desktop application, else by HTTP to the page's own origin. */
export function connect(): Connection {
  const bridge = hostBridge();
  if (bridge === null) {
    const { link, health } = connectHttp();
    return { engine: createORPCClient(link), host: null, health, pathOfFile: () => null };
  }
  const { engineLink, hostLink, health } = connectPorts();
  return {
    engine: createORPCClient(engineLink),
    host: createORPCClient(hostLink),
    health,
    pathOfFile: (file) => bridge.pathOfFile(file) || null,
  };
}

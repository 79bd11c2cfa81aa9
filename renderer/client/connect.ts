import { createORPCClient, ORPCError, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { errorText } from '../../shared/contract/app-error.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import type { HostContract } from '../../shared/contract/host.ts';
import { hostBridgeKey, type HostBridge } from '../../shared/contract/port-handshake.ts';
import { connectHttp } from './connect-http.ts';
import { connectPorts } from './connect-ports.ts';
import type { EngineHealth, Watched } from './engine-health.ts';

export type EngineClient = ContractRouterClient<Contract>;
export type HostClient = ContractRouterClient<HostContract>;
export type Link = ClientLink<Record<never, never>>;

/** The page's way to the engine and, in the desktop application, to its host. */
export type Connection = {
  readonly engine: EngineClient;
  /** Null in a browser. */
  readonly host: HostClient | null;
  readonly health: Watched<EngineHealth>;
  /** The path of a dropped or chosen file; null where only its bytes can be read. */
  readonly pathOfFile: (file: File) => string | null;
};

/**
 * A link whose failures to reach the engine carry the code and sentences of `ENGINE_UNAVAILABLE`;
 * aborts and the engine's own errors pass.
 */
export function withUnavailable(link: Link, onUnavailable: () => void): Link {
  return {
    call: async (path, input, options) => {
      try {
        return await link.call(path, input, options);
      } catch (error) {
        if (error instanceof ORPCError || options.signal?.aborted) throw error;
        onUnavailable();
        throw new ORPCError('ENGINE_UNAVAILABLE', { data: errorText('ENGINE_UNAVAILABLE'), cause: error });
      }
    },
  };
}

function hostBridge(): HostBridge | null {
  return (window as { [hostBridgeKey]?: HostBridge })[hostBridgeKey] ?? null;
}

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

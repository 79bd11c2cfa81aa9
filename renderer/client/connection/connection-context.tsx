import { createContext, useContext, type ReactNode } from 'react';
import type { EngineClient } from './clients.ts';
import type { Connection } from './connect.ts';

const ConnectionContext = createContext<Connection | null>(null);

export function ConnectionProvider(props: { readonly connection: Connection; readonly children: ReactNode }) {
  return <ConnectionContext value={props.connection}>{props.children}</ConnectionContext>;
}

/** The connection to the engine and, in Electron, to the host. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('useConnection needs a ConnectionProvider above it.');
  return connection;
}

/** The typed client of the engine. Only hooks in `renderer/client` call it. */
export function useEngine(): EngineClient {
  return useConnection().engine;
}

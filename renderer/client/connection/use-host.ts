import { useQuery } from '@tanstack/react-query';
import type { HostClient } from './clients.ts';
import { useConnection, useEngine } from './connection-context.tsx';

/** The desktop host; null in a browser. */
export function useHost(): HostClient | null {
  return useConnection().host;
}

/** What this installation can do: its version, its host, whether it brought the sample. */
export function useAppInfo() {
  const engine = useEngine();
  return useQuery({ queryKey: ['app-info'], queryFn: ({ signal }) => engine.app.info(undefined, { signal }) });
}

import { hostBridgeKey, type HostBridge } from '../../../shared/contract/port-handshake.ts';

/** What the preload of the desktop application exposes; null in a browser. */
export function hostBridge(): HostBridge | null {
  return (window as { [hostBridgeKey]?: HostBridge })[hostBridgeKey] ?? null;
}

import type { ComputerSettings } from './computer-settings.ts';

/**
 * How the page of the desktop application gets its two ports. The page listens for `message` on
 * `window`, then posts `{ type: portMessages.wanted }` to `window.location.origin`. The preload
 * answers with two messages that carry one MessagePort each (`event.ports[0]`): `engine` speaks
 * `contract`, `host` speaks `hostContract`. Call `port.start()` once the oRPC link is attached.
 * After an engine crash a new `engine` message arrives unasked; the older port is closed.
 */
export const portMessages = {
  wanted: 'natpro:ports-wanted',
  engine: 'natpro:engine-port',
  host: 'natpro:host-port',
} as const;

/** From the preload to main: values of settings to keep. */
export const settingsMessage = 'natpro:settings';

/** The argument of the page's process that carries the settings as they were when its window was made: JSON, percent-encoded. */
export const settingsArgument = '--natpro-settings=';

/** The data of each message on `window`. */
export type PortMessage = { readonly type: (typeof portMessages)[keyof typeof portMessages] };

/** The name on `window` of what the preload exposes; absent in a browser, where HTTP is used instead. */
export const hostBridgeKey = 'natproHost';

export type HostBridge = {
  /** The path of a file that was dropped or chosen; empty for a file made in the page. */
  readonly pathOfFile: (file: File) => string;
  readonly settings: ComputerSettings;
  readonly keepSettings: (settings: ComputerSettings) => void;
};

/** True for a message of the handshake with the given type, whatever else is posted on `window`. */
export function isPortMessage(data: unknown, type: PortMessage['type']): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === type;
}

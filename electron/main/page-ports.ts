import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain, MessageChannelMain, type IpcMainEvent, type WebContents } from 'electron';
import { portMessages, settingsMessage } from '../../shared/contract/port-handshake.ts';
import type { EngineProcess } from './engine-process.ts';
import type { HostRouter } from './host-procedures.ts';
import { appUrl } from './security.ts';

/** Only the application's own page, not a frame in it, and not what another origin might become. */
function isOwnPage({ sender, senderFrame }: IpcMainEvent): boolean {
  return senderFrame === sender.mainFrame && senderFrame.url.startsWith(appUrl);
}

/** Gives the page its ports when it asks, and a new engine port after each restart of the engine; keeps its settings. */
export function handOutPorts(
  engine: Pick<EngineProcess, 'openPort' | 'onRestart'>,
  hostRouter: HostRouter,
  keepSettings: (values: unknown) => void,
): void {
  const hostHandler = new RPCHandler(hostRouter);
  const pages = new Set<WebContents>();

  const sendEnginePort = (page: WebContents) => {
    const port = engine.openPort();
    if (port) page.postMessage(portMessages.engine, null, [port]);
  };

  ipcMain.on(settingsMessage, (event, values: unknown) => {
    if (isOwnPage(event)) keepSettings(values);
  });

  ipcMain.on(portMessages.wanted, (event) => {
    const page = event.sender;
    if (!isOwnPage(event)) return;
    if (!pages.has(page)) {
      pages.add(page);
      page.once('destroyed', () => pages.delete(page));
    }
    const { port1, port2 } = new MessageChannelMain();
    hostHandler.upgrade(port1, { context: {} });
    port1.start();
    page.postMessage(portMessages.host, null, [port2]);
    sendEnginePort(page);
  });

  engine.onRestart(() => {
    for (const page of pages) sendEnginePort(page);
  });
}

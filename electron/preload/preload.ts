import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { settingsIn } from '../../shared/contract/computer-settings.ts';
import {
  hostBridgeKey,
  isPortMessage,
  portMessages,
  settingsArgument,
  settingsMessage,
  type HostBridge,
} from '../../shared/contract/port-handshake.ts';

const given = process.argv.find((argument) => argument.startsWith(settingsArgument));

const bridge: HostBridge = {
  pathOfFile: (file) => webUtils.getPathForFile(file),
  settings: settingsIn(JSON.parse(decodeURIComponent(given?.slice(settingsArgument.length) ?? '{}'))),
  keepSettings: (settings) => ipcRenderer.send(settingsMessage, settings),
};
contextBridge.exposeInMainWorld(hostBridgeKey, bridge);

for (const type of [portMessages.engine, portMessages.host]) {
  ipcRenderer.on(type, (event) => window.postMessage({ type }, window.location.origin, event.ports));
}

window.addEventListener('message', (event) => {
  if (event.source === window && isPortMessage(event.data, portMessages.wanted)) ipcRenderer.send(portMessages.wanted);
});

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { hostBridgeKey, isPortMessage, portMessages, type HostBridge } from '../../shared/contract/port-handshake.ts';

const bridge: HostBridge = { pathOfFile: (file) => webUtils.getPathForFile(file) };
contextBridge.exposeInMainWorld(hostBridgeKey, bridge);

for (const type of [portMessages.engine, portMessages.host]) {
  ipcRenderer.on(type, (event) => window.postMessage({ type }, window.location.origin, event.ports));
}

window.addEventListener('message', (event) => {
  if (event.source === window && isPortMessage(event.data, portMessages.wanted)) ipcRenderer.send(portMessages.wanted);
});

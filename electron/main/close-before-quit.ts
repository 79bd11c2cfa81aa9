import type { App } from 'electron';
import type { EngineProcess } from './engine-process.ts';

/** Holds the end of the application until the engine has closed what is open. */
export function closeBeforeQuit(app: App, engine: Pick<EngineProcess, 'close'>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void engine.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

import type { PowerMonitor } from 'electron';

type Monitor = Pick<PowerMonitor, 'on' | 'off'>;

/**
 * Calls back when the system goes to sleep or is locked, until the returned function is called: whoever is there next need
 * not be who worked here. Electron tells of a locked screen on Windows and macOS only.
 */
export function onSystemLock(monitor: Monitor, listener: () => void): () => void {
  monitor.on('suspend', listener);
  monitor.on('lock-screen', listener);
  return () => {
    monitor.off('suspend', listener);
    monitor.off('lock-screen', listener);
  };
}

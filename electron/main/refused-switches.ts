import type { CommandLine } from 'electron';

/**
 * Switches with which another program could look into the page, run code in it, or keep what it shows. The fuses of the
 * packaged application refuse Node's own; Chromium's have none.
 */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-targets',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'wait-for-debugger',
  'wait-for-debugger-children',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'auto-open-devtools-for-tabs',
  'custom-devtools-frontend',
  'load-extension',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'enable-automation',
  'headless',
  'log-net-log',
  'trace-startup',
  'enable-crash-reporter',
  'full-memory-crash-report',
] as const;

/** The first switch that the application does not start with, or null. */
export function refusedSwitch(commandLine: Pick<CommandLine, 'hasSwitch'>): string | null {
  return refusedSwitches.find((name) => commandLine.hasSwitch(name)) ?? null;
}

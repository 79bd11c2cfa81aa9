import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where workspaces lie that are opened by name, and beside them what this computer keeps of them. */
export function workspacesFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env['NATPRO_WORKSPACES'] ?? join(homedir(), 'NatPro Atlas');
}

/** Where wrong passphrases are counted, of the browser host and the command line alike. */
export function attemptsFolder(): string {
  return join(workspacesFolder(), '.attempts');
}

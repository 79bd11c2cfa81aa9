import { spawn } from 'node:child_process';

/** The program that opens an address, or null where no one would see it. */
export function browserOpener(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): { readonly program: string; readonly args: readonly string[] } | null {
  if (platform === 'win32') return { program: 'rundll32', args: ['url.dll,FileProtocolHandler'] };
  if (platform === 'darwin') return { program: 'open', args: [] };
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? { program: 'xdg-open', args: [] } : null;
}

/** Opens an address in the user's browser; false where that cannot be done. */
export async function openBrowser(url: string): Promise<boolean> {
  const opener = browserOpener(process.platform, process.env);
  if (opener === null) return false;
  return new Promise((resolve) => {
    const child = spawn(opener.program, [...opener.args, url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

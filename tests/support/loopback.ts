import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Router } from '@orpc/server';
import { startServer, type RunningServer } from '../../electron/hosts/serve.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { parseStaticManifest } from '../../shared/page/static-manifest.ts';

export const testPage = '<!doctype html><title>หน้าทดสอบ</title>';

/** A server with a page of two files, on any free port. */
export async function loopbackWith(
  router: Router<Contract, Record<never, never>>,
  spoolParent?: string,
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-test-page-'));
  writeFileSync(join(folder, 'index.html'), testPage);
  writeFileSync(join(folder, 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not in the manifest');
  const staticManifest = parseStaticManifest({
    '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
    '/assets/app.js': { file: 'app.js', type: 'text/javascript; charset=utf-8' },
  });
  const page = { router, staticManifest, pageFolder: folder, port: 0 };
  const server = await startServer(spoolParent === undefined ? page : { ...page, spoolParent });
  return {
    ...server,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Opens the address as a browser does and gives the cookie it gets. */
export async function enter(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie');
  if (response.status !== 303 || cookie === null) throw new Error(`No cookie: status ${response.status}`);
  return cookie.split(';')[0] ?? '';
}

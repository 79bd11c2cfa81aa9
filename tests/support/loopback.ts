import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Router } from '@orpc/server';
import { startServer, type RunningServer } from '../../electron/hosts/serve.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { pageAccess } from '../../shared/page/page-access.ts';
import { parseStaticManifest } from '../../shared/page/static-manifest.ts';

export const testPage = '<!doctype html><title>หน้าทดสอบ</title>';

/** A server with a page of two files, on any free port. */
export async function loopbackWith(
  router: Router<Contract, Record<never, never>>,
  more: Pick<Parameters<typeof startServer>[0], 'spoolParent' | 'patience'> = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-test-page-'));
  writeFileSync(join(folder, 'index.html'), testPage);
  writeFileSync(join(folder, 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not in the manifest');
  const staticManifest = parseStaticManifest({
    '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
    '/assets/app.js': { file: 'app.js', type: 'text/javascript; charset=utf-8' },
  });
  const server = await startServer({ router, staticManifest, pageFolder: folder, port: 0, ...more });
  return {
    ...server,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Opens an address as a browser does and gives the cookie it gets. */
async function enter(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie');
  if (response.status !== 303 || cookie === null) throw new Error(`No cookie: status ${response.status}`);
  return cookie.split(';')[0] ?? '';
}

/** Opens a page as the application's own does: what it sends with every call. */
export async function openPage(server: RunningServer): Promise<Readonly<Record<string, string>>> {
  const url = server.newUrl();
  const asBrowser = { cookie: await enter(url), origin: server.origin, 'sec-fetch-site': 'same-origin' };
  const token = new URL(url).searchParams.get('token') ?? '';
  const headers = { ...asBrowser, [pageAccess.tokenHeader]: token };
  const answer = await fetch(server.origin + pageAccess.openPath, { method: 'POST', headers });
  if (!answer.ok) throw new Error(`No page: status ${answer.status}`);
  return { ...asBrowser, [pageAccess.pageHeader]: await answer.text() };
}

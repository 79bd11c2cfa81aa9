import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { RunningServer } from '../../electron/hosts/serve.ts';
import { errorText } from '../../shared/contract/app-error.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { noFilter } from '../../shared/contract/no-filter.ts';
import { pageAccess } from '../../shared/page/page-access.ts';
import { contentSecurityPolicy } from '../../shared/page/page-headers.ts';
import { loopbackWith, openPage, testPage } from '../support/loopback.ts';
import { createTestRouter } from '../support/test-router.ts';

type Ask = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};
type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

const { router, seen } = createTestRouter();
const { openPath, herePath, gonePath } = pageAccess;
const pagePaths = { openPath, herePath, gonePath };
let server: RunningServer;
let page: Readonly<Record<string, string>> = {};
let cookie = '';

beforeAll(async () => {
  server = await loopbackWith(router);
  page = await openPage(server);
  cookie = page['cookie'] ?? '';
});
afterAll(async () => server.close());

/** Asks with any Host header, path and method, unlike `fetch`. */
function ask({ method = 'GET', path = '/', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.origin);
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const asPage = (): Record<string, string> => ({ ...page });
const withoutPage = (): Record<string, string> => {
  const { [pageAccess.pageHeader]: _secret, ...others } = page;
  return others;
};
const call = (headers: Record<string, string>, path = '/rpc/app/info') =>
  ask({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'content-length': '2', ...headers },
    body: '{}',
  });

describe('entering', () => {
  test('the printed address gives a cookie and leads to an address without the token', async () => {
    const url = new URL(server.newUrl());
    const token = url.searchParams.get('token') ?? '';
    const answer = await ask({ path: url.pathname + url.search });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(`/#token=${token}`);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^natpro-\d+=\S{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(answer.headers['set-cookie']?.[0]).not.toContain(token);
  });

  test('an address opens one page: looked at ahead it stays good, used it is not', async () => {
    const { pathname, search, searchParams } = new URL(server.newUrl());
    const path = pathname + search;
    const headers = { ...withoutPage(), [pageAccess.tokenHeader]: searchParams.get('token') ?? '' };
    expect((await ask({ method: 'HEAD', path })).status).toBe(303);
    expect((await ask({ path })).status).toBe(303);
    const opened = await ask({ method: 'POST', path: pageAccess.openPath, headers });
    expect([opened.status, opened.text]).toEqual([200, expect.stringMatching(/^\S{43}$/)]);
    expect((await ask({ method: 'POST', path: pageAccess.openPath, headers })).status).toBe(401);
    expect((await ask({ path })).status).toBe(401);
  });

  test('the address for people is given anew when it was used', async () => {
    const given: string[] = [];
    server.keepUrl((url) => given.push(url));
    expect(given).toHaveLength(1);
    const token = new URL(given[0] ?? '').searchParams.get('token') ?? '';
    const headers = { ...withoutPage(), [pageAccess.tokenHeader]: token };
    await ask({ method: 'POST', path: pageAccess.openPath, headers });
    expect(given).toHaveLength(2);
    expect(new Set(given).size).toBe(2);
  });

  test.each(['/?token=', '/?token=wrong', `/?token=${'a'.repeat(43)}`])(
    'a wrong token is refused: %s',
    async (path) => {
      const answer = await ask({ path });
      expect(answer.status).toBe(401);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.text).toContain('?token=');
    },
  );

  test.each(['/', '/assets/app.js', '/rpc/app/info'])('without a cookie there is nothing: %s', async (path) => {
    expect((await ask({ path })).status).toBe(401);
    expect((await call({ origin: server.origin }, path)).status).toBe(401);
  });

  test('a cookie of another run is refused', async () => {
    const name = cookie.split('=')[0] ?? '';
    expect((await ask({ headers: { cookie: `${name}=${'a'.repeat(43)}` } })).status).toBe(401);
    expect((await ask({ headers: { cookie: `other=1; ${cookie}` } })).status).toBe(200);
  });
});

describe('the page', () => {
  test('is served with the policy of the desktop application and without CORS headers', async () => {
    const answer = await ask({ headers: { cookie } });
    expect(answer).toMatchObject({ status: 200, text: testPage });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test.each([
    '/secret.txt',
    '/index.html',
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/..%2f..%2fetc/passwd',
    '//etc/passwd',
    '/assets/app.js/',
    '/ASSETS/app.js',
  ])('a path that the build did not list is not found: %s', async (path) => {
    const answer = await ask({ path, headers: { cookie } });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(answer.text).not.toContain('not in the manifest');
  });

  test('the answer to HEAD has no body; other methods are refused', async () => {
    expect(await ask({ method: 'HEAD', headers: { cookie } })).toMatchObject({ status: 200, text: '' });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      expect((await ask({ method, headers: asPage() })).status).toBe(405);
    }
  });
});

describe('who may ask', () => {
  test.each(['localhost', 'evil.example', '127.0.0.1'])('another Host is refused: "%s"', async (host) => {
    const port = new URL(server.origin).port;
    const withPort = host === '127.0.0.1' ? host : `${host}:${port}`;
    expect((await ask({ headers: { cookie, host: withPort } })).status).toBe(421);
    expect((await call({ ...asPage(), host: withPort })).status).toBe(421);
    const token = new URL(server.newUrl()).search;
    expect((await ask({ path: `/${token}`, headers: { host: withPort } })).status).toBe(421);
  });

  test.each(['http://evil.example', 'null', 'http://localhost', 'https://127.0.0.1'])(
    'another Origin is refused: %s',
    async (origin) => {
      expect((await call({ ...asPage(), origin })).status).toBe(403);
      expect((await ask({ headers: { cookie, origin } })).status).toBe(403);
    },
  );

  test('a call needs an Origin, the same site and POST', async () => {
    const { origin: _origin, ...withoutOrigin } = asPage();
    expect((await call(withoutOrigin)).status).toBe(403);
    expect((await call({ ...asPage(), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await call({ ...asPage(), 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await ask({ path: '/rpc/app/info', headers: asPage() })).status).toBe(405);
    const preflight = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    expect((await ask({ method: 'OPTIONS', path: '/rpc/app/info', headers: preflight })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  });

  test('a cookie without the secret of a page opens no call: another port of 127.0.0.1 is sent the cookie too', async () => {
    const wrong = { ...withoutPage(), [pageAccess.pageHeader]: 'a'.repeat(43) };
    for (const headers of [withoutPage(), wrong, { ...withoutPage(), [pageAccess.tokenHeader]: 'a'.repeat(43) }]) {
      for (const path of ['/rpc/app/info', '/rpc/files/upload', ...Object.values(pagePaths)]) {
        expect([path, (await call(headers, path)).status]).toEqual([path, 401]);
      }
    }
  });

  test('a page opens another, as a reload and a second window do, and each has a secret of its own', async () => {
    const other = await call(asPage(), pageAccess.openPath);
    expect(other.status).toBe(200);
    expect(other.text).not.toBe(page[pageAccess.pageHeader]);
    expect((await call({ ...withoutPage(), [pageAccess.pageHeader]: other.text })).status).toBe(200);
    expect((await call(asPage())).status).toBe(200);
  });

  test('the page itself is answered', async () => {
    const answer = await call(asPage());
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ json: { host: 'loopback', version: '0.0.1' } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('a procedure that does not exist is not found', async () => {
    expect((await call(asPage(), '/rpc/sql/run')).status).toBe(404);
  });

  test('only this machine is listened to', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((face) => face && !face.internal && face.family === 'IPv4');
    const { port } = new URL(server.origin);
    for (const address of [outside?.address, '127.0.0.2', '[::1]'].filter((each) => each !== undefined)) {
      await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
    }
  });
});

test('an answer that nobody waits for any more harms nothing', async () => {
  const faults: unknown[] = [];
  const note = (fault: unknown): number => faults.push(fault);
  process.on('unhandledRejection', note);
  const body = JSON.stringify({ json: { level: 'community', filter: noFilter } });
  const request = httpRequest(`${server.origin}/rpc/publication/prevalence`, {
    method: 'POST',
    headers: { ...asPage(), 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
  });
  request.on('error', () => undefined).end(body);
  setTimeout(() => request.destroy(), 100);
  await expect.poll(() => seen.aborted).toContain('prevalence');
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.off('unhandledRejection', note);
  expect(faults).toEqual([]);
  expect((await call(asPage())).status).toBe(200);
});

describe('sizes', () => {
  test('a question without a length or above 4 MB is refused', async () => {
    const headers = { ...asPage(), 'content-type': 'application/json' };
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await ask({ method: 'POST', path: '/rpc/app/info', headers: chunked, body: '{}' })).status).toBe(411);
    const long = { ...headers, 'content-length': String(4 * 1024 ** 2 + 1) };
    expect((await ask({ method: 'POST', path: '/rpc/app/info', headers: long })).status).toBe(413);
  });

  test('a malformed upload is an error and leaves nothing behind', async () => {
    const body = '--b\r\ncontent-disposition: form-data; name="0"; filename="a.csv"\r\n\r\ncut off';
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': String(body.length) };
    const answer = await ask({
      method: 'POST',
      path: '/rpc/files/upload',
      headers: { ...asPage(), ...headers },
      body,
    });
    expect(answer.status).toBe(400);
    expect(seen.uploads).toEqual([]);
    await expect.poll(() => spooledFiles()).toEqual([]);
  });
});

test('a spool folder without room is an error a person can act on', async (context) => {
  const parent = mkdtempSync(join(tmpdir(), 'natpro-test-small-'));
  context.onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', parent]).status !== 0) {
    return context.skip('a small file system cannot be mounted by this user');
  }
  context.onTestFinished(() => void spawnSync('umount', [parent]));
  const small = await loopbackWith(router, { spoolParent: parent });
  context.onTestFinished(() => small.close());
  const headers = await openPage(small);
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ url: `${small.origin}/rpc`, headers }));
  const { error } = await safe(client.files.upload({ file: new File([new Uint8Array(3_000_000)], 'a.csv') }));
  expect(error).toMatchObject({ code: 'OUT_OF_MEMORY', data: errorText('OUT_OF_MEMORY', { limit: '1 MB' }) });
  const [folder = ''] = readdirSync(parent);
  expect(readdirSync(join(parent, folder))).toEqual([]);
});

function spooledFiles(): string[] {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : (process.env['TMPDIR'] ?? '/tmp');
  const own = readdirSync(parent).filter((name) => name.startsWith(`natpro-spool-${process.pid}-`));
  return own.flatMap((name) => readdirSync(`${parent}/${name}`));
}

describe('connections', () => {
  const patience = { leavingMs: 60_000, silentMs: 60_000, headersMs: 300 };
  const connections = (port: number, count: number): Promise<Socket[]> =>
    Promise.all(
      Array.from(
        { length: count },
        () =>
          new Promise<Socket>((resolve) => {
            const socket = connect(port, '127.0.0.1', () => resolve(socket)).resume();
            socket.on('error', () => undefined);
          }),
      ),
    );

  test('who opens many and says nothing is cut off, and the page is answered', async (context) => {
    const own = await loopbackWith(router, { patience });
    context.onTestFinished(() => own.close());
    const headers = await openPage(own);
    const sockets = await connections(Number(new URL(own.origin).port), 200);
    context.onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
    for (const socket of sockets.slice(0, 50)) socket.write('POST /rpc/app/info HTTP/1.1\r\nhost: 127');
    await expect.poll(() => sockets.filter(({ closed }) => closed).length).toBe(200);
    const answer = await fetch(`${own.origin}/rpc/app/info`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).not.toBe(401);
  });
});

describe('when pages end', () => {
  test('uploads of a page go with it, and those of another stay', async (context) => {
    const own = createTestRouter();
    const ending = await loopbackWith(own.router, { patience: { leavingMs: 50, silentMs: 60_000, headersMs: 5000 } });
    context.onTestFinished(() => ending.close());
    const [one, other] = [await openPage(ending), await openPage(ending)];
    const client = (headers: Readonly<Record<string, string>>): ContractRouterClient<Contract> =>
      createORPCClient(new RPCLink({ url: `${ending.origin}/rpc`, headers: { ...headers } }));
    await client(one).files.upload({ file: new File(['child_id'], 'a.csv') });
    await fetch(ending.origin + pageAccess.gonePath, { method: 'POST', headers: other });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(own.seen.discarded).toEqual([]);
    await fetch(ending.origin + pageAccess.gonePath, { method: 'POST', headers: one });
    await expect.poll(() => own.seen.discarded).toEqual(['file-1']);
    const late = await fetch(`${ending.origin}/rpc/app/info`, { method: 'POST', headers: one, body: '{}' });
    expect(late.status).toBe(401);
  });

  const patient = { leavingMs: 60_000, silentMs: 60_000, headersMs: 5000 };

  test.each([
    ['an open workspace is locked when the last page has ended', 'open', { leavingMs: 50 }, ['lock']],
    ['an open workspace is locked when the last page is silent', 'open', { silentMs: 200 }, ['lock']],
    [
      'a session without a workspace is forgotten with its last page, as the page says',
      'none',
      { leavingMs: 50 },
      ['close'],
    ],
    ['a session without a workspace outlasts a laptop that sleeps', 'none', { silentMs: 200 }, []],
  ] as const)('%s', async (_what, state, shorter, expected) => {
    const own = createTestRouter({ state });
    const ending = await loopbackWith(own.router, { patience: { ...patient, ...shorter } });
    onTestFinished(() => ending.close());
    const [one, other] = [await openPage(ending), await openPage(ending)];
    const say = (path: string, headers: Readonly<Record<string, string>>) =>
      fetch(ending.origin + path, { method: 'POST', headers });
    await say(pageAccess.gonePath, one);
    await say(pageAccess.herePath, other);
    if ('leavingMs' in shorter) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(own.seen.workspace).toEqual([]);
      await say(pageAccess.gonePath, other);
    }
    if (expected.length > 0) await expect.poll(() => own.seen.workspace).toEqual(expected);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(own.seen.workspace).toEqual(expected);
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../electron/hosts/serve.ts';
import { errorText } from '../../shared/contract/app-error.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { noFilter } from '../../shared/contract/no-filter.ts';
import { contentSecurityPolicy } from '../../shared/page/page-headers.ts';
import { enter, loopbackWith, testPage } from '../support/loopback.ts';
import { createTestRouter } from '../support/test-router.ts';

type Ask = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};
type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

const { router, seen } = createTestRouter();
let server: RunningServer;
let cookie = '';

beforeAll(async () => {
  server = await loopbackWith(router);
  cookie = await enter(server.url);
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

const asPage = () => ({ cookie, origin: server.origin, 'sec-fetch-site': 'same-origin' });
const call = (headers: Record<string, string>, path = '/rpc/app/info') =>
  ask({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'content-length': '2', ...headers },
    body: '{}',
  });

describe('entering', () => {
  test('the printed address gives a cookie and leads to an address without the token', async () => {
    const answer = await ask({ path: new URL(server.url).pathname + new URL(server.url).search });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^natpro-\d+=\S{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(answer.headers['set-cookie']?.[0]).not.toContain(new URL(server.url).searchParams.get('token'));
  });

  test('a single-use address opens once', async () => {
    const { pathname, search } = new URL(server.singleUseUrl());
    expect((await ask({ path: pathname + search })).status).toBe(303);
    expect((await ask({ path: pathname + search })).status).toBe(401);
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
    const token = new URL(server.url).search;
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
    expect((await call({ cookie })).status).toBe(403);
    expect((await call({ ...asPage(), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await call({ ...asPage(), 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await ask({ path: '/rpc/app/info', headers: asPage() })).status).toBe(405);
    const preflight = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    expect((await ask({ method: 'OPTIONS', path: '/rpc/app/info', headers: preflight })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
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
  const body = JSON.stringify({ json: { level: 'community', filter: noFilter, isForPublication: true } });
  const request = httpRequest(`${server.origin}/rpc/analysis/prevalence`, {
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
  const small = await loopbackWith(router, parent);
  context.onTestFinished(() => small.close());
  const headers = { cookie: await enter(small.url), origin: small.origin };
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

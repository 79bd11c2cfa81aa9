import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createRouterClient, ORPCError, type Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import type { StandardHandleResult } from '@orpc/server/standard';
import { errorText } from '../../shared/contract/app-error.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { host as hostEn } from '../../shared/i18n/en/host.ts';
import { host as hostTh } from '../../shared/i18n/th/host.ts';
import { pageAccess } from '../../shared/page/page-access.ts';
import { pageHeaders } from '../../shared/page/page-headers.ts';
import type { StaticManifest } from '../../shared/page/static-manifest.ts';
import { LaunchTokens } from './launch-tokens.ts';
import { PageRegistry, usualPatience, type PagePatience } from './page-registry.ts';
import { guardRequest, type GuardRules } from './request-guard.ts';
import { makeSpoolFolder } from './spool-folder.ts';
import { spoolUpload, type SpooledForm } from './spool-upload.ts';

type ServerOptions = {
  readonly router: Router<Contract, Record<never, never>>;
  readonly staticManifest: StaticManifest;
  /** The folder that the manifest's files are in. */
  readonly pageFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where uploads lie while they are read; see `makeSpoolFolder`. */
  readonly spoolParent?: string;
  /** For tests: how long pages and headers are waited for. */
  readonly patience?: PagePatience & { readonly headersMs: number };
};

export type RunningServer = {
  /** A new address, which opens one page: for a browser that is started with it. */
  readonly newUrl: () => string;
  /** Gives an address for people, and another one whenever the former has opened its page. */
  readonly keepUrl: (give: (url: string) => void) => void;
  readonly origin: string;
  /** Ends every connection and deletes what was uploaded. */
  readonly close: () => Promise<void>;
};

/** The loopback server talks to one browser on one machine: files are large there, questions are small. */
const largestUpload = 4 * 1024 ** 3;
const largestQuestion = 4 * 1024 ** 2;
const uploadPath = '/rpc/files/upload';

/** A browser sends its headers at once and has at most six connections a page; an upload of 4 GB takes a minute. */
const headersMs = 10_000;
const longestRequestMs = 15 * 60_000;
const mostConnections = 128;
const lookEveryMs = 5000;

const serverHeaders = {
  ...pageHeaders,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
} as const;

function answerText(response: ServerResponse, status: number, text: { th: string; en: string }): void {
  const connection = status === 401 ? { connection: 'close' } : {};
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...connection,
  });
  response.end(`${text.th}\n${text.en}\n`);
}

function refuse(response: ServerResponse, status: number): void {
  if (status === 401) return answerText(response, 401, { th: hostTh.notAllowed, en: hostEn.notAllowed });
  response.writeHead(status, { 'cache-control': 'no-store', connection: 'close' }).end();
}

async function sendPageFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  options: ServerOptions,
): Promise<void> {
  const entry = options.staticManifest.get(path);
  if (!entry) return answerText(response, 404, { th: hostTh.pageNotFound, en: hostEn.pageNotFound });
  // Built assets carry a hash in their name; the page itself does not.
  const cacheControl = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, { 'content-type': entry.type, 'cache-control': cacheControl });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(join(options.pageFolder, entry.file)), response);
}

/** Why an upload could not be kept, as an error of the contract: a form that is not one, or a folder that is full. */
async function uploadError(error: unknown, folder: string): Promise<ORPCError<string, unknown>> {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'ENOSPC')
    return new ORPCError(code === null ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR', { cause: error });
  const { bsize, blocks } = await statfs(folder);
  const detail = { limit: `${Math.round((bsize * blocks) / 1e6)} MB` };
  const data = { ...errorText('OUT_OF_MEMORY', detail), detail, logId: '' };
  return new ORPCError('OUT_OF_MEMORY', { defined: true, status: 507, data, cause: error });
}

/**
 * A form of text and files as a stream of its bytes. Node's own stream of a form (24.21) goes on writing after its
 * reader has gone, and nobody can catch that: a question that is cancelled at the last moment would end the server.
 */
async function withoutForm(result: StandardHandleResult): Promise<StandardHandleResult> {
  if (!result.matched || !(result.response.body instanceof FormData)) return result;
  const form = new Response(result.response.body);
  const headers = { ...result.response.headers, 'content-type': form.headers.get('content-type') ?? '' };
  const bytes = await form.bytes();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return { matched: true, response: { ...result.response, headers, body } };
}

/** The handle of the file that an upload has become; null where it failed. */
function uploadedFile(result: StandardHandleResult): string | null {
  if (!result.matched || result.response.status !== 200) return null;
  const { json } = result.response.body as { readonly json?: { readonly fileId?: unknown } };
  return typeof json?.fileId === 'string' ? json.fileId : null;
}

async function spooledInput(request: IncomingMessage, folder: string): Promise<SpooledForm> {
  return spoolUpload(request, folder).catch(async (error: unknown) => {
    throw await uploadError(error, folder);
  });
}

function refusedLength(request: IncomingMessage, limit: number): 411 | 413 | null {
  const length = request.headers['content-length'];
  if (length === undefined) return 411;
  return Number(length) <= limit ? null : 413;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
}

/**
 * What follows for the engine when pages end. With the last page the workspace is locked; a session without one, which the
 * page promised to forget with its window, is closed. A silent page may be a laptop that sleeps: that session goes on.
 */
function pageEvents(router: ServerOptions['router']): ConstructorParameters<typeof PageRegistry>[0] {
  const { files, workspace } = createRouterClient(router);
  const lockUp = async (how: 'ended' | 'silent'): Promise<void> => {
    const { state } = await workspace.status();
    if (state !== 'none') await workspace.lock();
    else if (how === 'ended') await workspace.close();
  };
  return {
    onEnd: (fileIds) => {
      if (fileIds.length > 0) void files.discard({ fileIds: [...fileIds] }).catch(() => undefined);
    },
    onAbsent: (how) => void lockUp(how).catch(() => undefined),
  };
}

/**
 * Serves the page and the engine to a browser on this machine: 127.0.0.1 only, a token that is good for one page and gives
 * it a secret of its own beside the cookie, exact Host and Origin, files from the manifest only, no CORS headers.
 * @throws NodeJS.ErrnoException EADDRINUSE when the port is taken
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const tokens = new LaunchTokens();
  const pages = new PageRegistry(pageEvents(options.router), options.patience);
  const rpc = new RPCHandler(options.router, {
    rootInterceptors: [
      async (question) => {
        const result = await question.next();
        const fileId = question.request.url.pathname === uploadPath ? uploadedFile(result) : null;
        if (fileId !== null) pages.uploaded(String(question.request.headers[pageAccess.pageHeader]), fileId);
        return withoutForm(result);
      },
    ],
  });
  const spoolFolder = await makeSpoolFolder(options.spoolParent);
  let rules: GuardRules | null = null;

  async function answerRpc(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const isUpload = path === uploadPath;
    const refused = refusedLength(request, isUpload ? largestUpload : largestQuestion);
    if (refused !== null) return refuse(response, refused);
    response.setHeader('cache-control', 'no-store');
    if (!isUpload) {
      const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context: {} });
      return matched ? undefined : refuse(response, 404);
    }
    const upload = spooledInput(request, spoolFolder);
    // oRPC takes a body that is already read from this property.
    const body = upload.then(({ form }) => form);
    body.catch(() => undefined);
    await rpc.handle(Object.assign(request, { body }), response, { prefix: '/rpc', context: {} });
    await upload.then(({ discard }) => discard()).catch(() => undefined);
  }

  async function answer(request: IncomingMessage, response: ServerResponse, guard: GuardRules): Promise<void> {
    for (const [name, value] of Object.entries(serverHeaders)) response.setHeader(name, value);
    const { method = '', url: target = '', headers } = request;
    const verdict = guardRequest({ method, target, headers }, guard);
    switch (verdict.kind) {
      case 'refuse':
        return refuse(response, verdict.status);
      case 'enter': {
        const cookie = `${guard.cookieName}=${guard.cookieValue}; Path=/; HttpOnly; SameSite=Strict`;
        // What stands behind the # is sent nowhere; the page takes it out of the address and uses it up.
        const location = `/#token=${verdict.token}`;
        response.writeHead(303, { location, 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
        return;
      }
      case 'file':
        return sendPageFile(request, response, verdict.path, options);
      case 'open-page': {
        if (verdict.token !== null && !tokens.spend(verdict.token)) return refuse(response, 401);
        response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(pages.open());
        return;
      }
      case 'page-here':
        pages.see(verdict.page);
        return void response.writeHead(204).end();
      case 'page-gone':
        pages.leave(verdict.page);
        return void response.writeHead(204).end();
      case 'rpc':
        pages.see(verdict.page);
        return answerRpc(request, response, verdict.path);
      default:
        verdict satisfies never;
    }
  }

  const timeouts = {
    keepAliveTimeout: 60_000,
    headersTimeout: options.patience?.headersMs ?? headersMs,
    requestTimeout: longestRequestMs,
    connectionsCheckingInterval: Math.min(lookEveryMs, options.patience?.headersMs ?? headersMs),
  };
  const server = createServer(timeouts, (request, response) => {
    if (rules === null) return void response.destroy();
    // A browser that goes away in the middle is no news; what the handler throws is answered by oRPC.
    answer(request, response, rules).catch(() => response.destroy());
  });
  server.maxConnections = mostConnections;
  const port = await listen(server, options.port).catch(async (error: unknown) => {
    await rm(spoolFolder, { recursive: true, force: true });
    throw error;
  });
  const authority = `127.0.0.1:${port}`;
  // Cookies do not know ports: the name keeps two running applications apart.
  rules = {
    authority,
    cookieName: `natpro-${port}`,
    cookieValue: randomBytes(32).toString('base64url'),
    isToken: (token) => tokens.isUnused(token),
    isPage: (secret) => pages.isKnown(secret),
  };
  const { leavingMs, silentMs } = options.patience ?? usualPatience;
  const lookEvery = Math.min(lookEveryMs, leavingMs, silentMs);
  const looking = setInterval(() => pages.look(), lookEvery);
  looking.unref();
  const origin = `http://${authority}`;
  const urlOf = (token: string): string => `${origin}/?token=${token}`;
  const keepUrl = (give: (url: string) => void): void => give(urlOf(tokens.issue(() => keepUrl(give))));
  return {
    newUrl: () => urlOf(tokens.issue()),
    keepUrl,
    origin,
    close: async () => {
      clearInterval(looking);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await rm(spoolFolder, { recursive: true, force: true });
    },
  };
}

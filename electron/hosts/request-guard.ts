import { createHash, timingSafeEqual } from 'node:crypto';
import { pageAccess } from '../../shared/page/page-access.ts';

/** What of a request decides whether it is answered. */
type GuardedRequest = {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

export type GuardRules = {
  /** `127.0.0.1:port`; any other Host header is a page of another site that points its name here. */
  readonly authority: string;
  readonly cookieName: string;
  readonly cookieValue: string;
  /** Whether a token has not opened a page yet. Asking does not use it up: a browser may load an address ahead. */
  readonly isToken: (token: string) => boolean;
  /** Whether a secret is that of a page of this run. */
  readonly isPage: (secret: string) => boolean;
};

type Verdict =
  | { readonly kind: 'enter'; readonly token: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'open-page'; readonly token: string | null }
  | { readonly kind: 'page-here' | 'page-gone'; readonly page: string }
  | { readonly kind: 'rpc'; readonly path: string; readonly page: string }
  | { readonly kind: 'refuse'; readonly status: 400 | 401 | 403 | 405 | 421 };

const refuse = (status: 400 | 401 | 403 | 405 | 421): Verdict => ({ kind: 'refuse', status });

/** Compares two secrets in a time that does not depend on where they differ. */
function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function cookieOf(header: string | string[] | undefined, name: string): string | null {
  if (typeof header !== 'string') return null;
  const pair = header.split(';').find((part) => part.trimStart().startsWith(`${name}=`));
  return pair === undefined ? null : pair.trim().slice(name.length + 1);
}

function headerOf({ headers }: GuardedRequest, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Decides what a request to the loopback server gets. Only a browser that was opened with a token may see the files of the
 * page; only a page that was, not another site in that browser and not another program that was sent its cookie, may call.
 */
export function guardRequest(request: GuardedRequest, rules: GuardRules): Verdict {
  const { method, target, headers } = request;
  const origin = `http://${rules.authority}`;
  if (headers['host'] !== rules.authority) return refuse(421);
  if (headers['origin'] !== undefined && headers['origin'] !== origin) return refuse(403);
  if (!target.startsWith('/')) return refuse(400);
  const [path = '/', query = ''] = target.split('?');
  const isReading = method === 'GET' || method === 'HEAD';

  const token = path === '/' && isReading ? new URLSearchParams(query).get('token') : null;
  if (token !== null) return rules.isToken(token) ? { kind: 'enter', token } : refuse(401);

  const cookie = cookieOf(headers['cookie'], rules.cookieName);
  if (cookie === null || !isSameSecret(cookie, rules.cookieValue)) return refuse(401);
  if (!/^\/(rpc|page)(\/|$)/.test(path)) return isReading ? { kind: 'file', path } : refuse(405);

  if (method !== 'POST') return refuse(405);
  const site = headers['sec-fetch-site'];
  if (headers['origin'] !== origin || (site !== undefined && site !== 'same-origin')) return refuse(403);
  return guardCall(request, path, rules);
}

/** What a page asks for: with its own secret, or with a token where it has none yet. */
function guardCall(request: GuardedRequest, path: string, rules: GuardRules): Verdict {
  const token = headerOf(request, pageAccess.tokenHeader);
  if (path === pageAccess.openPath && token !== null)
    return rules.isToken(token) ? { kind: 'open-page', token } : refuse(401);
  const page = headerOf(request, pageAccess.pageHeader);
  if (page === null || !rules.isPage(page)) return refuse(401);
  switch (path) {
    case pageAccess.openPath:
      return { kind: 'open-page', token: null };
    case pageAccess.herePath:
      return { kind: 'page-here', page };
    case pageAccess.gonePath:
      return { kind: 'page-gone', page };
    default:
      return { kind: 'rpc', path, page };
  }
}

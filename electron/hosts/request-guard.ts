import { createHash, timingSafeEqual } from 'node:crypto';

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
  /** Whether a token of an address opens the application; a single-use one is spent by asking. */
  readonly acceptsToken: (token: string) => boolean;
};

type Verdict =
  | { readonly kind: 'enter' }
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'rpc'; readonly path: string }
  | { readonly kind: 'refuse'; readonly status: 400 | 401 | 403 | 405 | 421 };

const refuse = (status: 400 | 401 | 403 | 405 | 421): Verdict => ({ kind: 'refuse', status });

/** Compares two secrets in a time that does not depend on where they differ. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function cookieOf(header: string | string[] | undefined, name: string): string | null {
  if (typeof header !== 'string') return null;
  const pair = header.split(';').find((part) => part.trimStart().startsWith(`${name}=`));
  return pair === undefined ? null : pair.trim().slice(name.length + 1);
}

/**
 * Decides what a request to the loopback server gets. Only the browser that was opened with a token may
 * see the page or call the engine; only the page itself, not another site in that browser, may call.
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
  if (token !== null) return rules.acceptsToken(token) ? { kind: 'enter' } : refuse(401);

  const cookie = cookieOf(headers['cookie'], rules.cookieName);
  if (cookie === null || !isSameSecret(cookie, rules.cookieValue)) return refuse(401);

  if (path === '/rpc' || path.startsWith('/rpc/')) {
    if (method !== 'POST') return refuse(405);
    const site = headers['sec-fetch-site'];
    if (headers['origin'] !== origin || (site !== undefined && site !== 'same-origin')) return refuse(403);
    return { kind: 'rpc', path };
  }
  return isReading ? { kind: 'page', path } : refuse(405);
}

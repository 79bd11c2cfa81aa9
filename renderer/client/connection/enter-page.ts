import { pageAccess, signOfLifeMs } from '../../../shared/page/page-access.ts';

const storageKey = 'natpro.page';
/** Long enough for a page in the background on a busy machine. */
const siblingMs = 3000;

/** The token that the address came with. It leaves the address, and with it the history of the browser, before it is used. */
function takeToken(): string | null {
  const token = /^#token=([\w-]{43})$/.exec(window.location.hash)?.[1] ?? null;
  if (token !== null) window.history.replaceState(null, '', window.location.pathname);
  return token;
}

async function askSecret(header: string, proof: string): Promise<string | null> {
  const answer = await fetch(pageAccess.openPath, { method: 'POST', headers: { [header]: proof } });
  if (answer.ok) return answer.text();
  if (answer.status === 401) return null;
  throw new Error(`The page was not opened: ${answer.status}`);
}

/** Asks the other pages of this browser to open this one: nobody but this origin, its port included, hears it. */
function askSibling(channel: BroadcastChannel): Promise<string | null> {
  const wanted = crypto.randomUUID();
  return new Promise((resolve) => {
    const answered = ({ data }: MessageEvent<{ readonly for?: string; readonly secret?: string }>) => {
      if (data.for === wanted && data.secret !== undefined) resolve(data.secret);
    };
    channel.addEventListener('message', answered);
    channel.postMessage({ wanted });
    setTimeout(() => {
      channel.removeEventListener('message', answered);
      resolve(null);
    }, siblingMs);
  });
}

/** The server says in words how a page is opened. */
export function leaveRefused(): void {
  window.location.replace('/?token=');
}

/** Tells the server that the page is there until it ends, and opens pages for others of this browser. */
function stay(secret: string, channel: BroadcastChannel): void {
  const headers = { [pageAccess.pageHeader]: secret };
  const say = async (path: string, keepalive = false): Promise<void> => {
    const answer = await fetch(path, { method: 'POST', headers, keepalive }).catch(() => null);
    if (answer?.status === 401) leaveRefused();
  };
  setInterval(() => void say(pageAccess.herePath), signOfLifeMs);
  window.addEventListener('pagehide', () => void say(pageAccess.gonePath, true));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void say(pageAccess.herePath);
  });
  channel.addEventListener('message', ({ data }: MessageEvent<{ readonly wanted?: string }>) => {
    if (data.wanted === undefined) return;
    void askSecret(pageAccess.pageHeader, secret).then(
      (other) => channel.postMessage({ for: data.wanted, secret: other }),
      () => undefined,
    );
  });
}

/**
 * Opens the page with the server: by the token of its address, by what this tab had before it was loaded anew, or through
 * another page of this browser. Where none of these is good, the server's words take the place of the page.
 * @returns asks for the page's secret; tried again where the server was out of reach
 */
export function enterPage(): () => Promise<string> {
  const channel = new BroadcastChannel('natpro-pages');
  let token = takeToken();
  async function open(): Promise<string> {
    const before = window.sessionStorage.getItem(storageKey);
    const secret =
      (token === null ? null : await askSecret(pageAccess.tokenHeader, token)) ??
      (before === null ? null : await askSecret(pageAccess.pageHeader, before)) ??
      (await askSibling(channel));
    token = null;
    if (secret === null) {
      leaveRefused();
      return new Promise(() => undefined);
    }
    window.sessionStorage.setItem(storageKey, secret);
    stay(secret, channel);
    return secret;
  }
  let opening: Promise<string> | null = null;
  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}

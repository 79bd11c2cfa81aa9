import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type App, type Session } from 'electron';
import { pageHeaders } from '../../shared/page/page-headers.ts';
import type { StaticManifest } from '../../shared/page/static-manifest.ts';

const appScheme = 'app';
const appHost = 'natpro';
export const appUrl = `${appScheme}://${appHost}/`;

const allowedSchemes: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** Must be called once, before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

function plain(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}

/** Answers a request of the page from the files that the build listed; every other path is 404. */
async function answerAppRequest(
  request: Pick<Request, 'method' | 'url'>,
  manifest: StaticManifest,
  pageFolder: string,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
  const { host, pathname } = new URL(request.url);
  const entry = host === appHost ? manifest.get(pathname) : undefined;
  if (!entry) return plain(404);
  const body = request.method === 'HEAD' ? null : await readFile(join(pageFolder, entry.file));
  return new Response(body, { headers: { ...pageHeaders, 'content-type': entry.type } });
}

/** Only these may be loaded at all: the application reaches no network. */
function isAllowedRequest(url: string): boolean {
  return URL.canParse(url) && allowedSchemes.has(new URL(url).protocol);
}

/** Writing plain content to the clipboard on a click (a copied map, a copied receipt) is all a page may do. */
const grantedPermission = 'clipboard-sanitized-write';

/** Serves the page, cancels every other request, denies every permission but one, downloads no dictionary. */
export function hardenSession(session: Session, manifest: StaticManifest, pageFolder: string): void {
  session.protocol.handle(appScheme, (request) => answerAppRequest(request, manifest, pageFolder));
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isAllowedRequest(details.url) }));
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(permission === grantedPermission));
  session.setPermissionCheckHandler((_contents, permission) => permission === grantedPermission);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
}

/** No page navigates, opens a window or embeds another page, whichever way its contents came to be. */
export function hardenContents(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

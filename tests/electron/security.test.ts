import { describe, expect, test, vi } from 'vitest';
import { contentSecurityPolicy } from '../../shared/page/page-headers.ts';
import { host as en } from '../../shared/i18n/en/host.ts';
import { host as th } from '../../shared/i18n/th/host.ts';
import { bootMain, pageHtml } from '../support/electron-boot.ts';
import { FakeWebContents } from '../support/electron-fake.ts';

test('the scheme has exactly four privileges and is registered once, before Electron is ready', async () => {
  const electron = await bootMain({}, false);
  expect(electron.privileged).toEqual([
    [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }],
  ]);
  expect(electron.app.isSandboxed).toBe(true);
});

test('the window is a sandboxed page without Node, spell checker or web views', async () => {
  const { window, appPath } = await bootMain();
  expect(window().loadedUrl).toBe('app://natpro/');
  expect(window().options.webPreferences).toEqual({
    preload: `${appPath}/dist/app/preload.cjs`,
    session: expect.objectContaining({ partition: 'natpro' }),
    additionalArguments: ['--natpro-settings=%7B%7D'],
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: true,
  });
});

test('an installed application reads its data beside the archive', async () => {
  const { engines, appPath } = await bootMain({ isPackaged: true });
  expect(engines[0]?.told[0]?.message).toMatchObject({
    options: { dataFolder: `${appPath}/resources/data`, sampleFolder: `${appPath}/resources/sample-data` },
  });
});

test('the page is in a session that keeps nothing on disk, and no other session can do more', async () => {
  const { session, defaultSession, window } = await bootMain();
  expect(window().options.webPreferences?.session).toMatchObject({ partition: 'natpro' });
  expect([session.isPersistent(), session.isCached, session.isSpellChecking]).toEqual([false, false, false]);
  expect([defaultSession.couldRequest('https://example.com/'), defaultSession.isSpellChecking]).toEqual([false, false]);
});

test.each([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect-brk',
  'js-flags',
  'load-extension',
  'auto-open-devtools-for-tabs',
  'log-net-log',
])('an installed application does not start with --%s, and says why', async (name) => {
  const electron = await bootMain({ isPackaged: true, switches: [name] });
  expect(electron.app.exitCode).toBe(1);
  expect([electron.app.windows.size, electron.engines.length]).toEqual([0, 0]);
  expect(electron.dialog.errors).toEqual([`${th.switchRefused(name)}\n${en.switchRefused(name)}`]);
});

test('what developers start with a debugger runs, and so does an installed one with a switch that harms nobody', async () => {
  const developing = await bootMain({ switches: ['remote-debugging-port', 'inspect'] });
  expect([developing.app.exitCode, developing.app.windows.size]).toEqual([null, 1]);
  const installed = await bootMain({ isPackaged: true, switches: ['force-device-scale-factor', 'lang'] });
  expect([installed.app.exitCode, installed.app.windows.size]).toEqual([null, 1]);
});

test('an incomplete installation says so and ends', async () => {
  const electron = await bootMain({ appPath: '/nowhere' });
  await vi.waitFor(() => expect(electron.app.exitCode).toBe(1), 60_000);
  expect(electron.dialog.errors).toEqual([expect.stringContaining('ติดตั้งใหม่')]);
  expect(electron.app.windows.size).toBe(0);
});

test('an installed application has no developer tools and no reload', async () => {
  const { window, menus } = await bootMain({ isPackaged: true });
  expect(window().options.webPreferences?.devTools).toBe(false);
  expect(JSON.stringify(menus)).not.toMatch(/reload|toggleDevTools/);
});

describe('the app: protocol', () => {
  test('serves the files of the manifest with the policy', async () => {
    const { session } = await bootMain();
    const page = await session.fetch('app://natpro/');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe(pageHtml);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = await session.fetch('app://natpro/assets/a.js?v=1');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  test.each([
    ['app://natpro/', 200],
    ['app://natpro/assets/a.js', 200],
    ['app://natpro/index.html', 404],
    ['app://natpro/not-listed.txt', 404],
    ['app://natpro/../app/main.js', 404],
    ['app://natpro/..%2fapp%2fstatic-manifest.json', 404],
    ['app://natpro/assets/%2e%2e/not-listed.txt', 404],
    ['app://natpro//etc/passwd', 404],
    ['app://elsewhere/', 404],
    ['app://natpro.evil/', 404],
  ])('answers %s with %i and the policy', async (url, status) => {
    const { session } = await bootMain();
    const answer = await session.fetch(url);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await answer.text()) === '').toBe(status === 404);
  });

  test('answers HEAD without a body and refuses other methods', async () => {
    const { session } = await bootMain();
    const head = await session.fetch('app://natpro/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await session.fetch('app://natpro/', { method: 'POST', body: '' })).status).toBe(405);
  });
});

describe('every web contents, however it came to be', () => {
  const goals = ['https://evil.example/', 'app://natpro/other', 'file:///etc/passwd', 'data:text/html,x'];

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const)(
    '%s is denied',
    async (event) => {
      const { window, app } = await bootMain();
      const another = new FakeWebContents();
      app.emit('web-contents-created', {}, another);
      for (const contents of [window().webContents, another]) {
        expect(goals.filter((url) => contents.couldNavigate(event, url))).toEqual([]);
      }
    },
  );

  test('no window is opened', async () => {
    const { window } = await bootMain();
    expect(goals.filter((url) => window().webContents.couldOpen(url))).toEqual([]);
  });
});

test('only the application, blobs, data and developer tools may be requested', async () => {
  const { session } = await bootMain();
  const asked = [
    'app://natpro/assets/a.js',
    'blob:app://natpro/123',
    'data:image/png;base64,AAAA',
    'devtools://devtools/bundled/inspector.html',
    'https://example.com/',
    'http://127.0.0.1:1/',
    'ws://example.com/',
    'file:///etc/passwd',
    'chrome://gpu/',
    'ftp://example.com/',
  ];
  expect(asked.filter((url) => session.couldRequest(url))).toEqual(asked.slice(0, 4));
});

test('a page may write plain content to the clipboard', async () => {
  const { session } = await bootMain();
  const answers: boolean[] = [];
  session.permissionRequest?.(
    {} as never,
    'clipboard-sanitized-write',
    (isGranted) => answers.push(isGranted),
    {} as never,
  );
  answers.push(session.permissionCheck?.(null, 'clipboard-sanitized-write', 'app://natpro', {} as never) ?? false);
  expect(answers).toEqual([true, true]);
});

test('every other permission is denied, and no dictionary is downloaded', async () => {
  const { session } = await bootMain();
  const answers: boolean[] = [];
  const request = session.permissionRequest;
  for (const permission of ['geolocation', 'media', 'notifications', 'clipboard-read', 'fileSystem'] as const) {
    request?.({} as never, permission, (isGranted) => answers.push(isGranted), {} as never);
    answers.push(session.permissionCheck?.(null, permission, 'app://natpro', {} as never) ?? true);
  }
  answers.push(session.devicePermission?.({} as never) ?? true);
  expect(answers).toEqual(answers.map(() => false));
  expect(answers).toHaveLength(11);
  expect(session.isSpellChecking).toBe(false);
});

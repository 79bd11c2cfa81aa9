import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, inject, type TestContext } from 'vitest';
import { skippedWhere, type SkipOptions } from './skipped-where.ts';

/** How long a step in the page may take before it counts as stuck, however busy the machine is. */
export const patienceMs = 240_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const artefacts = join(root, 'tests/artefacts');

/** The laptop that the interface is designed for. */
const laptop = { width: 1366, height: 768 };

type AppOptions = {
  /** Where workspaces lie; a folder of its own when absent, deleted at the end. */
  readonly workspacesFolder?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** For tests of what a passphrase opens, not of what it costs: scrypt takes no time. */
  readonly isPassphraseQuick?: boolean;
  /** The browser's language; the page itself starts in Thai. */
  readonly locale?: string;
};

export type RunningApp = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly url: string;
  readonly server: ChildProcess;
  /** Errors on the console, exceptions nobody caught, and violations of the content security policy. */
  readonly problems: readonly string[];
  readonly workspacesFolder: string;
  /** All that the server has written to its log so far. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
};

const noBrowser = 'there is no Chromium, Chrome or Edge (install one, or set CHROMIUM to its path)';

/** Options of a group of tests in the browser: skipped, with the reason, where there is none. */
export function needsBrowser(): SkipOptions {
  return skippedWhere(inject('browser') === null, noBrowser);
}

type StartedServer = { readonly server: ChildProcess; readonly url: string; readonly log: () => string };

async function startServer(options: AppOptions, workspacesFolder: string): Promise<StartedServer> {
  const args = options.isPassphraseQuick
    ? [join(root, 'tests/support/quick-server.ts')]
    : [join(root, 'electron/hosts/serve-main.ts'), '--port', '0', '--json'];
  const server = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', NATPRO_WORKSPACES: workspacesFolder },
  });
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
    process.stderr.write(chunk);
  });
  for await (const line of createInterface({ input: server.stdout })) {
    return { server, url: (JSON.parse(line) as { url: string }).url, log: () => log };
  }
  throw new Error('The server ended before it gave its address.');
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

/** One browser for all tests of a file; each application in it has a context of its own, with its own cookies. */
let launched: Promise<Browser> | null = null;
afterAll(async () => (await launched)?.close());

async function launchBrowser(): Promise<Browser> {
  const browser = inject('browser');
  if (browser === null) throw new Error('There is no browser: the test needs needsBrowser().');
  return chromium.launch({
    executablePath: browser.program,
    // Without a language of the machine the browser takes Thai out of the names of files.
    env: { ...process.env, LANG: 'C.UTF-8', ...browser.env },
    args: [
      '--no-sandbox',
      // WebGL in software; all else is drawn without it, which takes a third less of the processor over a whole file.
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-gpu-compositing',
      '--disable-accelerated-2d-canvas',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

async function watchProblems(context: BrowserContext, page: Page): Promise<string[]> {
  const problems: string[] = [];
  await context.exposeBinding('reportViolation', (_source, violation: string) => problems.push(`CSP: ${violation}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation: (violation: string) => void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${String(error)}`));
  return problems;
}

/** Starts the loopback server in a process of its own and opens its page in the browser. The caller closes it. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const workspacesFolder = options.workspacesFolder ?? mkdtempSync(join(tmpdir(), 'natpro-test-workspaces-'));
  const { server, url, log } = await startServer(options, workspacesFolder);
  const browser = await (launched ??= launchBrowser());
  const context = await browser.newContext({ viewport: options.viewport ?? laptop, locale: options.locale ?? 'th-TH' });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const problems = await watchProblems(context, page);
  await page.goto(url);
  return {
    page,
    context,
    url,
    server,
    problems,
    workspacesFolder,
    log,
    close: async () => {
      await context.close();
      await stopServer(server);
      if (options.workspacesFolder === undefined) rmSync(workspacesFolder, { recursive: true, force: true });
    },
  };
}

/** `startApp` for one test: skips it, with the reason, where there is no browser, and closes at its end. */
export async function openApp(test: TestContext, options: AppOptions = {}): Promise<RunningApp> {
  if (inject('browser') === null) test.skip(noBrowser);
  const app = await startApp(options);
  test.onTestFinished(() => app.close());
  return app;
}

/** Keeps a picture of the page under `tests/artefacts`, which git ignores. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(artefacts, { recursive: true });
  await page.screenshot({ path: join(artefacts, `${name}.png`) });
}

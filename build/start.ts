import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildElectron, buildPage } from './build.ts';
import { electronProgram } from './electron-runtime.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const noRuntime =
  'ดาวน์โหลดตัวรัน Electron ไม่ได้ จึงเปิดโปรแกรมเดียวกันนี้ในเบราว์เซอร์ · The Electron runtime cannot be fetched, so the same application is served to the browser.';
const noDisplay =
  'เครื่องนี้ไม่มีหน้าจอ จึงเปิดโปรแกรมเดียวกันนี้ทางเบราว์เซอร์ · There is no display here, so the same application is served to a browser.';

function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Runs a program in this terminal until it ends; Ctrl+C reaches it and this process waits for it. */
function runUntilEnd(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', cwd: root, env });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const each of signals) process.off(each, forward);
      resolve(signal ? 130 : (code ?? 1));
    });
  });
}

function parseOptions(args: readonly string[]): { 'no-open': boolean; port?: string } | null {
  try {
    return parseArgs({
      args: [...args],
      options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string' } },
    }).values;
  } catch {
    return null;
  }
}

/** `npm start`: the desktop application where Electron's runtime can be had, else the same one in the browser. */
export async function start(args: readonly string[]): Promise<number> {
  const values = parseOptions(args);
  if (values === null) {
    console.error('วิธีใช้ · Usage: npm start -- [--no-open] [--port N]');
    return 2;
  }
  await buildPage();
  const electron = await electronProgram();
  if (electron !== null && hasDisplay()) {
    await buildElectron();
    return runUntilEnd(electron, [root], process.env);
  }
  console.log(electron === null ? noRuntime : noDisplay);
  const serveArgs = [
    join(root, 'electron/hosts/serve-main.ts'),
    ...(values['no-open'] ? [] : ['--open']),
    ...(values.port === undefined ? [] : ['--port', values.port]),
  ];
  // Slow DuckDB calls fill the pool that file reads need; set here because libuv reads it once, at first use.
  return runUntilEnd(process.execPath, serveArgs, { UV_THREADPOOL_SIZE: '16', ...process.env });
}

// The one entry of every npm script. It is plain JavaScript without dependencies because it runs before
// anything is installed, on whatever Node the machine has (20.19 or later). It installs what the lock file
// asks for, then runs the command under the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const neededMajor = 24;
const neededSystemNode = [20, 19];

/** Each command: its module, and the function to call in this process; without one it runs as a script of its own. */
const commands = {
  start: { module: 'build/start.ts', call: 'start' },
  test: { module: 'build/test.ts', call: 'test' },
  ready: { module: 'build/ready.ts', call: 'ready' },
  check: { module: 'build/ready.ts', call: 'staticCheck' },
  build: { module: 'build/build.ts', call: 'build' },
  natpro: { module: 'electron/hosts/cli.ts', call: 'runCli' },
  lock: { module: 'build/whole-lock.ts', call: 'wholeLock' },
  boundaries: { module: 'build/boundaries/main.ts' },
  bench: { module: 'tests/bench/main.ts' },
  'sample-data': { module: 'build/sample-data.ts' },
};

function fail(th, en) {
  process.stderr.write(`${th}\n${en}\n`);
  process.exit(1);
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** Whether node_modules holds what the lock file asks for; packages for other platforms may be absent. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(readJson('package-lock.json').packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

/** Settings of the npm that called us which must not reach the npm that installs. */
function installEnvironment() {
  const env = { ...process.env, npm_config_loglevel: 'error' };
  for (const name of ['npm_config_json', 'npm_config_dry_run', 'npm_config_omit', 'npm_config_only']) delete env[name];
  return env;
}

function install() {
  process.stderr.write(
    'กำลังติดตั้งส่วนประกอบ (ครั้งแรกใช้เวลาสักครู่) · Installing components (takes a moment the first time) …\n',
  );
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const npmCli = process.env.npm_execpath;
  const [program, first] = npmCli?.endsWith('.js') ? [process.execPath, [npmCli]] : ['npm', []];
  const { status } = spawnSync(program, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: installEnvironment(),
    shell: program === 'npm' && process.platform === 'win32',
  });
  if (status !== 0 || !isInstalled()) {
    fail(
      'ติดตั้งส่วนประกอบไม่สำเร็จ ตรวจสอบว่าเครื่องเชื่อมต่อ npm ได้และดิสก์มีที่ว่าง ลบโฟลเดอร์ node_modules แล้วสั่งใหม่อีกครั้ง',
      'The components could not be installed. Check that npm can be reached and the disk has room, delete node_modules, then run the command again.',
    );
  }
}

function projectNode() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  const bin = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(bin) && spawnSync(bin, ['--version']).status === 0) return bin;
  return fail(
    `ไม่พบ Node ${neededMajor} ที่ติดตั้งมากับโครงการ ลบโฟลเดอร์ node_modules แล้วสั่งใหม่ (npm ต้องอนุญาตให้แพ็กเกจ "node" รันสคริปต์ติดตั้ง)`,
    `Node ${neededMajor} is missing from the project. Delete node_modules and run the command again (npm must let the package "node" run its install script).`,
  );
}

/** Runs a program in this terminal and ends as it ends. */
function becomeProcess(program, args, cwd) {
  const child = spawn(program, args, { stdio: 'inherit', cwd });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`เปิด ${program} ไม่ได้`, `${program} cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
}

async function load(path) {
  return import(pathToFileURL(join(root, path)).href);
}

async function run(name, args) {
  const { module: file, call } = commands[name];
  const { buildData } = await load('build/data.ts');
  await buildData();
  // npm runs scripts in the project's folder; relative paths mean the folder the user is in.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  if (!call) return becomeProcess(process.execPath, [join(root, file), ...args], cwd);
  if (name === 'natpro' && args[0] === 'serve') await (await load('build/build.ts')).buildPage();
  const { [call]: command } = await load(file);
  process.exitCode = await command(args, { stdout: process.stdout, stderr: process.stderr, cwd });
}

async function main() {
  const [name, ...args] = process.argv.slice(2);
  if (!name || !Object.hasOwn(commands, name)) {
    fail(`คำสั่งที่มี: ${Object.keys(commands).join(', ')}`, `Commands: ${Object.keys(commands).join(', ')}`);
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < neededSystemNode[0] || (major === neededSystemNode[0] && minor < neededSystemNode[1])) {
    fail(
      `ต้องใช้ Node ${neededSystemNode.join('.')} ขึ้นไป เครื่องนี้มี ${process.versions.node}`,
      `Node ${neededSystemNode.join('.')} or later is needed; this machine has ${process.versions.node}.`,
    );
  }
  if (!isInstalled()) install();
  const node = projectNode();
  // Halves the time to load the engine's modules (660 to 320 ms); this process and those it starts share it.
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/natpro');
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  if (node !== process.execPath) {
    return becomeProcess(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], process.cwd());
  }
  await run(name, args);
}

await main();

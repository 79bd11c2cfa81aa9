import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { write, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronBundles } from '../../build/bundle.ts';
import { beforePack, bindingPackage } from '../../build/packaging/check-duckdb-binding.ts';
import { staticManifestOf } from '../../build/static-manifest.ts';
import { cubeOf } from '../../electron/engine/disclosure/cube.ts';
import { runEngineBundle } from '../support/engine-bundle.ts';
import { releaseByBundle } from '../support/release-bundle.ts';
import { archiveFiles, extractArchive, fusesIn, packApp, root, type PackedApp } from '../support/packed-app.ts';
import { skippedWhere } from '../support/skipped-where.ts';

// The stand-in is a Linux one; what is packed does not depend on the machine beyond DuckDB's binding.
const onLinux = skippedWhere(process.platform !== 'linux' || process.arch !== 'x64', 'this is not Linux on x64');

describe('packed for Linux', onLinux, () => {
  let app: PackedApp;
  beforeAll(async () => {
    app = await packApp();
  });
  afterAll(() => rmSync(app.folder, { recursive: true }));

  test('the archive holds the bundles, the page, DuckDB and HiGHS, and nothing else', async () => {
    const files = await archiveFiles(app);
    const packages = files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
    expect(new Set(packages)).toEqual(
      new Set(['@duckdb/node-api', '@duckdb/node-bindings', '@duckdb/node-bindings-linux-x64', 'detect-libc', 'highs']),
    );
    expect(files.filter((file) => file.startsWith('/node_modules/highs/')).toSorted()).toEqual([
      '/node_modules/highs/LICENSE',
      '/node_modules/highs/build/highs.mjs',
      '/node_modules/highs/build/highs.wasm',
      '/node_modules/highs/package.json',
    ]);
    const page = staticManifestOf(join(root, 'dist/renderer'));
    expect(new Set(files.filter((file) => !file.startsWith('/node_modules/')))).toEqual(
      new Set([
        '/package.json',
        ...(existsSync(join(root, 'LICENSE')) ? ['/LICENSE'] : []),
        '/dist/app/static-manifest.json',
        ...electronBundles(root).map(({ output }) => `/dist/app/${output}`),
        ...Object.values(page).map(({ file }) => `/dist/renderer/${file}`),
      ]),
    );
  });

  test('native libraries lie outside the archive, data and sample beside it', () => {
    const beside = readdirSync(app.resources).toSorted();
    expect(beside).toEqual(['app.asar', 'app.asar.unpacked', 'data', 'sample-data']);
    const binding = join(app.resources, 'app.asar.unpacked/node_modules/@duckdb/node-bindings-linux-x64');
    expect(readdirSync(binding)).toEqual(expect.arrayContaining(['duckdb.node', 'libduckdb.so']));
    expect(readdirSync(join(app.resources, 'data')).toSorted()).toEqual(
      readdirSync(join(root, 'dist/data')).toSorted(),
    );
    expect(readdirSync(join(app.resources, 'sample-data')).toSorted()).toEqual(
      readdirSync(join(root, 'sample-data/extracts')).toSorted(),
    );
  });

  test('the fuses are set', () => {
    // Electron's order: runAsNode, cookie encryption, NODE_OPTIONS, --inspect, asar integrity,
    // only from asar, V8 snapshot of its own (as shipped), file: privileges.
    expect(fusesIn(readFileSync(app.executable))).toBe('01001100');
  });

  test('the licenses of what is bundled come along', () => {
    const licenses = readFileSync(join(app.resources, '../LICENSES.third-party.txt'), 'utf8');
    const names = licenses.match(/^\S+(?= \d\S* \()/gm);
    expect(names).toEqual(
      expect.arrayContaining([
        'react',
        'maplibre-gl',
        'echarts',
        'zod',
        'apache-arrow',
        '@orpc/server',
        '@fontsource/sarabun',
      ]),
    );
  });

  test('only Thai and English of Chromium are kept', () => {
    expect(readdirSync(join(app.resources, '../locales')).toSorted()).toEqual(['en-US.pak', 'th.pak']);
  });

  test('the packed engine starts, opens the sample and reads a workbook in its thread; that of releases loads its solver', async () => {
    const folder = await extractArchive(app);
    const engine = await runEngineBundle(join(folder, 'dist/app/engine-entry.js'), {
      dataFolder: join(app.resources, 'data'),
      sampleFolder: join(app.resources, 'sample-data'),
      version: '9.9.9',
      workspacesFolder: join(folder, 'workspaces'),
      stateFolder: join(folder, 'state'),
    });
    expect(await engine.client.app.info()).toEqual({
      version: '9.9.9',
      host: 'electron',
      acceptsPaths: true,
      hasSample: true,
    });

    let children = 0;
    for await (const event of await engine.client.extracts.openSample()) {
      if (event.type === 'done') children = event.report.children;
    }
    expect(children).toBeGreaterThan(100_000);
    expect((await engine.client.dataset.summary()).years).toHaveLength(3);

    const book = utils.book_new();
    const rows = [
      ['ปีที่สำรวจ', 'รหัสชุมชน', 'รหัสเด็ก', 'เพศ', 'อายุ', 'ไม่มีสัญชาติไทย'],
      [2568, '85010101', 'c1', 'ชาย', 7, 1],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'เด็ก');
    const path = join(app.folder, 'ข้อมูล.xlsx');
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const { fileId } = await engine.client.files.openPath({ path });
    const [inspected] = await engine.client.extracts.inspect({ fileIds: [fileId] });
    expect(inspected).toMatchObject({ error: null, inspection: { format: 'xlsx', surveyYearBE: 2568, rows: 1 } });
    expect(await engine.close()).toBe(0);

    const input = { full: cubeOf('full', 1, []), earlier: [], n: 5, key: new Uint8Array(32), withheld: [] };
    const worker = join(folder, 'dist/app/release-worker.js');
    expect(await releaseByBundle(worker, { input, before: input.full, tasks: [], taken: new Int32Array(1) })).toEqual(
      [],
    );
  });
});

test('packing for a system whose DuckDB binding is not installed fails and says what to install', async () => {
  const packager = { projectDir: root };
  const x64 = 1;
  const arm64 = 3;
  const here = process.arch === 'x64' ? x64 : arm64;
  await expect(beforePack({ electronPlatformName: process.platform, arch: here, packager })).resolves.toBeUndefined();
  await expect(beforePack({ electronPlatformName: 'freebsd', arch: arm64, packager })).rejects.toThrow(
    `npm install --no-save --force --os=freebsd --cpu=arm64 ${bindingPackage('freebsd', 'arm64')}`,
  );
});

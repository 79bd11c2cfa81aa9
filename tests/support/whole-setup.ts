import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { buildElectron, buildPage } from '../../build/build.ts';
import { buildData } from '../../build/data.ts';
import { installedBrowser } from './installed-browser.ts';
import { packagedBrowser, type TestBrowser } from './packaged-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What e2e tests drive; null where this machine has nothing to run them in. */
    browser: TestBrowser | null;
  }
}

/** Once before the tests of the whole application: it is built, and a browser is at hand. */
export default async function setup(project: TestProject): Promise<void> {
  buildData();
  await buildPage();
  await buildElectron();
  const installed = installedBrowser({ platform: process.platform, env: process.env, exists: existsSync });
  project.provide('browser', installed === null ? await packagedBrowser() : { program: installed, env: {} });
}

import { expect, test } from 'vitest';
import { installedBrowser } from '../support/installed-browser.ts';

/** What is found on a machine that has the files given. */
const found = (platform: NodeJS.Platform, files: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  installedBrowser({ platform, env, exists: (path) => files.includes(path) });

test.each([
  ['linux', '/usr/bin/google-chrome', {}],
  ['linux', '/opt/browsers/microsoft-edge', { PATH: '/usr/bin:/opt/browsers' }],
  ['linux', '/snap/bin/chromium', { PATH: '/usr/bin' }],
  ['darwin', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', {}],
  ['darwin', '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium', { HOME: '/Users/a' }],
  ['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', { ProgramFiles: 'C:\\Program Files' }],
  [
    'win32',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
  ],
] as const)('%s: %s', (platform, file, env) => {
  expect(found(platform, [file], env)).toBe(file);
  expect(found(platform, [], env)).toBeNull();
});

test('Chromium comes before Chrome and Edge, and what CHROMIUM names before all', () => {
  const all = ['/usr/bin/microsoft-edge', '/usr/bin/google-chrome', '/usr/bin/chromium', '/home/a/chrome'];
  expect(found('linux', all)).toBe('/usr/bin/chromium');
  expect(found('linux', all, { CHROMIUM: '/home/a/chrome' })).toBe('/home/a/chrome');
});

test('a CHROMIUM that is not there is an error, not another browser', () => {
  expect(() => found('linux', ['/usr/bin/chromium'], { CHROMIUM: '/nowhere' })).toThrow('/nowhere');
});

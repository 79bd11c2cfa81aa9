import { expect, test } from 'vitest';
import { browserOpener } from '../../electron/hosts/open-browser.ts';
import { parsePort } from '../../electron/hosts/parse-port.ts';

test('a browser is opened where there is a display to see it', () => {
  expect(browserOpener('linux', {})).toBeNull();
  expect(browserOpener('linux', { DISPLAY: '' })).toBeNull();
  expect(browserOpener('linux', { DISPLAY: ':0' })?.program).toBe('xdg-open');
  expect(browserOpener('linux', { WAYLAND_DISPLAY: 'wayland-0' })?.program).toBe('xdg-open');
  expect(browserOpener('darwin', {})?.program).toBe('open');
  expect(browserOpener('win32', {})?.program).toBe('rundll32');
});

test('a port is a whole number from 0 to 65535', () => {
  expect(['0', '80', '65535'].map(parsePort)).toEqual([0, 80, 65535]);
  for (const text of ['', '-1', '65536', '8e3', '80.5', 'auto', ' 80'])
    expect(() => parsePort(text)).toThrow(`--port ${text}`);
});

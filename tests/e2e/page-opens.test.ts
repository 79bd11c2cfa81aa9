import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApp, screenshot } from '../support/browser.ts';
import { skippedWhere } from '../support/skipped-where.ts';

test('the page opens, the token leaves the address, and the policy has nothing to say', async (context) => {
  const { page, url, problems } = await openApp(context);
  await page.waitForSelector('#app h1, #app main');
  expect(page.url()).toMatch(new RegExp(`^${new URL(url).origin}/(#.*)?$`));
  expect(await page.title()).toContain('NatPro Atlas');
  await screenshot(page, 'start');
  expect(problems).toEqual([]);
});

test('another tab without the cookie gets a sentence in both languages, not the page', async (context) => {
  const { context: browser, url, page } = await openApp(context);
  await browser.clearCookies();
  const response = await page.goto(new URL(url).origin);
  expect(response?.status()).toBe(401);
  expect(await page.textContent('body')).toMatch(/เปิดหน้านี้[\s\S]*Open this page/);
});

test(
  'ending the server leaves no file behind and exits cleanly',
  skippedWhere(process.platform !== 'linux', 'only Linux has /dev/shm to look into'),
  async (context) => {
    const { server } = await openApp(context);
    const spooled = () => readdirSync('/dev/shm').filter((name) => name.startsWith(`natpro-spool-${server.pid}-`));
    expect(spooled()).not.toEqual([]);
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    expect((await ended)[0]).toBe(0);
    expect(spooled()).toEqual([]);
  },
);

import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { start } from '../../shared/i18n/th/start.ts';
import { workspace } from '../../shared/i18n/th/workspace.ts';
import { openApp, screenshot } from '../support/browser.ts';
import { expectSoon } from '../support/page-actions.ts';
import { skippedWhere } from '../support/skipped-where.ts';

test('the page opens, the token leaves the address, and the policy has nothing to say', async (context) => {
  const { page, url, problems } = await openApp(context);
  await page.waitForSelector('#app h1, #app main');
  expect(page.url()).toMatch(new RegExp(`^${new URL(url).origin}/(#/.*)?$`));
  expect(await page.evaluate(() => window.history.length)).toBeLessThanOrEqual(2);
  expect(await page.title()).toContain('NatPro Atlas');
  await screenshot(page, 'start');
  expect(problems).toEqual([]);
});

/** The heading that stands on the screen while nothing is open. */
const isOpen = (page: Page) => page.getByRole('heading', { level: 1, name: start.title }).waitFor();

test('the address opens one page; a reload and a second window of the browser go on, another browser does not', async (context) => {
  const { page, url, context: browser } = await openApp(context);
  const { origin } = new URL(url);
  await isOpen(page);
  await page.reload();
  await isOpen(page);
  const second = await browser.newPage();
  await second.goto(origin);
  await isOpen(second);
  // Duplicated, a tab brings its memory along.
  const duplicate = await browser.newPage();
  await duplicate.goto(`${origin}/icon.svg`);
  const memory = await second.evaluate(() => Object.entries(window.sessionStorage));
  await duplicate.evaluate((items) => items.forEach(([key, value]) => sessionStorage.setItem(key, value)), memory);
  await duplicate.goto(origin);
  await isOpen(duplicate);
  await page.reload();
  await isOpen(page);
  expect((await second.goto(url))?.status()).toBe(401);
});

test('a browser that has the cookie and no page is told in both languages how a page is opened', async (context) => {
  const { page, url, context: browser } = await openApp(context);
  await isOpen(page);
  await page.goto('about:blank');
  const late = await browser.newPage();
  await late.goto(new URL(url).origin);
  await expectSoon(() => late.textContent('body')).toMatch(/ที่อยู่ล่าสุด[\s\S]*Open this page by the newest address/);
});

test('no field for a passphrase is one that the browser offers to store', async (context) => {
  const { page } = await openApp(context);
  await page.getByRole('button', { name: start.create, exact: true }).click();
  const fields = page.getByRole('dialog').getByLabel(workspace.keys.planning);
  await fields.fill('ควาย ไถนา ริมคลอง สีเขียว');
  const seen = await fields.evaluate((field: HTMLInputElement) => ({
    kind: field.type,
    autocomplete: field.autocomplete,
    mask: getComputedStyle(field).getPropertyValue('-webkit-text-security'),
  }));
  expect(seen).toEqual({ kind: 'text', autocomplete: 'off', mask: 'disc' });
  expect(await page.locator('input[type=password]').count()).toBe(0);
  await fields.press('Control+a');
  const isCopied = await fields.evaluate((field) =>
    field.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true })),
  );
  expect(isCopied).toBe(false);
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

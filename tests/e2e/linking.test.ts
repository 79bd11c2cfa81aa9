import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linking } from '../../shared/i18n/th/linking.ts';
import { workspace } from '../../shared/i18n/th/workspace.ts';
import { needsBrowser, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { canaryName, linkedYears, syntheticIds } from '../support/linked-years.ts';
import { accessibilityViolations, dropFiles, expectSoon, goToHash } from '../support/page-actions.ts';

const planning = 'ควาย ไถนา ริมคลอง สีเขียว';
const casePhrase = 'เรือ ใบพัด ลมหนาว ทะเลกว้าง';
const name = 'ระนอง';

describe('the same child', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'natpro-linking-e2e-'));
    const years = linkedYears(30);
    writeFileSync(join(folder, 'ranong-2567.csv'), years[2567]);
    writeFileSync(join(folder, 'ranong-2568.csv'), years[2568]);
    app = await startApp({ isPassphraseQuick: true });
    page = app.page;
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const button = (label: string | RegExp): Locator =>
    page.getByRole('button', typeof label === 'string' ? { name: label, exact: true } : { name: label });
  const choice = (label: string): Locator => page.getByRole('button', { name: new RegExp(`^${label}`) });
  const tab = (label: string): Locator => page.getByRole('tab', { name: new RegExp(`^${label}`) });
  const countOf = async (label: string): Promise<number> =>
    Number(/(\d+)\s*$/.exec(await tab(label).innerText())?.[1] ?? Number.NaN);
  const figure = async (label: string): Promise<string> =>
    page.locator('.linking-figure', { hasText: label }).locator('dd').innerText();
  const pair = (): Locator => page.getByRole('region', { name: linking.region });
  /** The page has followed the last decision: keys count again. */
  const isSettled = (): Promise<void> => page.locator('.review[aria-busy="false"]').waitFor();
  /** On a busy machine a decision is kept and followed when somebody asks for it. */
  const linkedSoon = async (wanted: string): Promise<void> => {
    const follow = button(linking.run.follow);
    await expectSoon(async () => {
      if (await follow.isVisible()) await follow.click();
      return figure(linking.status.linked);
    }).toBe(wanted);
    await isSettled();
  };
  const children = async (): Promise<string> => {
    await goToHash(page, '#/overview?year=2568');
    await page.getByRole('grid').waitFor();
    const shown = await page.locator('.headline-value').first().innerText();
    await goToHash(page, '#/linking');
    await page.getByRole('heading', { level: 1, name: linking.title }).waitFor();
    return shown;
  };

  /** Everything of the page that a name could stand in. */
  const pageText = async (): Promise<string> =>
    page.evaluate(() => {
      const stores = [window.localStorage, window.sessionStorage].map((store) => JSON.stringify(Object.entries(store)));
      return [document.documentElement.outerHTML, document.title, window.location.href, ...stores].join('\n');
    });
  const secrets = [canaryName, 'ทองสุก', 'ยายจันทร์', ...syntheticIds, '1-9999-00000-01-3'];
  const namesOnPage = async (): Promise<readonly string[]> => {
    const text = await pageText();
    return secrets.filter((secret) => text.includes(secret));
  };

  test('without a workspace it says why it needs one, and makes one', async () => {
    await goToHash(page, '#/linking');
    await page.getByRole('heading', { name: linking.noWorkspace.title }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'linking-no-workspace-th');
    await button(linking.noWorkspace.action).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(workspace.create.name).fill(name);
    await dialog.getByLabel(workspace.keys.planning).fill(planning);
    await dialog.getByLabel(workspace.keys.case).fill(casePhrase);
    await dialog.getByText(workspace.passphrase.show).click();
    await dialog.getByRole('button', { name: workspace.create.start }).click();
    await page.getByText(workspace.sheet.confirm).click();
    await button(workspace.sheet.done).click();
    await page.getByRole('heading', { name: linking.noRecords.title }).waitFor();
  });

  test('two years that were imported wait to be linked; with the case data locked no name is asked for', async () => {
    await dropFiles(page, [join(folder, 'ranong-2567.csv'), join(folder, 'ranong-2568.csv')]);
    await button(/^นำเข้า 2 ไฟล์$/).click();
    await page.getByRole('heading', { name: 'นำเข้าแล้ว' }).waitFor();
    await button(workspace.bar.lockCase).first().click();
    await goToHash(page, '#/linking');
    await page.getByRole('heading', { name: linking.locked.title }).waitFor();
    expect(await namesOnPage()).toEqual([]);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'linking-locked-th');
  });

  test('opened for a purpose, it says on the page who opened it and when, and finds what is certain', async () => {
    await button(linking.locked.action).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(workspace.openCase.purpose).fill('ตรวจเด็กซ้ำก่อนทำแผน');
    await dialog.getByLabel(workspace.keys.case).fill(casePhrase);
    await dialog.getByRole('button', { name: workspace.openCase.start }).click();
    await page.getByText('เพื่อ ตรวจเด็กซ้ำก่อนทำแผน').waitFor();
    expect(await page.locator('span.case-watermark-line').first().getAttribute('data-text')).toMatch(
      /^รายกรณี · \S+ · .*\d{2}:\d{2} น\.$/,
    );
    await expectSoon(() => page.evaluate(() => document.activeElement?.className)).toContain('pair');
    await button(linking.run.start).click();
    await page.getByText('แน่ใจแล้ว 1 คน', { exact: false }).waitFor();
    await expectSoon(() => figure(linking.status.linked)).toBe('2');
    await expectSoon(() => figure(linking.status.filesNotLinked)).toBe('0');
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'linking-result-th');
    expect([await countOf('ซ้ำในปีเดียวกัน'), await countOf('ข้ามปี'), await countOf('เลขเดียวกันแต่ขัดกัน')]).toEqual([1, 31, 1]);
  });

  test('of two records of one year a person says which one counts, and the figures follow', async () => {
    const before = Number(await children());
    await pair().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'linking-duplicate-th');
    await choice(linking.decide.keepA).click();
    await page.getByText(linking.said.same, { exact: true }).waitFor();
    await expectSoon(() => countOf('ซ้ำในปีเดียวกัน')).toBe(0);
    await page.getByRole('heading', { name: linking.none.title }).waitFor();
    await expectSoon(() => figure(linking.status.records)).toBe('67');
    expect(Number(await children())).toBe(before - 1);
  });

  test('pairs are decided by key alone: next, previous, different, same, and undone', async () => {
    await tab('ข้ามปี').click();
    await pair().waitFor();
    await page.getByText('คู่ที่ 1 จาก 31').waitFor();
    await pair().focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('คู่ที่ 2 จาก 31').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('คู่ที่ 1 จาก 31').waitFor();
    await screenshot(page, 'linking-pair-th');
    expect(await accessibilityViolations(page)).toEqual([]);
    await isSettled();
    await page.keyboard.press('s');
    await page.getByText('คู่ที่ 1 จาก 30').waitFor();
    await linkedSoon('4');
    await pair().focus();
    await isSettled();
    await page.keyboard.press('d');
    await page.getByText('คู่ที่ 1 จาก 29').waitFor();
    await isSettled();
    await page.keyboard.press('z');
    await page.getByText('คู่ที่ 1 จาก 30').waitFor();
    await isSettled();
    await page.keyboard.press('z');
    await page.getByText('คู่ที่ 1 จาก 31').waitFor();
    await isSettled();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('pair');
    await linkedSoon('2');
  });

  test('what differs is said in words and underlined where it differs', async () => {
    for (let i = 0; i < 31 && !(await pair().innerText()).includes(canaryName); i++) {
      const at = await page.locator('.pair-position').innerText();
      await page.keyboard.press('ArrowRight');
      await expectSoon(() => page.locator('.pair-position').innerText()).not.toBe(at);
    }
    const row = pair().getByRole('row', { name: /^ชื่อ/ });
    expect(await row.innerText()).toMatch(/ใกล้เคียง|ต่างกัน/);
    expect(await row.locator('mark').allInnerTexts()).toHaveLength(2);
    expect(await pair().innerText()).toMatch(/ต้องให้คนดู[\s\S]*ครัวเรือนเดียวกัน/);
    expect(await pair().innerText()).not.toMatch(/\d\.\d\d/);
    await screenshot(page, 'linking-review-th');
  });

  test('a page of likely pairs is confirmed below the last of them, and taken back in one step', async () => {
    await page.getByText(linking.views.list, { exact: true }).click();
    const rows = page.locator('.pair-list tbody tr');
    await expectSoon(() => rows.count()).toBe(6);
    await button(linking.list.former).click();
    await expectSoon(() => rows.count()).toBe(25);
    await screenshot(page, 'linking-list-th');
    expect(await accessibilityViolations(page)).toEqual([]);
    await isSettled();
    await button(/^ยืนยันคู่ที่น่าจะเป็นคนเดียวกันในหน้านี้ทั้ง 25 คู่$/).click();
    await expectSoon(() => countOf('ข้ามปี')).toBe(6);
    await linkedSoon('52');
    await button(linking.decide.undo).click();
    await expectSoon(() => countOf('ข้ามปี')).toBe(31);
    await button(linking.list.next).click();
    await page.getByText('คู่ที่ 26–31 จาก 31').waitFor();
    await button('เปิดดูคู่ที่ 31').click();
    await page.getByText('คู่ที่ 31 จาก 31').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('pair');
  });

  test('it works in English and at 200 %, and prints nothing of a child', async () => {
    await button('English').click();
    await page.getByText('Pair 31 of 31').waitFor();
    await page.getByRole('tab', { name: /^Over years/ }).click();
    await screenshot(page, 'linking-pair-en');
    await page.getByRole('tab', { name: /^One number/ }).click();
    await page.getByText('Pair 1 of 1').waitFor();
    await screenshot(page, 'linking-conflict-en');
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await screenshot(page, 'linking-zoom-200-en');
    await choice('Different children').scrollIntoViewIfNeeded();
    await screenshot(page, 'linking-zoom-200-actions-en');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.case-content').isVisible()).toBe(false);
    expect(await page.getByText('This page cannot be printed', { exact: false }).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
    await button('ภาษาไทย').click();
  });

  test('once locked, nothing of a name is in the page, its title, address or storage, nor on disk', async () => {
    await tab('ข้ามปี').click();
    await expectSoon(async () => (await namesOnPage()).length).toBeGreaterThan(0);
    expect(new URL(page.url()).hash).toMatch(/^#\/linking\?[a-z0-9=&]*$/);
    await button(workspace.bar.lockCase).first().click();
    await page.getByRole('heading', { name: linking.locked.title }).waitFor();
    expect(await namesOnPage()).toEqual([]);
    // What was asked in the instant of the lock is refused.
    expect(app.problems.filter((problem) => !/status of 422/.test(problem))).toEqual([]);
    const files = readdirSync(app.workspacesFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const written = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter((bytes) => secrets.some((secret) => bytes.includes(secret)))).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { accessibilityViolations, expectSoon, goToHash, openSample } from '../support/page-actions.ts';

const headline = (page: Page, nth: number) => page.locator('.headline-value').nth(nth).textContent();
const bodyRows = (page: Page) => page.locator('.heat-row:not([data-pinned])').count();

describe.skipIf(chromiumPath() === null)('the overview of the sample', () => {
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await openSample(page);
  });
  afterAll(async () => app.close());

  test('answers who, which problems and where, on one screen', async () => {
    await expectSoon(() => bodyRows(page)).toBe(30);
    const figures = await page.locator('.headline-value').allTextContents();
    expect(figures).toHaveLength(5);
    expect(Number((await headline(page, 0))?.replaceAll(',', ''))).toBeGreaterThan(40_000);
    expect(await page.locator('.answer-section h3').allTextContents()).toEqual(['ใคร', 'ปัญหาใด', 'ที่ไหน']);
    expect(await page.getByRole('grid').getByRole('columnheader').count()).toBeGreaterThanOrEqual(23);
    const fits = await page.evaluate(() => {
      const main = document.querySelector('main');
      return main !== null && main.scrollHeight <= main.clientHeight;
    });
    expect(fits).toBe(true);
    await screenshot(page, 'overview-th');
  });

  test('says on every screen that the data are synthetic', async () => {
    for (const screen of ['start', 'import', 'overview', 'map']) {
      await goToHash(page, `#/${screen}`);
      await page.locator(`.nav-link[aria-current="page"][href^="#/${screen}"]`).waitFor();
      expect(await page.getByText('ข้อมูลสังเคราะห์', { exact: true }).isVisible()).toBe(true);
    }
  });

  test('switches to English at once, without a reload, and back', async () => {
    await goToHash(page, '#/overview');
    await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Which problems').waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, 'wasNotReloaded' in window])).toEqual([
      'en',
      true,
    ]);
    expect(await page.locator('main').innerText()).toContain('2568 BE (2025)');
    await screenshot(page, 'overview-en');
    await page.getByRole('button', { name: 'ภาษาไทย' }).click();
    await page.getByText('ปัญหาใด').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('th');
  });

  test('a filter changes the figures and the address; Back and a reload bring both back', async () => {
    await goToHash(page, '#/overview');
    const before = await headline(page, 0);
    await page.getByText('ย้ายถิ่น', { exact: true }).first().click();
    await expectSoon(() => new URL(page.url()).hash).toBe('#/overview?group=migrant');
    await expectSoon(() => headline(page, 2)).toBe('100.0%');
    const migrants = await headline(page, 0);
    await page.getByText('หญิง', { exact: true }).click();
    await expectSoon(() => new URL(page.url()).hash).toBe('#/overview?sex=female&group=migrant');
    await expectSoon(() => headline(page, 0)).not.toBe(migrants);
    const girls = await headline(page, 0);
    await page.reload();
    await expectSoon(() => headline(page, 0)).toBe(girls);
    await page.goBack();
    await page.goBack();
    await expectSoon(() => headline(page, 0)).toBe(before);
    expect(new URL(page.url()).hash).toBe('#/overview');
  });

  test('an area is found by typing and the table goes one level down', async () => {
    await goToHash(page, '#/overview');
    await page.getByRole('combobox', { name: 'พื้นที่' }).fill('บางริ้น');
    await page.getByRole('option', { name: /บางริ้น/ }).first().click();
    await expectSoon(() => new URL(page.url()).hash).toBe('#/overview?area=850104');
    await page.getByRole('heading', { level: 1, name: 'ตำบลบางริ้น' }).waitFor();
    await expectSoon(() => page.locator('.heat-row[data-pinned]').count()).toBe(2);
    await page.getByRole('button', { name: 'ล้างตัวกรอง' }).click();
    await expectSoon(() => new URL(page.url()).hash).toBe('#/overview');
  });

  test('sorts by an indicator: highest first, then lowest first', async () => {
    await goToHash(page, '#/overview?level=amphoe');
    await expectSoon(() => bodyRows(page)).toBe(5);
    const column = async () =>
      (await page.locator('.heat-row:not([data-pinned]) .heat-cell:nth-child(4)').allTextContents()).map(Number);
    await page.getByRole('button', { name: /^เรียงตาม 3\./ }).click();
    await expectSoon(column).toEqual((await column()).toSorted((a, b) => b - a));
    expect(new URL(page.url()).hash).toBe('#/overview?level=amphoe&sort=3');
    await page.getByRole('button', { name: /^เรียงตาม 3\./ }).click();
    await expectSoon(() => new URL(page.url()).hash).toBe('#/overview?level=amphoe&sort=3up');
    expect(await column()).toEqual((await column()).toSorted((a, b) => a - b));
  });

  test('a figure shows its interval and denominator to the keyboard, and Enter opens its details', async () => {
    await goToHash(page, '#/overview?level=community');
    await expectSoon(() => bodyRows(page)).toBe(180);
    await page.getByRole('button', { name: 'เรียงตามชื่อพื้นที่' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown', ...Array.from({ length: 5 }, () => 'ArrowRight')])
      await page.keyboard.press(key);
    const tooltip = page.getByRole('tooltip');
    await tooltip.waitFor();
    expect(await tooltip.innerText()).toMatch(/5\. ไม่ได้อยู่กับพ่อและแม่[\s\S]*ช่วงความเชื่อมั่น 95% [\d.–]+%[\s\S]*คนที่มีคำตอบ/);
    expect(await page.locator(':focus').getAttribute('aria-describedby')).toBe(await tooltip.getAttribute('id'));
    await screenshot(page, 'overview-figure-th');
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '5. ไม่ได้อยู่กับพ่อและแม่' }).waitFor();
    await page.getByRole('img', { name: 'แนวโน้มรายปี' }).waitFor();
    await page.getByRole('button', { name: 'ดูเป็นตาราง' }).first().click();
    expect(await page.getByRole('region', { name: 'รายละเอียด' }).getByRole('rowheader', { name: '2566' }).count()).toBe(
      1,
    );
    await screenshot(page, 'overview-details-th');
    await page.goBack();
    await page.getByText('ปัญหาใด').waitFor();
  });

  test('the pointer can rest on what a figure shows', async () => {
    await goToHash(page, '#/overview');
    await page.locator('.heat-row:not([data-pinned]) .heat-cell').nth(30).hover();
    const tooltip = page.getByRole('tooltip');
    await tooltip.hover();
    await page.waitForTimeout(400);
    expect(await tooltip.isVisible()).toBe(true);
  });

  test('a household figure counts households and says how many children live in them', async () => {
    await goToHash(page, '#/overview?at=85&indicator=18');
    const details = page.getByRole('region', { name: 'รายละเอียด' });
    await details.getByText('เด็กที่อยู่ในครัวเรือนเช่นนี้').waitFor();
    expect(await details.innerText()).toMatch(/จาก [\d,]+ ครัวเรือนที่มีคำตอบ/);
  });

  test('nobody fits a filter: the screen says what to do', async () => {
    await goToHash(page, '#/overview?area=85010101&age=18%2B&group=migrant&sex=male');
    await expectSoon(() => page.locator('main').innerText()).toMatch(/ไม่มีเด็กตามตัวกรองนี้|เด็กทั้งหมด\s+0/);
  });

  test('has no violation of WCAG 2.2 AA: table, details, drop-down list, English', async () => {
    for (const hash of [
      '#/overview',
      '#/overview?level=amphoe&show=harm&sort=13',
      '#/overview?at=850102&indicator=11',
      '#/start',
      '#/map',
    ]) {
      await goToHash(page, hash);
      await page.waitForTimeout(1200);
      expect([hash, await accessibilityViolations(page)]).toEqual([hash, []]);
    }
    await goToHash(page, '#/overview');
    await page
      .locator('.top-bar')
      .getByRole('button', { name: /ช่วงอายุ/ })
      .click();
    await page.getByRole('listbox').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('at 200 % and 125 % zoom nothing is cut off sideways', async () => {
    for (const [width, height, name] of [
      [683, 384, '200'],
      [1093, 614, '125'],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const screen of ['start', 'import', 'overview']) {
        await goToHash(page, `#/${screen}`);
        await page.waitForTimeout(400);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([screen, width, overflow]).toEqual([screen, width, 0]);
        await screenshot(page, `zoom-${name}-${screen}`);
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  test('kept quiet throughout: no console error, no uncaught exception, no violation of the policy', async () => {
    await goToHash(page, '#/start');
    await screenshot(page, 'start-loaded-th');
    await page.getByRole('button', { name: 'English' }).click();
    await screenshot(page, 'start-loaded-en');
    expect(app.problems).toEqual([]);
  });
});

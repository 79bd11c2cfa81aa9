import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { common } from '../../shared/i18n/th/common.ts';
import { needsBrowser, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { accessibilityViolations, expectSoon, goToHash, openSample, inPlanningView } from '../support/page-actions.ts';
import { closeReceipt, copiedReceipt, receiptsOnSample } from '../support/receipts.ts';

const tabs = ['difference', 'trend', 'gaps', 'mix', 'stacked'] as const;
const community = '85010102';

const hashOf = (page: Page): string => new URL(page.url()).hash;

/** Pages of a PDF that Chromium wrote: its page objects are not compressed. */
const pagesOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page[^s]/g)].length;

/** Goes to a tab and waits until it has been drawn from an answer. */
async function openTab(page: Page, hash: string): Promise<void> {
  await goToHash(page, hash);
  await page.locator('.compare-main :is(canvas, table)').first().waitFor();
  await expectSoon(() => page.locator('[aria-busy="true"]').count()).toBe(0);
}

const verified = receiptsOnSample();

describe('compare and community, on the sample', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSample(page);
  });
  afterAll(async () => app.close());

  test('the tab is in the address, and Back leads to the one before', async () => {
    await goToHash(page, '#/compare');
    await page.getByRole('tab', { name: 'แนวโน้ม' }).click();
    await expectSoon(() => hashOf(page)).toBe('#/compare?tab=trend');
    await page.getByRole('tab', { name: 'ความเสี่ยงซ้อน' }).click();
    await expectSoon(() => hashOf(page)).toBe('#/compare?tab=stacked');
    await page.goBack();
    await page.getByRole('tab', { name: 'แนวโน้ม', selected: true }).waitFor();
  });

  test('the funnel has a table twin, and hidden areas are said to be hidden, never 0', async () => {
    await inPlanningView(page, async () => {
      await openTab(page, '#/compare?indicator=3');
      await page.getByRole('img', { name: /แห่งใดต่างจากที่อื่นในจังหวัด/ }).waitFor();
      await screenshot(page, 'compare-funnel-th');
      await page.getByRole('button', { name: 'ดูเป็นตาราง' }).click();
      const rows = page.locator('.compare-table tbody tr');
      await expectSoon(() => rows.count()).toBe(30);
      const hidden = rows.filter({ hasText: 'ปกปิดเพื่อคุ้มครองเด็ก' });
      expect(await hidden.count()).toBeGreaterThan(0);
      expect(await hidden.first().locator('td').allTextContents()).toEqual(['–', '–', '–', 'ปกปิดเพื่อคุ้มครองเด็ก']);
      expect(await rows.first().innerText()).toMatch(/[\d.]+%[\s\S]*[\d,]+ \/ [\d,]+[\s\S]*พบมากกว่าชัดเจน/);
      await page.getByRole('button', { name: 'ดูเป็นกราฟ' }).click();
    });
  });

  test('as many areas are said to differ as the table marks, and no switch changes who they are', async () => {
    await openTab(page, '#/compare?indicator=3');
    await page.getByRole('button', { name: 'ดูเป็นตาราง' }).click();
    const marked = page.locator('.compare-table tbody tr').filter({ hasText: /พบ(มาก|น้อย)กว่าชัดเจน/ });
    await expectSoon(() => marked.count()).toBeGreaterThan(0);
    const said = /^(\d+)/.exec(await page.locator('.answer-line').innerText())?.[1];
    expect([Number(said), await page.locator('.switch').count()]).toEqual([await marked.count(), 0]);
    await page.getByRole('button', { name: 'ดูเป็นกราฟ' }).click();
  });

  test('the chart type changes; an area selected in words is selected in the address and on the map', async () => {
    await openTab(page, '#/compare?indicator=3');
    await page.getByText('เรียงจากสูงไปต่ำ', { exact: true }).click();
    await expectSoon(() => hashOf(page)).toBe('#/compare?chart=sorted&indicator=3');
    await page.locator('.area-group').getByRole('button', { name: /บางริ้น/ }).click();
    await page.getByRole('heading', { name: 'ตำบลบางริ้น' }).waitFor();
    await expectSoon(() => hashOf(page)).toBe('#/compare?at=850104&chart=sorted&indicator=3');
    await screenshot(page, 'compare-sorted-th');
    await page.getByRole('link', { name: 'แผนที่' }).click();
    await expectSoon(() => hashOf(page)).toContain('#/map?at=850104');
  });

  test('a point in the chart is the same area as the row beside it: pointing at one shows the other', async () => {
    await openTab(page, '#/compare?indicator=3&chart=sorted');
    const canvas = page.locator('.compare-chart .chart-canvas');
    const name = page.locator('.area-button[data-hovered]');
    const box = await canvas.boundingBox();
    if (!box) throw new Error('The chart has no place on the page.');
    // The first row of the chart is the highest area; its dot is somewhere on the line.
    await expectSoon(async () => {
      for (let x = box.x + box.width - 30; x > box.x + 150; x -= 12) {
        await page.mouse.move(x, box.y + 54);
        if ((await name.count()) > 0) return await name.first().innerText();
      }
      return '';
    }).toContain('ปากน้ำ');
  });

  test('22 indicators by year with the verdict in words and the smallest change that would show', async () => {
    await openTab(page, '#/compare?tab=trend&area=850104');
    const rows = page.locator('.trend-table tbody tr');
    await expectSoon(() => rows.count()).toBe(22);
    const verdicts = await page.locator('.trend-verdict').allTextContents();
    expect(verdicts.filter((each) => !/^(เพิ่มขึ้น|ลดลง|ไม่เปลี่ยนแปลงชัดเจน|ข้อมูลไม่พอ)$/.test(each))).toEqual([]);
    expect(await rows.nth(0).innerText()).toMatch(
      /[+−][\d.]+\s+[+−]?[\d.]+ … [+−]?[\d.]+[\s\S]*เพิ่ม [\d.]+ หรือลด [\d.]+/,
    );
    await rows.nth(2).getByRole('button').click();
    await page.getByRole('img', { name: '3. ไม่ได้รับการศึกษา รายปี' }).waitFor();
    await screenshot(page, 'compare-trend-th');
  });

  test('gaps and the rights monitor stand in tables too, with ratio and interval', async () => {
    await openTab(page, '#/compare?tab=gaps');
    await page.getByRole('img', { name: /ห่างกันกี่จุดร้อยละ/ }).waitFor();
    await screenshot(page, 'compare-gaps-th');
    await page.getByText('การเข้าถึงสิทธิ', { exact: true }).click();
    await page.getByRole('img', { name: /เคียงข้างกัน/ }).waitFor();
    await screenshot(page, 'compare-rights-th');
    await page.getByRole('button', { name: 'ดูเป็นตาราง' }).click();
    await expectSoon(() => page.locator('.compare-table tbody tr').count()).toBe(8);
    const schooling = page.locator('.compare-table tbody tr', { hasText: 'ไม่ได้รับการศึกษา' });
    expect(await schooling.innerText()).toMatch(/การศึกษา[\s\S]*\+\d+\.\d[\s\S]*\d\.\d\d–\d+\.\d+/);
  });

  test('who lives here: every area has its reading in words', async () => {
    await openTab(page, '#/compare?tab=mix&indicator=3');
    await screenshot(page, 'compare-mix-th');
    await page.getByRole('button', { name: 'ดูเป็นตาราง' }).click();
    const readings = await page.locator('.compare-table [data-verdict]').allTextContents();
    expect(readings).toContain('พบมากเพราะมีเด็กกลุ่มเสี่ยงอยู่มาก');
    expect(readings).toContain('พบน้อยในเด็กทุกกลุ่ม');
    const parts = await page.locator('.area-button-note').allTextContents();
    expect(parts.filter((note) => /^[\d.]+× = [\d.]+ × [\d.]+$/.test(note)).length).toBeGreaterThan(3);
  });

  test('a higher cut-off leaves fewer children, by keyboard, and is kept in the address', async () => {
    await openTab(page, '#/compare?tab=stacked');
    const share = async (): Promise<number> =>
      Number.parseFloat(await page.locator('.stacked-value').first().innerText());
    const before = await share();
    await screenshot(page, 'compare-stacked-th');
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => hashOf(page)).toBe('#/compare?k=4&tab=stacked');
    await expectSoon(share).toBeLessThan(before);
    const parts = await page.locator('.part-table').first().locator('tbody td:nth-child(3)').allTextContents();
    const whole = parts.map((part) => Number.parseFloat(part)).reduce((sum, part) => sum + part, 0);
    expect(Math.abs(whole - 100)).toBeLessThan(1);
  });

  test('a community is chosen from the list; its rank is a range, never one number', async () => {
    await goToHash(page, '#/community');
    await page.locator('.community-tambons button').first().click();
    await page.locator('.priority-rank').waitFor();
    expect(await page.locator('.priority-rank').innerText()).toMatch(/^อันดับระหว่าง \d+ ถึง \d+$/);
    expect(await page.locator('.community-table tbody tr').count()).toBe(22);
    expect(await page.locator('.community-part').filter({ hasText: 'ลักษณะการย้ายถิ่น' }).locator('tbody tr').count()).toBe(
      5,
    );
    expect(hashOf(page)).toMatch(/^#\/community\?area=\d{8}$/);
  });

  test('the figure of a selected area, of a group and of a year opens its receipt, and they verify', async () => {
    await openTab(page, '#/compare?indicator=3&at=850104');
    await page.locator('.selected-area').getByRole('button', { name: 'ที่มาของตัวเลข' }).click();
    const ofArea = await copiedReceipt(page);
    expect(ofArea.request).toMatchObject({ measure: { indicator: 3 }, filter: { area: '850104', surveyYearBE: 2568 } });
    await closeReceipt(page);
    await openTab(page, '#/compare?tab=gaps');
    await page.getByRole('button', { name: 'ดูเป็นตาราง' }).click();
    await page.getByRole('button', { name: /3\. ไม่ได้รับการศึกษา เด็กย้ายถิ่น .*ที่มาของตัวเลข/ }).click();
    const ofGroup = await copiedReceipt(page);
    expect(ofGroup.request).toMatchObject({ measure: { indicator: 3 }, filter: { area: null, group: 'migrant' } });
    await closeReceipt(page);
    await openTab(page, '#/compare?tab=trend&indicator=3');
    await page.locator('.compare-side').getByRole('button', { name: 'ดูเป็นตาราง' }).click();
    await page
      .locator('.compare-side')
      .getByRole('button', { name: /^2566 .*ที่มาของตัวเลข/ })
      .click();
    const ofYear = await copiedReceipt(page);
    expect(ofYear.request).toMatchObject({ measure: { indicator: 3 }, filter: { surveyYearBE: 2566 } });
    await closeReceipt(page);
    for (const receipt of [ofArea, ofGroup, ofYear]) {
      expect(await verified(receipt)).toMatchObject({ ok: true, differences: [] });
    }
  });

  test('a figure of a community opens its receipt, a hidden one without a number', async () => {
    await goToHash(page, `#/community?area=${community}`);
    const figures = page.locator('.community-table .receipt-open');
    await figures.first().waitFor();
    await figures.first().click();
    const receipt = await copiedReceipt(page);
    expect(receipt.request).toMatchObject({ measure: { indicator: 1 }, filter: { area: community } });
    await closeReceipt(page);
    expect(await verified(receipt)).toMatchObject({ ok: true, differences: [] });
    await inPlanningView(page, async () => {
      await figures.filter({ hasText: 'ปกปิด' }).first().click();
      const hidden = await copiedReceipt(page);
      expect([hidden.figure.isHidden, hidden.figure.yes, hidden.figure.prevalence]).toEqual([true, null, null]);
      await closeReceipt(page);
    });
  });

  test('prints on exactly one A4 page, dated and marked as synthetic, with the figures that may be published', async () => {
    let printed = 0;
    await page.evaluate(() => {
      Reflect.set(window, 'printed', 0);
      window.print = () => Reflect.set(window, 'printed', (Reflect.get(window, 'printed') as number) + 1);
    });
    for (const language of ['ภาษาไทย', 'English']) {
      await page.getByRole('button', { name: language }).click();
      for (const code of [community, '85010101', '85020101']) {
        await goToHash(page, `#/community?area=${code}`);
        await page.locator('.priority-rank, .priority:not([aria-busy="true"])').first().waitFor();
        await expectSoon(() => page.locator('[aria-busy="true"]').count()).toBe(0);
        await page.locator('.community-actions').getByRole('button').last().click();
        await page.locator('.community-page[data-paper]').waitFor();
        await expectSoon(() => page.evaluate(() => Reflect.get(window, 'printed') as number)).toBe(++printed);
        expect([language, code, pagesOf(await page.pdf({ preferCSSPageSize: true }))]).toEqual([language, code, 1]);
        await page.locator('.community-page:not([data-paper])').waitFor();
      }
      await goToHash(page, `#/community?area=${community}`);
      await page.locator('.priority-rank').waitFor();
      await screenshot(page, language === 'English' ? 'community-en' : 'community-th');
    }
    await page.getByRole('button', { name: 'ภาษาไทย' }).click();
    const hidden = page.locator('.community-hidden');
    const onScreen = await hidden.count();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText(common.handOut.printByButton).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('.community-actions').getByRole('button').last().click();
    await page.locator('.community-page[data-paper]').waitFor();
    expect(await hidden.count()).toBeGreaterThan(onScreen);
    await screenshot(page, 'community-paper-th');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.paper-mark').innerText()).toMatch(/พิมพ์เมื่อ \d+ \S+ 25\d\d[\s\S]*ข้อมูลสังเคราะห์/);
    const seen = await Promise.all(
      ['.nav-rail', '.top-bar', '.community-actions'].map((part) => page.locator(part).isVisible()),
    );
    expect(seen).toEqual([false, false, false]);
    await page.emulateMedia({ media: 'screen' });
    // Who leaves before the sheet is whole prints nothing.
    await expectSoon(() => page.evaluate(() => Reflect.get(window, 'printed') as number)).toBe(printed + 1);
    await goToHash(page, '#/journal');
    await expectSoon(() => page.getByText('สั่งพิมพ์: หน้าข้อมูลชุมชน').count()).toBe(printed + 1);
    await screenshot(page, 'journal-exports-th');
  });

  test('has no violation of WCAG 2.2 AA, in Thai and English', async () => {
    const hashes = [
      ...tabs.map((tab) => `#/compare?tab=${tab}`),
      '#/compare?tab=gaps&by=rights',
      '#/compare?at=850104&chart=sorted&indicator=3',
      '#/community',
      `#/community?area=${community}`,
    ];
    // Every screen in Thai; in English, whose words are other and whose elements are the same, one of each page.
    for (const [language, asked] of [
      ['English', [hashes[0], hashes.at(-1)]],
      ['ภาษาไทย', hashes],
    ] as const) {
      await page.getByRole('button', { name: language }).click();
      for (const hash of asked) {
        await goToHash(page, hash ?? '');
        await page.waitForTimeout(900);
        expect([language, hash, await accessibilityViolations(page)]).toEqual([language, hash, []]);
      }
    }
  });

  test('at 200 % and 125 % zoom nothing is cut off sideways', async () => {
    for (const [width, height] of [
      [683, 384],
      [1093, 614],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const hash of [...tabs.map((tab) => `#/compare?tab=${tab}`), `#/community?area=${community}`]) {
        await goToHash(page, hash);
        await page.waitForTimeout(500);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([hash, width, overflow]).toEqual([hash, width, 0]);
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  test('kept quiet throughout: no console error, no uncaught exception, no violation of the policy', () => {
    // What planning view does not tell is asked for and refused, and the screen says so.
    expect(app.problems.filter((problem) => !/status of 422/.test(problem))).toEqual([]);
  });
});

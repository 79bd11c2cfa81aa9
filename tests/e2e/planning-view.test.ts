import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { common } from '../../shared/i18n/th/common.ts';
import { release } from '../../shared/i18n/th/release.ts';
import { needsBrowser, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { accessibilityViolations, expectSoon, goToHash, inPlanningView, openSample } from '../support/page-actions.ts';

const { notTold } = release;
const community = '85010101';

const hashOf = (page: Page) => page.evaluate(() => window.location.hash);
const notToldOn = (page: Page) => page.locator('.not-told');
const waysOn = (page: Page) => notToldOn(page).getByRole('button').allInnerTexts();

/** The ways on at an address whose question is not told, said as no failure. */
async function waysAt(page: Page, hash: string): Promise<string[]> {
  await goToHash(page, hash);
  await notToldOn(page).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await page.getByRole('button', { name: common.retry }).count()).toBe(0);
  return waysOn(page);
}

/** Takes a way on; the state it leads out of is gone with it. */
async function take(page: Page, way: string): Promise<string> {
  await notToldOn(page).getByRole('button', { name: way, exact: true }).click();
  await notToldOn(page).waitFor({ state: 'detached' });
  return hashOf(page);
}

describe('a question that the released figures do not tell', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await openSample(page);
  });
  afterAll(async () => app.close());

  test('is said calmly on the overview, and leads to larger areas, fewer filters or the full figures', async () => {
    await inPlanningView(page, async () => {
      const hash = '#/overview?sex=female&level=community';
      expect(await waysAt(page, hash)).toEqual([notTold.toLevel('ตำบล'), notTold.without.sex, release.seeAll]);
      await page.getByRole('heading', { level: 1, name: notTold.titles.screen }).waitFor();
      await page.getByText(notTold.where.larger('ตำบล')).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await screenshot(page, 'not-told-overview-th');
      expect(await take(page, notTold.toLevel('ตำบล'))).toBe('#/overview?sex=female&level=tambon');
      await page.getByRole('grid').waitFor();
      await page.goBack();
      await notToldOn(page).waitFor();
      expect(await take(page, notTold.without.sex)).toBe('#/overview?level=community');
      await page.getByRole('grid').waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await waysAt(page, hash);
      await screenshot(page, 'not-told-overview-en');
      await page.getByRole('button', { name: 'ภาษาไทย' }).click();
    });
  });

  test('takes only its own part of a screen', async () => {
    await inPlanningView(page, async () => {
      expect(await waysAt(page, '#/overview?area=8501&sex=female')).toEqual([
        notTold.toArea('จังหวัดระนอง'),
        notTold.without.sex,
        release.seeAll,
      ]);
      await page.getByRole('grid').waitFor();
      await screenshot(page, 'not-told-panel-th');
      expect(await waysAt(page, '#/overview?at=850101&indicator=3')).toEqual([release.seeAll]);
      await page.getByRole('region', { name: 'รายละเอียด' }).getByText('แนวโน้มรายปี').waitFor();
      await notToldOn(page).scrollIntoViewIfNeeded();
      await screenshot(page, 'not-told-detail-th');
    });
  });

  test('offers on each screen what that can show', async () => {
    await inPlanningView(page, async () => {
      expect(await waysAt(page, '#/map?sex=female&age=0-4')).toContain(notTold.toLevel('อำเภอ'));
      await screenshot(page, 'not-told-map-th');
      expect(await take(page, notTold.toLevel('อำเภอ'))).toBe('#/map?sex=female&age=0-4&level=amphoe');
      await page.locator('.map-page').waitFor();
      expect(await waysAt(page, '#/map?layer=migration&sex=female')).toEqual([notTold.without.sex, release.seeAll]);
      expect(await waysAt(page, `#/community?area=${community}&sex=female`)).toEqual([
        notTold.without.sex,
        release.seeAll,
      ]);
      await waysAt(page, '#/compare?sex=female&level=community');
      await screenshot(page, 'not-told-compare-th');
      expect(await take(page, notTold.toLevel('ตำบล'))).toBe('#/compare?sex=female&level=tambon');
      await waysAt(page, `#/compare?tab=trend&sex=female&area=${community}`);
      expect(await take(page, notTold.toArea('ตำบลเขานิเวศน์'))).toBe('#/compare?area=850101&sex=female&tab=trend');
      await page.getByRole('region', { name: /ตาราง/ }).waitFor();
      await waysAt(page, '#/compare?tab=stacked&sex=female&area=8501');
      expect(await take(page, notTold.ofAllAtLevel('จังหวัด'))).toBe('#/compare?level=province&tab=stacked');
      await page.locator('.stacked-figures').waitFor();
      await screenshot(page, 'compare-stacked-province-th');
    });
  });

  test('that only the full figures answer leads back to them where there is no workspace', async () => {
    await page.locator('.badge-figures').click();
    await page.getByRole('dialog').getByRole('button', { name: release.seePlanning }).click();
    await page.keyboard.press('Escape');
    await page.locator('.badge-figures[data-kind="released"]').waitFor();
    expect(await waysAt(page, '#/compare?tab=mix')).toEqual([release.seeAll]);
    await take(page, release.seeAll);
    await page.locator('.badge-figures[data-kind="full"]').waitFor();
    await page.locator('.compare-chart').waitFor();
  });

  test('of the figures for publication keeps a sheet off paper, and the screen can be gone back to', async () => {
    await goToHash(page, `#/community?area=${community}&sex=female`);
    await page.locator('.community-actions').getByRole('button').last().click();
    await page.getByRole('heading', { level: 1, name: notTold.titles.publication }).waitFor();
    expect(await waysOn(page)).toEqual([notTold.without.sex, common.back]);
    await take(page, common.back);
    await page.locator('.community-page:not([data-paper])').waitFor();
    await expectSoon(() => hashOf(page)).toBe(`#/community?area=${community}&sex=female`);
  });
});

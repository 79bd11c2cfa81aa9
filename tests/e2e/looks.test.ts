import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsBrowser, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { accessibilityViolations, expectSoon, goToHash, openSample } from '../support/page-actions.ts';

const screens = [
  '#/overview',
  '#/compare?tab=difference',
  '#/compare?tab=gaps',
  '#/compare?tab=mix',
  '#/compare?tab=stacked',
  '#/community?area=85010401',
  '#/quality?tab=completeness',
  '#/journal',
  '#/start',
];

/** A computed value of an element, or of a part of it. */
const styleOf = (page: Page, selector: string, name: string, part?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, asked) => window.getComputedStyle(element, asked.part).getPropertyValue(asked.name), {
      name,
      part,
    });

const isInView = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { bottom, top } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });

describe('looks other than the usual', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await openSample(page);
  });
  afterAll(async () => app.close());

  test('in a dark room every screen is dark, and every text reads', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const wrong: string[] = [];
    for (const hash of screens) {
      await goToHash(page, hash);
      await page.locator('main h1').waitFor();
      wrong.push(...(await accessibilityViolations(page)).map((violation) => `${hash} ${violation}`));
    }
    expect(wrong).toEqual([]);
    expect(await styleOf(page, 'body', 'background-color')).toBe('rgb(17, 24, 28)');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await styleOf(page, 'body', 'background-color')).toBe('rgb(245, 247, 249)');
  });

  test('in the colours of the system what is chosen, keys and bars are told apart', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await goToHash(page, '#/compare?tab=gaps');
    await page.locator('.compare-key').waitFor();
    const selected = await styleOf(page, '.tab[data-selected]', 'border-bottom-color');
    expect(await styleOf(page, '.tab:not([data-selected])', 'border-bottom-color')).not.toBe(selected);
    expect(await styleOf(page, '.nav-link[aria-current="page"]', 'outline-style')).toBe('solid');
    const quiet = await styleOf(page, '.compare-key [data-key="quiet"]', 'background-color', '::before');
    expect(await styleOf(page, '.compare-key > :not([data-key])', 'background-color', '::before')).not.toBe(quiet);
    await goToHash(page, '#/overview');
    await page.locator('.problem-bar').first().waitFor();
    const ground = await styleOf(page, 'body', 'background-color');
    for (const bar of ['.problem-bar', '.heat-complete-bar', '.heat-cell[data-step="5"]'])
      expect(await styleOf(page, bar, 'background-color')).not.toBe(ground);
    await page.emulateMedia({ forcedColors: 'none' });
  });

  test.each([
    ['125 %', 1093, 614],
    ['200 %', 683, 384],
  ])('at %s the answer begins on the first screen and the language is within reach', async (_name, width, height) => {
    await page.setViewportSize({ width, height });
    await goToHash(page, '#/overview');
    await page.locator('.heat-row').first().waitFor();
    await expectSoon(() => isInView(page, '.nav-language-option[aria-pressed="false"]')).toBe(true);
    const panel = await page.locator('.answer-panel').evaluate((each) => each.scrollWidth - each.clientWidth);
    expect(panel).toBe(0);
    expect(await isInView(page, '.now-list > li')).toBe(true);
    await screenshot(page, `overview-${width}`);
  });
});

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsBrowser, startApp, type RunningApp } from '../support/browser.ts';
import { tallInk } from '../support/ink.ts';
import { goToHash, openSample } from '../support/page-actions.ts';

/** Whatever cuts off a line of text: controls of the frame, and names and notes that end in an ellipsis. */
const places: readonly (readonly [hash: string, selectors: readonly string[]])[] = [
  [
    '#/overview',
    [
      '.field-value',
      '.segmented-option',
      '.nav-link > span',
      '.badge-synthetic',
      '.action-primary',
      '.headline-label',
      '.headline-of',
      '.heat-band',
      '.heat-head-name',
      '.heat-name-own',
      '.heat-name-parent',
      '.heat-corner-button',
      '.where-name',
      '.where-problems',
      '.problem-count',
      // Last: the field begins anew when the names of areas arrive.
      '.area-input',
    ],
  ],
  ['#/compare?tab=gaps', ['.tab', '.field-value', '.segmented-option', '.clear-gaps li > span']],
  ['#/compare?tab=mix', ['.area-button > span', '.area-button-note', '.field-value']],
  ['#/map?panel=chart', ['.field-value', '.rank-name']],
  ['#/quality?tab=completeness', ['.complete-head-name', '.complete-name', '.tab']],
];

describe('Thai is whole in every control', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;
  let reader: Page;

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    reader = await app.context.newPage();
    await page.bringToFront();
    await openSample(page);
  });
  afterAll(async () => app.close());

  async function cutOff(where: string, element: Locator): Promise<readonly string[]> {
    await element.waitFor();
    const { here, whole } = await tallInk(reader, element);
    expect(whole).toBeGreaterThan(10);
    return here === whole ? [] : [`${where}: ${here} of ${whole} px`];
  }

  test('the ink of tall letters is as high as without the control', async () => {
    const wrong: string[] = [];
    for (const [hash, selectors] of places) {
      await goToHash(page, hash);
      for (const selector of selectors)
        wrong.push(...(await cutOff(`${hash} ${selector}`, page.locator(selector).first())));
    }
    expect(wrong).toEqual([]);
  });

  test('in the options of a list, and in the field of a dialog', async () => {
    await goToHash(page, '#/compare?tab=mix&level=amphoe');
    await page.reload();
    await page.locator('.field-button').nth(2).click();
    const wrong = [...(await cutOff('option', page.locator('.list-item-text').nth(1)))];
    await page.keyboard.press('Escape');
    await goToHash(page, '#/start');
    await page.getByRole('button', { name: 'สร้างแฟ้มงาน' }).first().click();
    wrong.push(...(await cutOff('field', page.locator('.text-input').first())));
    expect(wrong).toEqual([]);
  });
});

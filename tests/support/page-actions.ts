import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { release } from '../../shared/i18n/th/release.ts';
import { patienceMs } from './browser.ts';

/** Expects something of the page, sooner or later: a page on a busy machine takes its time. */
export function expectSoon(read: () => unknown): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: patienceMs });
}

/** Opens the sample from the start screen and waits until the overview shows it. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(ดูข้อมูลตัวอย่าง|Look at the sample)$/ }).click();
  await page.getByRole('grid').waitFor();
}

/** Waits until planning view shows the last change of the data. */
export async function planningFiguresMade(page: Page): Promise<void> {
  await page.locator('.badge-figures').click();
  await page.getByRole('dialog').getByText(release.states.current, { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function switchFigures(page: Page, to: string): Promise<void> {
  await page.locator('.badge-figures').click();
  await page.getByRole('dialog').getByRole('button', { name: to }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Sees the screens as planning view shows them, for as long as the work takes. */
export async function inPlanningView(page: Page, work: () => Promise<void>): Promise<void> {
  await switchFigures(page, release.seePlanning);
  await page.locator('.badge-figures[data-kind="released"]').waitFor();
  await work();
  await switchFigures(page, release.seeAll);
  await page.locator('.badge-figures[data-kind="full"]').waitFor();
}

/** Goes to a screen by its address, as a link or the Back button would. */
export async function goToHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
}

/** Drops files anywhere on the window. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ name: basename(path), content: readFileSync(path).toString('base64') }));
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { content, name } of dropped) {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }
  }, files);
}

/** Rows after the eighth of a table: made by the same code as those before, and most of what a check would read. */
const furtherRows = ':is(tbody, [role="rowgroup"]) > :is(tr, [role="row"]):nth-child(n + 9)';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Waits until the screen has its heading, every answer it asked for, and nothing moves that comes to an end. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('h1') !== null &&
      document.querySelector('[aria-busy="true"]') === null &&
      document
        .getAnimations()
        .every(
          ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
        ),
  );
}

/**
 * Violations of WCAG 2.2 A and AA on the page as it is now, one line each; of a table its first eight rows. axe-core runs
 * in the page itself, which has no frames: by way of a second page, as its package for Playwright does, it takes seven
 * times as long.
 */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await settled(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(
    async ({ exclude, tags }) => {
      const { axe } = window as unknown as { readonly axe: typeof import('axe-core') };
      const { violations } = await axe.run(
        { exclude: [[exclude]] },
        { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] },
      );
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    { exclude: furtherRows, tags: axeTags },
  );
}

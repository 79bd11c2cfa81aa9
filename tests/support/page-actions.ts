import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Expects something of the page within ten seconds: a page on a busy machine takes its time. */
export function expectSoon(read: () => unknown): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: 10_000 });
}

/** Opens the sample from the start screen and waits until the overview shows it. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(ดูข้อมูลตัวอย่าง|Look at the sample)$/ }).click();
  await page.getByRole('grid').waitFor({ timeout: 60_000 });
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

/** Violations of WCAG 2.2 A and AA on the page as it is now, one line each; of a table its first eight rows. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude(furtherRows)
    .analyze();
  return found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html}`));
}

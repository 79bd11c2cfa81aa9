import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { planningThreshold } from '../../electron/engine/index.ts';
import { runCli } from '../../electron/hosts/cli.ts';
import { isOfPlanningView, verifyReceipt } from '../../electron/hosts/verify-receipt-command.ts';
import { receipt as receiptShape, type Receipt } from '../../shared/contract/receipt.ts';
import { engineWithSample } from './engine.ts';
import { expectSoon } from './page-actions.ts';

const sampleFolder = new URL('../../sample-data/extracts', import.meta.url).pathname;

/** Calculates a receipt of the sample again from the command line. */
export async function verifyOnSample(text: string): Promise<{ readonly code: number; readonly verdict: unknown }> {
  const file = join(mkdtempSync(join(tmpdir(), 'natpro-receipt-')), 'receipt.json');
  writeFileSync(file, text);
  const extracts = receiptShape.parse(JSON.parse(text)).extracts.map((extract) => join(sampleFolder, extract.file));
  let out = '';
  const streams = { stdout: { write: (part: string) => (out += part) }, stderr: { write: () => true }, cwd: '/' };
  const code = await runCli(['verify-receipt', file, ...extracts], streams);
  return { code, verdict: JSON.parse(out) as unknown };
}

/**
 * Calculates receipts of the sample again as the command line does, but on one engine for all that show as much: reading
 * the sample takes 4 s of a core each time.
 */
export function receiptsOnSample(): (receipt: Receipt) => ReturnType<typeof verifyReceipt> {
  const ofPlanningView = engineWithSample({ smallestShown: planningThreshold });
  const ofHolder = engineWithSample({ smallestShown: null });
  return async (receipt) => {
    const client = await (isOfPlanningView(receipt) ? ofPlanningView() : ofHolder());
    return verifyReceipt(client, receipt, [], '/');
  };
}

/** The receipt that is open, as its button copies it. The page must be allowed to use the clipboard. */
export async function copiedReceipt(page: Page): Promise<Receipt> {
  const dialog = page.locator('.receipt-dialog');
  await dialog.locator('.receipt-command').waitFor();
  await dialog.getByRole('button', { name: 'คัดลอกเป็น JSON' }).click();
  await dialog.getByText('คัดลอกแล้ว').waitFor();
  return receiptShape.parse(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())));
}

/** Escape closes a dialog once it has the focus. */
export async function closeReceipt(page: Page): Promise<void> {
  const dialog = page.locator('.receipt-dialog');
  await expectSoon(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

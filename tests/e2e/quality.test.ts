import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsBrowser, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { accessibilityViolations, expectSoon, goToHash, openSample } from '../support/page-actions.ts';

const hashOf = (page: Page): string => new URL(page.url()).hash;

/** Goes to a tab and waits until it has been drawn from an answer. */
async function openTab(page: Page, hash: string): Promise<void> {
  await goToHash(page, hash);
  await page.locator('.tabbed-panel :is(table, .extract-checks)').first().waitFor();
  await expectSoon(() => page.locator('[aria-busy="true"]').count()).toBe(0);
}

describe('data quality, on the sample', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await openSample(page);
  });
  afterAll(async () => app.close());

  test('says who is missing and what to do, and saves the list, marked synthetic', async () => {
    await openTab(page, '#/quality');
    await page.getByText('ปี 2568 ชุมชนส่งข้อมูลแล้ว 179 จาก 180 แห่ง').waitFor();
    expect(await page.locator('.quality-table tbody tr').first().innerText()).toMatch(/นาคา[\s\S]*7\s+6\s+1/);
    await page.getByText('ขอข้อมูลปี 2568 จากชุมชนเหล่านี้').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'บันทึกรายชื่อ (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('ชุมชนที่ยังไม่ส่งข้อมูล-2568-ข้อมูลสังเคราะห์.csv');
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe('2568,สุขสำราญ,นาคา,85050103,บ้านตัวอย่างโคกใส,2567,274,,ข้อมูลสังเคราะห์');
    await screenshot(page, 'quality-coverage-th');
  });

  test('a register is read, shown and used, and undone by the journal', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'natpro-test-'));
    try {
      const path = join(folder, 'register.csv');
      await writeFile(
        path,
        '\ufeffรหัสหมู่บ้าน,ชื่อหมู่บ้าน,จำนวนเด็ก\r\n85010101,ก,100\r\n85010199,บ้านใหม่,50\r\n99999901,ข,1\r\n',
      );
      await openTab(page, '#/quality');
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'เลือกไฟล์ทะเบียน' }).click(),
      ]);
      await chooser.setFiles(path);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('3 แถว ใช้ได้ 2 ชุมชน').waitFor();
      await dialog.getByText('บรรทัด 4: รหัสไม่ตรงกับตำบลใด 99999901').waitFor();
      await screenshot(page, 'quality-register-th');
      await dialog.getByRole('button', { name: 'ใช้ทะเบียนนี้' }).click();
      await page.getByText('ปี 2568 ชุมชนส่งข้อมูลแล้ว 1 จาก 2 แห่ง').waitFor();
      expect(await page.locator('.quality-answer').innerText()).toContain('เทียบกับทะเบียนชุมชน register.csv');
      await page
        .getByRole('button', { name: /ย้อนกลับ|เลิกทำ|Undo/i })
        .first()
        .click();
      await page.getByText('ปี 2568 ชุมชนส่งข้อมูลแล้ว 179 จาก 180 แห่ง').waitFor();
      await writeFile(path, 'ชื่อสินค้า,ราคา\r\nข้าว,20\r\n');
      const [again] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'เลือกไฟล์ทะเบียน' }).click(),
      ]);
      await again.setFiles(path);
      await page.getByText('ไม่มีคอลัมน์รหัสชุมชน/หมู่บ้าน').waitFor();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('completeness: worst first, moved through by keyboard with the counts told, sorted by an indicator', async () => {
    await openTab(page, '#/quality?tab=completeness');
    const cells = page.locator('.complete-table tbody tr').first().locator('td');
    expect(await cells.count()).toBe(23);
    await cells.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expectSoon(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).toMatch(
      /ปากจั่น · 1\. ไม่มีสัญชาติไทย: [\d.]+% \([\d,]+ จาก [\d,]+\)/,
    );
    expect(await page.locator('.quality-foot').innerText()).toContain('ปากจั่น · 1.');
    await page.getByRole('button', { name: /^ถูกกระทำรุนแรง/ }).click();
    await expectSoon(() => hashOf(page)).toBe('#/quality?sort=13&tab=completeness');
    const first = await page.locator('.complete-table tbody tr td:nth-of-type(14)').allInnerTexts();
    expect(first.map(Number)).toEqual(first.map(Number).toSorted((a, b) => a - b));
    await screenshot(page, 'quality-completeness-th');
  });

  test('the change from last year: flows, changed answers, findings; the area is in the address', async () => {
    await openTab(page, '#/quality?tab=change');
    await page.getByText('ปี 2568 เทียบกับปี 2567').waitFor();
    expect(await page.locator('.flows').innerText()).toMatch(/อยู่ชุมชนเดิม\s+40,491[\s\S]*ใหม่ปีนี้\s+3,861/);
    expect(await page.locator('.change-table tbody tr').count()).toBe(22);
    await page.getByText('ชุมชนที่ปีก่อนส่ง ปีนี้ไม่ส่ง').waitFor();
    await screenshot(page, 'quality-change-th');
    await openTab(page, '#/quality?area=85010102&tab=change');
    await page.locator('.flows').waitFor();
    await goToHash(page, '#/quality?tab=change&year=2566');
    await page.getByText('ไม่มีปีก่อนหน้าให้เทียบ').waitFor();
  });

  test('checks stand in their groups; every tab is accessible in Thai and English', async () => {
    await openTab(page, '#/quality?tab=checks');
    await page.getByRole('heading', { name: 'ควรตรวจสอบ', exact: true }).waitFor();
    const tabs = ['', '?tab=completeness', '?tab=change', '?tab=checks'];
    for (const tab of tabs) {
      await openTab(page, `#/quality${tab}`);
      expect(await accessibilityViolations(page), tab).toEqual([]);
    }
    await page.getByRole('button', { name: 'English' }).click();
    for (const [i, tab] of tabs.entries()) {
      await openTab(page, `#/quality${tab}`);
      expect(await accessibilityViolations(page), tab).toEqual([]);
      await screenshot(page, `quality-${i}-en`);
    }
    await page.getByRole('button', { name: 'ภาษาไทย' }).click();
    // The browser itself tells of the one file that was refused.
    expect(app.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });
});

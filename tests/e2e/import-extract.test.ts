import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { accessibilityViolations, dropFiles, expectSoon, goToHash } from '../support/page-actions.ts';
import { isSharedAbsent, sharedFolder } from '../support/shared-folder.ts';

const extract = (name: string) => join(sharedFolder, 'extracts', name);
const inThai = 'ภาษาไทย';

describe.skipIf(chromiumPath() === null)('importing', () => {
  let app: RunningApp;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'natpro-import-'));
    app = await startApp();
    page = app.page;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await app.close();
  });
  beforeEach(async () => {
    await page.getByRole('button', { name: inThai }).click();
    await goToHash(page, '#/import');
    const again = page.getByRole('button', { name: /^(นำเข้าไฟล์อื่น|เอาออกทั้งหมด)$/ });
    if (await again.isVisible()) await again.click();
    await page.getByRole('button', { name: 'เลือกไฟล์' }).waitFor();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });

  test('an empty import screen is accessible in both languages', async () => {
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-empty-th');
    await button('English').click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-empty-en');
  });

  test.skipIf(isSharedAbsent)(
    'a TIS-620 file dropped on another screen is recognised, imported, and its four bad rows are listed',
    async () => {
      await goToHash(page, '#/start');
      await dropFiles(page, [extract('ranong-2567-tis620.csv')]);
      const card = page.getByRole('article');
      await card.getByText('TIS-620').waitFor();
      expect(new URL(page.url()).hash).toBe('#/import');
      expect(await card.innerText()).toMatch(/จุลภาค[\s\S]*แถวที่ 1[\s\S]*2567[\s\S]*จากคอลัมน์ปีที่สำรวจ[\s\S]*4,204 แถว/);
      await button('ตรวจและแก้การจับคู่คอลัมน์').click();
      expect(await page.getByRole('button', { name: /13\. ถูกกระทำรุนแรง/ }).count()).toBe(1);
      expect(await accessibilityViolations(page)).toEqual([]);
      await screenshot(page, 'import-recognised-th');
      await button('นำเข้า 1 ไฟล์').click();
      await page.getByRole('heading', { name: 'นำเข้าแล้ว' }).waitFor();
      const rows = await page.locator('.rejected-table tbody tr').allInnerTexts();
      expect(rows.map((row) => /^(\d+)\s+(\S+)\s+(\S+)/.exec(row)?.slice(1))).toEqual([
        ['4202', 'รหัสชุมชน/หมู่บ้าน', 'ไม่มีรหัสชุมชน'],
        ['4203', 'รหัสชุมชน/หมู่บ้าน', 'ไม่รู้จักรหัสชุมชน'],
        ['4204', 'รหัสเด็ก', 'เด็กซ้ำ'],
        ['4205', 'รหัสเด็ก', 'เด็กซ้ำ'],
      ]);
      expect(await accessibilityViolations(page)).toEqual([]);
      await screenshot(page, 'import-result-th');
      await button('English').click();
      expect(await page.locator('.rejected-table').innerText()).toContain('Unknown community code');
      await screenshot(page, 'import-result-en');
      await button('See the overview').click();
      await page.getByRole('heading', { level: 1, name: 'Ranong province' }).waitFor();
      expect(await page.locator('.headline-value').first().textContent()).toBe('4,200');
      expect(await page.getByText('Synthetic data').count()).toBe(0);
    },
  );

  test.skipIf(isSharedAbsent)('a file that is no extract says so and leaves the others alone', async () => {
    await dropFiles(page, [
      extract('broken-other-table.csv'),
      extract('broken-empty.csv'),
      extract('ranong-2568.xlsx'),
    ]);
    await page.getByText('พร้อมนำเข้า 1 จาก 3 ไฟล์').waitFor();
    const cards = await page.getByRole('article').allInnerTexts();
    expect(cards.find((text) => text.startsWith('broken-other-table.csv'))).toMatch(
      /สินค้า, ราคา[\s\S]*ไฟล์อื่นยังนำเข้าได้ตามปกติ/,
    );
    expect(cards.find((text) => text.startsWith('broken-empty.csv'))).toMatch(/ว่างเปล่า/);
    expect(cards.find((text) => text.startsWith('ranong-2568.xlsx'))).toMatch(/ครัวเรือน[\s\S]*2568/);
    await screenshot(page, 'import-mixed-th');
    await button('นำเข้า 1 ไฟล์').click();
    await page.getByRole('heading', { name: 'นำเข้าแล้ว' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
  });

  test('the year is asked for only where the file does not say it, and a column can be read otherwise', async () => {
    const file = join(folder, 'children.csv');
    const header = 'รหัสชุมชน/หมู่บ้าน,รหัสเด็ก,เพศ,อายุ,เขต,3. ไม่ได้รับการศึกษา';
    writeFileSync(
      file,
      `${header}\n${Array.from({ length: 30 }, (_, index) => `85010101,C${index},ชาย,10,ไทย,${index % 3 ? 0 : 1}`).join('\n')}\n`,
    );
    await dropFiles(page, [file]);
    await page.getByText('ไม่พบปีที่สำรวจในไฟล์นี้', { exact: false }).first().waitFor();
    await page.getByText('พร้อมนำเข้า 0 จาก 1 ไฟล์').waitFor();
    expect(
      await button(/^นำเข้า$/)
        .last()
        .isDisabled(),
    ).toBe(true);
    await page.locator('.year-question').getByRole('button').click();
    await page.getByRole('option', { name: '2566' }).click();
    await page.getByText('พร้อมนำเข้า 1 จาก 1 ไฟล์').waitFor();
    await button(/ตรวจและแก้การจับคู่คอลัมน์/).click();
    await button(/อ่านคอลัมน์ เขต เป็น/).click();
    await page.getByRole('option', { name: 'สัญชาติ', exact: true }).click();
    await page.getByText('แก้ไขแล้ว').waitFor();
    await page.getByText('ใช้เฉพาะแบบฟอร์มที่ติ๊กเฉพาะข้อที่พบ', { exact: false }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await button('นำเข้า 1 ไฟล์').click();
    await page.getByRole('heading', { name: 'นำเข้าแล้ว' }).waitFor();
    await page.getByText('ช่องว่าง = ไม่พบ').waitFor();
    await goToHash(page, '#/overview?year=2566&level=community');
    await expectSoon(() => page.locator('.headline-value').first().textContent()).toBe('30');
    expect(await page.locator('.heat-row:not([data-pinned]) .heat-cell').nth(2).textContent()).toBe('33');
  });

  test('opening the sample can be cancelled, and what was open stays', async () => {
    await goToHash(page, '#/start');
    const loaded = await page.locator('.loaded-table').count();
    await button('ดูข้อมูลตัวอย่าง').click();
    await button('ยกเลิก').click();
    await button('ดูข้อมูลตัวอย่าง').waitFor();
    expect(await page.locator('.loaded-table').count()).toBe(loaded);
  });

  test('a file is taken out, and closing everything asks first', async () => {
    await goToHash(page, '#/start');
    const files = page.locator('.loaded-file');
    const before = await files.count();
    if (before === 0) throw new Error('The tests before left nothing open.');
    await files.first().getByRole('button').click();
    await expectSoon(() => files.count()).toBe(before - 1);
    if (before > 1) {
      await button('ปิดข้อมูลทั้งหมด').click();
      await page.getByRole('alertdialog').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('alertdialog').getByRole('button', { name: 'ปิดข้อมูลทั้งหมด' }).click();
    }
    await expectSoon(() => files.count()).toBe(0);
    await goToHash(page, '#/overview');
    await page.getByRole('heading', { level: 1, name: 'ยังไม่มีข้อมูล' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'overview-empty-th');
  });

  test('an engine out of reach is said, and the page comes back by itself', async () => {
    await app.context.route('**/rpc/**', (route) => route.abort());
    await goToHash(page, '#/start');
    await button('ดูข้อมูลตัวอย่าง').click();
    await page.getByText('ติดต่อโปรแกรมไม่ได้', { exact: false }).waitFor();
    await screenshot(page, 'engine-lost-th');
    await app.context.unroute('**/rpc/**');
    await page.getByText('ติดต่อโปรแกรมไม่ได้', { exact: false }).waitFor({ state: 'detached' });
    expect(await button('ดูข้อมูลตัวอย่าง').isEnabled()).toBe(true);
  });

  test('kept quiet throughout, but for the calls that a test cut off', () => {
    expect(app.problems.filter((problem) => !problem.includes('net::ERR_FAILED'))).toEqual([]);
  });
});

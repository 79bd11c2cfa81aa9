import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, write, type WorkBook } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { common } from '../../shared/i18n/th/common.ts';
import { importing } from '../../shared/i18n/th/importing.ts';
import { start } from '../../shared/i18n/th/start.ts';
import { workspace } from '../../shared/i18n/th/workspace.ts';
import { needsBrowser, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { accessibilityViolations, dropFiles, expectSoon, goToHash } from '../support/page-actions.ts';
import { makeExtracts, type Truth } from '../support/made-extracts.ts';

const inThai = 'ภาษาไทย';

/** Sets the cells of one column of a file of rejected rows, by child id, and writes it as Excel would. */
function correct(path: string, column: string, values: Readonly<Record<string, string>>): void {
  const workbook: WorkBook = read(readFileSync(path));
  const name = workbook.SheetNames[0] ?? '';
  const sheet = workbook.Sheets[name];
  if (!sheet) throw new Error('The file of rejected rows has no sheet.');
  const [titles = [], ...rows] = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  const at = (title: string): number => titles.indexOf(title);
  const mended = rows.map((row) => row.with(at(column), values[row[at('รหัสเด็ก')] ?? ''] ?? row[at(column)] ?? ''));
  const next = utils.book_new();
  utils.book_append_sheet(next, utils.aoa_to_sheet([titles, ...mended]), name);
  writeFileSync(path, new Uint8Array(write(next, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
}

describe('importing', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'natpro-import-'));
    makeExtracts(folder);
    app = await startApp({ isPassphraseQuick: true });
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
  const extract = (name: string) => join(folder, name);

  /** A file of children with their id, community and answers to 3 and 13. */
  function childFile(name: string, year: number, children: readonly string[]): string {
    const path = join(folder, name);
    const header = 'ปีที่สำรวจ,รหัสชุมชน/หมู่บ้าน,รหัสเด็ก,เพศ,อายุ,เขต,หมายเหตุ,3. ไม่ได้รับการศึกษา,13. ถูกกระทำรุนแรง';
    writeFileSync(path, `${header}\n${children.map((child) => `${year},${child}`).join('\n')}\n`);
    return path;
  }

  async function importReady(): Promise<void> {
    await button(/^นำเข้า \d+ ไฟล์$/).click();
    await page.getByRole('heading', { name: /^(นำเข้าแล้ว|ไม่มีแถวใดถูกนำเข้า)$/ }).waitFor();
  }

  async function saveRejects(name: string): Promise<string> {
    const path = join(folder, name);
    const [download] = await Promise.all([page.waitForEvent('download'), button(/^บันทึกไฟล์แถวที่ไม่นำเข้าของ/).click()]);
    await download.saveAs(path);
    return path;
  }

  test('columns that nobody but a person can tell are asked about, and read as was said', async () => {
    const path = join(folder, 'opposite.csv');
    const rows = Array.from(
      { length: 10 },
      (_, i) => `2567,85010101,C${i},ชาย,9,${i < 2 ? 'ใช่' : 'ไม่ใช่'},ไม่ใช่,${i < 3 ? 'ใช่' : 'ไม่ใช่'}`,
    );
    const header = 'ปีที่สำรวจ,รหัสชุมชน/หมู่บ้าน,รหัสเด็ก,เพศ,อายุ,13. ถูกกระทำรุนแรง,ความรุนแรงในครอบครัว,3. ได้รับการศึกษา';
    writeFileSync(path, `${header}\n${rows.join('\n')}\n`);
    await dropFiles(page, [path]);
    const { asked } = importing;
    await page.getByRole('heading', { name: asked.title('2') }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await button(asked.labelFor('3. ได้รับการศึกษา')).click();
    await page.getByRole('option', { name: asked.opposite('3. ไม่ได้รับการศึกษา') }).click();
    await button(asked.labelFor('ความรุนแรงในครอบครัว')).click();
    await page.getByRole('option', { name: asked.notRead }).click();
    await page.getByRole('heading', { name: asked.answered }).waitFor();
    await screenshot(page, 'import-asked-th');
    await importReady();
    await button(importing.groups.know).click();
    await page.getByText(/คอลัมน์ที่ถามตรงข้าม/).waitFor();
    await button(importing.undo).click();
    await page.getByText(importing.undone).waitFor();
  });

  test('an empty import screen is accessible in both languages', async () => {
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-empty-th');
    await button('English').click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-empty-en');
  });

  test('a TIS-620 file dropped on another screen is recognised, imported, and its four bad rows are listed', async () => {
    await goToHash(page, '#/start');
    const truth = JSON.parse(readFileSync(extract('ranong-2567-tis620.truth.json'), 'utf8')) as Truth;
    const lastGood = truth.children + 1;
    await dropFiles(page, [extract('ranong-2567-tis620.csv')]);
    const card = page.getByRole('article');
    await card.getByText('TIS-620').waitFor();
    expect(new URL(page.url()).hash).toBe('#/import');
    const rowCount = (truth.children + 4).toLocaleString('en');
    expect(await card.innerText()).toMatch(new RegExp(`จุลภาค[^]*แถวที่ 1[^]*2567[^]*จากคอลัมน์ปีที่สำรวจ[^]*${rowCount} แถว`));
    await button('ตรวจและแก้การจับคู่คอลัมน์').click();
    await expectSoon(() => page.getByRole('button', { name: /13\. ถูกกระทำรุนแรง/ }).count()).toBe(1);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-recognised-th');
    await button('นำเข้า 1 ไฟล์').click();
    await page.getByRole('heading', { name: 'นำเข้าแล้ว' }).waitFor();
    const rows = await page.locator('.rejected-table tbody tr').allInnerTexts();
    expect(rows.map((row) => /^(\d+)\s+(\S+)\s+(\S+)/.exec(row)?.slice(1))).toEqual([
      [String(lastGood + 1), 'รหัสชุมชน/หมู่บ้าน', 'ไม่มีรหัสชุมชน'],
      [String(lastGood + 2), 'รหัสชุมชน/หมู่บ้าน', 'ไม่รู้จักรหัสชุมชน'],
      [String(lastGood + 3), 'รหัสเด็ก', 'เด็กซ้ำ'],
      [String(lastGood + 4), 'รหัสเด็ก', 'เด็กซ้ำ'],
    ]);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-result-th');
    await button('English').click();
    expect(await page.locator('.rejected-table').innerText()).toContain('Unknown community code');
    await screenshot(page, 'import-result-en');
    await button('Accept, see the overview').click();
    await page.getByRole('heading', { level: 1, name: 'Ranong province' }).waitFor();
    expect(await page.locator('.headline-value').first().textContent()).toBe(truth.children.toLocaleString('en'));
    expect(await page.getByText('Synthetic data').count()).toBe(0);
  });

  test('a file that is no extract says so and leaves the others alone', async () => {
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
    // A year that has one before it is compared with it, right there.
    await page.getByRole('heading', { name: /2568.*2567/ }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('the year is asked for only where the file does not say it, and a column can be read otherwise', async () => {
    const file = join(folder, 'children.csv');
    const header = 'รหัสชุมชน/หมู่บ้าน,รหัสเด็ก,เพศ,อายุ,เขต,3. ไม่ได้รับการศึกษา';
    writeFileSync(
      file,
      `${header}\n${Array.from({ length: 120 }, (_, index) => `85010101,C${index},ชาย,10,ไทย,${index % 3 ? 0 : 1}`).join('\n')}\n`,
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
    await expectSoon(() => page.locator('.headline-value').first().textContent()).toBe('120');
    expect(await page.locator('.heat-row:not([data-pinned]) .heat-cell').nth(2).textContent()).toMatch(/^33/);
  });

  test('answers coded 1 and 2 are asked for before the import, and the years of all rows are named', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `85010101,R${i},ชาย,10,ก,,${i % 4 ? 2 : 1},${i % 8 ? 2 : 1}`);
    const file = childFile('รหัส.csv', 2556, rows);
    writeFileSync(file, `${readFileSync(file, 'utf8')}2555,85010101,R99,ชาย,10,ก,,2,2\n`);
    await dropFiles(page, [file]);
    await page.getByText('2555–2556').waitFor();
    await page.getByText('1 (15 ช่อง), 2 (67 ช่อง)', { exact: false }).waitFor();
    await page.getByText('พร้อมนำเข้า 0 จาก 1 ไฟล์').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-codes-th');
    await button(/ความหมายของ 1 และ 2/).click();
    await page.getByRole('option', { name: '1 = พบ, 2 = ไม่พบ' }).click();
    await page.getByText('พร้อมนำเข้า 1 จาก 1 ไฟล์').waitFor();
    await importReady();
    await page.locator('.file-card-head').getByText('2555–2556').waitFor();
    await goToHash(page, '#/overview?year=2556&level=community');
    await expectSoon(() => page.locator('.headline-value').first().textContent()).toBe('40');
    expect(await page.locator('.heat-row:not([data-pinned]) .heat-cell').nth(2).textContent()).toMatch(/^25/);
  });

  test('a mapping saved by name reads the next file with the same headers, and is renamed and deleted', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `85010101,C${i},ชาย,10,${i % 2 ? 'เมียนมา' : 'ไทย'},ก,1,`);
    await dropFiles(page, [childFile('ก่อน.csv', 2561, rows)]);
    await button(/ตรวจและแก้การจับคู่คอลัมน์/).click();
    await button(/อ่านคอลัมน์ เขต เป็น/).click();
    await page.getByRole('option', { name: 'สัญชาติ', exact: true }).click();
    await page.getByText('ใช้เฉพาะแบบฟอร์มที่ติ๊กเฉพาะข้อที่พบ', { exact: false }).click();
    await page.getByRole('textbox', { name: 'ชื่อแบบ' }).fill('แบบกระบุรี');
    await button('บันทึกแบบ').click();
    await page.getByText('บันทึกแบบ “แบบกระบุรี” แล้ว').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await button('เอาออกทั้งหมด').click();

    await dropFiles(page, [childFile('หลัง.csv', 2562, rows)]);
    await page.getByText('ใช้แบบ “แบบกระบุรี”').waitFor();
    expect(await page.getByRole('radio', { name: /ไม่พบ/ }).isChecked()).toBe(true);
    await screenshot(page, 'import-profile-th');
    await button(/แบบการจับคู่ที่บันทึกไว้/).click();
    await page.getByRole('option', { name: /ไม่ใช้แบบ/ }).click();
    await page.getByText('ใช้แบบ “แบบกระบุรี”').waitFor({ state: 'detached' });
    expect(await page.getByRole('radio', { name: /ไม่ทราบ/ }).isChecked()).toBe(true);
    await button(/แบบการจับคู่ที่บันทึกไว้/).click();
    await page.getByRole('option', { name: 'แบบกระบุรี' }).click();
    await importReady();
    await goToHash(page, '#/overview?year=2562');
    // Half of them are known to be migrants by the column that only the mapping reads as nationality.
    await expectSoon(() => page.locator('.headline').allInnerTexts()).toContainEqual(
      expect.stringMatching(/^เด็กย้ายถิ่น\s+50\.0%\s+20 คน/),
    );
    await goToHash(page, '#/import');
    await button('นำเข้าไฟล์อื่น').click();

    await dropFiles(page, [childFile('อีก.csv', 2563, rows)]);
    await button('จัดการแบบ').click();
    await button('เปลี่ยนชื่อแบบ แบบกระบุรี').click();
    await page.getByRole('dialog').getByRole('textbox').fill('แบบละอุ่น');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('แบบละอุ่น').waitFor();
    await button('ลบแบบ แบบละอุ่น').click();
    await page.getByText('ยังไม่มีแบบที่บันทึกไว้', { exact: false }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'ปิด' }).click();
    await expectSoon(() => page.getByText('ใช้แบบ', { exact: false }).count()).toBe(0);
  });

  test('a file whose columns are not recognised is mapped by hand, imported, and recognised the next time', async () => {
    const oddFile = (name: string): string => {
      const path = join(folder, name);
      const rows = Array.from({ length: 120 }, (_, i) => `85010101,K${i},${i % 2 ? 'ชาย' : 'หญิง'},${i % 4 ? 0 : 1}`);
      writeFileSync(path, `คอลัมน์ก,คอลัมน์ข,คอลัมน์ค,คอลัมน์ง\n${rows.join('\n')}\n`);
      return path;
    };
    const readAs = async (column: string, field: string | RegExp): Promise<void> => {
      await button(new RegExp(`อ่านคอลัมน์ ${column} เป็น`)).click();
      await page.getByRole('option', { name: field, exact: true }).click();
    };
    const card = page.getByRole('article');
    await dropFiles(page, [oddFile('ชุดแรก.csv')]);
    await page.getByText('ไม่รู้จักคอลัมน์ของไฟล์นี้').waitFor();
    await page.getByText('พร้อมนำเข้า 0 จาก 1 ไฟล์').waitFor();
    expect(await card.innerText()).toMatch(/รหัสชุมชน\/หมู่บ้าน: ยังไม่ได้เลือกคอลัมน์[\s\S]*ตัวชี้วัด: ยังไม่ได้เลือก[\s\S]*00000000/);
    expect(await button('อ่านตามที่จับคู่').isDisabled()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-map-columns-th');
    await button(/อ่านคอลัมน์ คอลัมน์ก เป็น/).click();
    expect((await page.getByRole('option').allInnerTexts()).slice(0, 3)).toEqual([
      importing.notRead,
      'รหัสชุมชน/หมู่บ้าน',
      'ปีที่สำรวจ',
    ]);
    await page.getByRole('option', { name: 'รหัสชุมชน/หมู่บ้าน', exact: true }).click();
    await readAs('คอลัมน์ข', 'รหัสเด็ก');
    await readAs('คอลัมน์ค', 'เพศ');
    expect(await button('อ่านตามที่จับคู่').isDisabled()).toBe(true);
    await readAs('คอลัมน์ง', /^3\. /);
    await button('English').click();
    await screenshot(page, 'import-map-columns-en');
    await button(inThai).click();
    await button('อ่านตามที่จับคู่').click();
    await page.getByText('อ่านตามการจับคู่คอลัมน์ที่ท่านเลือก').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('ชุดแรก.csv');
    expect(await page.getByText('ไม่รู้จักคอลัมน์ของไฟล์นี้').count()).toBe(0);
    await page.locator('.year-question').getByRole('button').click();
    await page.getByRole('option', { name: '2560' }).click();
    await page.getByRole('textbox', { name: 'ชื่อแบบ' }).fill('แบบคอลัมน์แปลก');
    await button('บันทึกแบบ').click();
    await page.getByText('บันทึกแบบ “แบบคอลัมน์แปลก” แล้ว').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-mapped-by-hand-th');
    await importReady();
    await goToHash(page, '#/overview?year=2560&level=community');
    await expectSoon(() => page.locator('.headline-value').first().textContent()).toBe('120');
    expect(await page.locator('.heat-row:not([data-pinned]) .heat-cell').nth(2).textContent()).toMatch(/^25/);
    await goToHash(page, '#/import');
    await button('นำเข้าไฟล์อื่น').click();

    await dropFiles(page, [oddFile('ชุดสอง-2558.csv')]);
    await page.getByText('ใช้แบบ “แบบคอลัมน์แปลก”').waitFor();
    await page.getByText('พร้อมนำเข้า 1 จาก 1 ไฟล์').waitFor();
    expect(await page.getByText('ไม่รู้จักคอลัมน์ของไฟล์นี้').count()).toBe(0);
    await screenshot(page, 'import-odd-profile-th');
    await button(/แบบการจับคู่ที่บันทึกไว้/).click();
    await page.getByRole('option', { name: /ไม่ใช้แบบ/ }).click();
    await page.getByText('ไม่รู้จักคอลัมน์ของไฟล์นี้').waitFor();
    await button(/แบบการจับคู่ที่บันทึกไว้/).click();
    await page.getByRole('option', { name: 'แบบคอลัมน์แปลก' }).click();
    await page.getByText('ใช้แบบ “แบบคอลัมน์แปลก”').waitFor();
    await importReady();
    expect(await card.innerText()).toMatch(/ชุดสอง-2558\.csv/);
    await button('เลิกนำเข้าครั้งนี้').click();
    await page.getByText('ไฟล์ยังอยู่ที่นี่', { exact: false }).waitFor();
  });

  test('rejected rows are saved, corrected in a workbook, dropped back, and only what is right comes in', async () => {
    const rows = ['85010101,C1,ชาย,10,ไทย,,0,0', ',C2,ชาย,10,ไทย,,0,0', '85999901,C3,หญิง,10,ไทย,,1,0'];
    await dropFiles(page, [childFile('ระนอง.csv', 2564, rows)]);
    await page.locator('.preview-table').waitFor();
    const preview = await page.locator('.preview-table tbody tr').allInnerTexts();
    expect(preview.map((row) => row.split('\t')[1]?.trim())).toEqual(['85010101', importing.previewBlank, '85999901']);
    await importReady();
    const path = await saveRejects('แก้.xlsx');
    await page.getByText('บันทึกแล้ว: แถวที่ไม่นำเข้า-ระนอง.xlsx').waitFor();
    correct(path, 'รหัสชุมชน/หมู่บ้าน', { C2: '85010101' });
    await dropFiles(page, [path]);
    await page.getByText('ไฟล์แถวที่ไม่นำเข้า ที่แก้แล้ว').waitFor();
    // The columns that say why a row was not imported are no columns that were overlooked.
    expect(await page.locator('.unread-columns').count()).toBe(0);
    await importReady();
    await page.getByText('จาก 2 แถวที่เคยไม่นำเข้า เข้าแล้วครั้งนี้ 1 แถว ยังเหลือ 1 แถว').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-returned-th');
    const again = await saveRejects('แก้อีก.xlsx');
    correct(again, 'รหัสชุมชน/หมู่บ้าน', { C3: '85010102' });
    await dropFiles(page, [again]);
    await importReady();
    await page.getByText('ทั้ง 1 แถวที่เคยไม่นำเข้า เข้าแล้วครั้งนี้').waitFor();
    await goToHash(page, '#/overview?year=2564');
    await expectSoon(() => page.locator('.headline-value').first().textContent()).toBe('3');
  });

  test('an import is undone on the spot, its files stay to be read otherwise, and Ctrl+Z does the same', async () => {
    const loaded = () => page.locator('.loaded-file-name').allInnerTexts();
    await dropFiles(page, [childFile('เลิก.csv', 2565, ['85010101,C1,ชาย,10,ไทย,,1,0'])]);
    await importReady();
    await button('เลิกนำเข้าครั้งนี้').click();
    await page.getByText('ไฟล์ยังอยู่ที่นี่', { exact: false }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await goToHash(page, '#/start');
    await expectSoon(loaded).not.toContain('เลิก.csv');
    await goToHash(page, '#/import');
    await button(/ตรวจและแก้การจับคู่คอลัมน์/).click();
    await button(/อ่านคอลัมน์ เขต เป็น/).click();
    await page.getByRole('option', { name: 'สัญชาติ', exact: true }).click();
    await importReady();
    await page.keyboard.press('Control+z');
    await page.getByText('การนำเข้านี้ถูกเลิกทำแล้ว').waitFor();
    await button('กลับไปที่ไฟล์').click();
    await importReady();
    await goToHash(page, '#/start');
    await expectSoon(loaded).toContain('เลิก.csv');
  });

  test('a thousand rejected rows and sixty columns scroll under headers that stay', async () => {
    const more = Array.from({ length: 52 }, (_, i) => `คอลัมน์ ${i + 1}`).join(',');
    const path = join(folder, 'มาก.csv');
    const header = `ปีที่สำรวจ,รหัสชุมชน/หมู่บ้าน,รหัสเด็ก,เพศ,อายุ,สัญชาติ,3. ไม่ได้รับการศึกษา,13. ถูกกระทำรุนแรง,${more}`;
    const blanks = ','.repeat(52);
    const rows = Array.from(
      { length: 1300 },
      (_, i) => `2559,${i < 100 ? '85010101' : ''},M${i},ชาย,9,ไทย,0,0${blanks}`,
    );
    writeFileSync(path, `${header}\n${rows.join('\n')}\n`);
    await dropFiles(page, [path]);
    await button(/ตรวจและแก้การจับคู่คอลัมน์/).click();
    await expectSoon(() => page.locator('.column-table tbody tr').count()).toBe(60);
    /** Where the header of a table is and where the part that scrolls begins, after scrolling to its end. */
    const atEnd = (selector: string) =>
      page.locator(selector).evaluate((part) => {
        part.scrollTo(0, part.scrollHeight);
        const head = part.querySelector('thead th');
        if (!head) throw new Error('No header.');
        return { scrolled: part.scrollTop, gap: head.getBoundingClientRect().top - part.getBoundingClientRect().top };
      });
    const columns = await atEnd('.column-scroll');
    expect(columns.scrolled).toBeGreaterThan(1000);
    expect(Math.abs(columns.gap)).toBeLessThan(3);
    await importReady();
    await page.getByText('แสดง 1,000 แถวแรก จากทั้งหมด 1,200 แถว').waitFor();
    await expectSoon(() => page.locator('.rejected-table tbody tr').count()).toBe(1000);
    const rejected = await atEnd('.rejected-scroll');
    expect(rejected.scrolled).toBeGreaterThan(10_000);
    expect(Math.abs(rejected.gap)).toBeLessThan(3);
    await button('เลิกนำเข้าครั้งนี้').click();
    await page.getByText('ไฟล์ยังอยู่ที่นี่', { exact: false }).waitFor();
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

  test('in a workspace whose case data are locked it says what that costs, and what to do for the rejected rows', async () => {
    const casePhrase = 'เรือ ใบพัด ลมหนาว ทะเลกว้าง';
    await button('เปิดหรือสร้างแฟ้มงาน').click();
    await button(start.create).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(workspace.create.name).fill('ระนอง');
    await dialog.getByLabel(workspace.keys.planning).fill('ควาย ไถนา ริมคลอง สีเขียว');
    await dialog.getByLabel(workspace.keys.case).fill(casePhrase);
    await dialog.getByText(workspace.passphrase.show).click();
    await dialog.getByRole('button', { name: workspace.create.start }).click();
    await page.getByText(workspace.sheet.confirm).click();
    await button(workspace.sheet.done).click();
    await goToHash(page, '#/import');
    await dropFiles(page, [childFile('แฟ้มงาน.csv', 2558, ['85010101,C1,ชาย,10,ไทย,,1,0', ',C2,ชาย,10,ไทย,,1,0'])]);
    await importReady();
    expect(await page.getByText(importing.keeping.none).count()).toBe(0);
    await button(workspace.bar.lockCase).click();
    await page.getByText(importing.keeping.caseLocked).waitFor();
    // Which files there are, and what was rejected of them, is seen with the case data open.
    await expectSoon(() => button(/^บันทึกไฟล์แถวที่ไม่นำเข้าของ/).count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'import-case-locked-th');
    await button(importing.keeping.caseAction).first().click();
    await page.getByLabel(workspace.openCase.purpose).fill('แก้แถวที่ไม่นำเข้า');
    await page.getByLabel(workspace.keys.case).fill(casePhrase);
    await page.keyboard.press('Enter');
    await page.getByText(importing.keeping.caseLocked).waitFor({ state: 'detached' });
    await saveRejects('แฟ้มงาน.xlsx');
    await page.getByText(common.handOut.saved('แถวที่ไม่นำเข้า-แฟ้มงาน.xlsx')).waitFor();
  });

  test('kept quiet throughout, but for the calls that a test cut off or that were refused', () => {
    expect(app.problems.filter((problem) => !/net::ERR_FAILED|status of 422/.test(problem))).toEqual([]);
  });
});

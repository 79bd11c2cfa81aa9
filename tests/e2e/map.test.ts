import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { needsBrowser, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { accessibilityViolations, expectSoon, goToHash, openSample, inPlanningView } from '../support/page-actions.ts';
import { closeReceipt, copiedReceipt, verifyOnSample } from '../support/receipts.ts';

const layers = {
  prevalence: { hash: '#/map', title: /ไม่ได้รับการศึกษา/, legend: 'ที่มีคำตอบ' },
  migration: { hash: '#/map?layer=migration', title: /เด็กย้ายถิ่นเข้ามา/, legend: 'ขนาดวงกลม' },
  profile: { hash: '#/map?layer=profile&profile=2', title: /ไม่ได้จดทะเบียนการเกิด/, legend: 'ไม่นำมาบวกกัน' },
  'hot-spots': {
    hash: '#/map?layer=hot-spots&indicator=1',
    title: /พื้นที่กระจุกตัว/,
    legend: 'ค่าสูงอยู่ติดกันมากกว่าที่จะเกิดโดยบังเอิญ',
  },
  'hot-spots-communities': {
    hash: '#/map?layer=hot-spots&indicator=8&level=community',
    title: /พื้นที่กระจุกตัว/,
    legend: 'ค่าต่ำอยู่ติดกันมากกว่าที่จะเกิดโดยบังเอิญ',
  },
  pair: { hash: '#/map?layer=pair', title: /คู่กับ ไม่ได้รับการศึกษา/, legend: 'สูงทั้งสองเรื่อง' },
  completeness: { hash: '#/map?layer=completeness', title: /ความครบถ้วน/, legend: 'ซึ่งมีคำตอบ' },
  years: { hash: '#/map?years=all&layer=profile', title: /ย้ายถิ่นเข้ามา/, legend: 'ช่วงชั้นเดียวกันทุกปี' },
} as const;

const legend = (page: Page) => page.locator('.map-legend');
const option = (page: Page, key: string) =>
  page.evaluate((name) => new URLSearchParams(window.location.hash.split('?')[1]).get(name), key);

/** Waits until the map has drawn what the address asks for. */
async function show(page: Page, hash: string, title: RegExp): Promise<void> {
  await goToHash(page, hash);
  await legend(page).locator('h1').filter({ hasText: title }).waitFor();
  await expectSoon(() => legend(page).locator('.legend-list, .legend-grid').count()).toBeGreaterThan(0);
}

async function saved(page: Page, item: RegExp): Promise<Download> {
  await page.getByRole('button', { name: 'คัดลอกหรือบันทึก' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await waiting;
  await page.getByText('บันทึกแล้ว').waitFor();
  return download;
}

describe('the map of the sample', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSample(page);
  });
  afterAll(async () => {
    await app.close();
  });
  beforeEach(() => page.mouse.move(2, 2));

  test('switches layers with the list, and each says what it shows', async () => {
    await show(page, '#/map', layers.prevalence.title);
    for (const [name, layer] of [
      ['พื้นที่ย้ายถิ่นสูง', 'migration'],
      ['ลักษณะการย้ายถิ่น', 'profile'],
      ['พื้นที่กระจุกตัว', 'hot-spots'],
      ['ย้ายเข้าคู่กับตัวชี้วัดอื่น', 'pair'],
      ['ความครบถ้วนของข้อมูล', 'completeness'],
    ] as const) {
      await page.locator('.map-layer button').click();
      await page.getByRole('option', { name }).click();
      await expectSoon(() => option(page, 'layer')).toBe(layer);
      await expectSoon(() => legend(page).locator('.legend-list, .legend-grid').count()).toBeGreaterThan(0);
    }
  });

  test.each(Object.entries(layers))(
    '%s: legend, no violation of WCAG, a picture in both languages',
    async (name, layer) => {
      await show(page, layer.hash, layer.title);
      await expectSoon(() => legend(page).innerText()).toContain(layer.legend);
      if (name === 'migration') await page.locator('.migration-row').first().waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.waitForTimeout(700);
      await screenshot(page, `map-${name}-th`);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Copy or save' }).waitFor();
      await page.waitForTimeout(700);
      await screenshot(page, `map-${name}-en`);
      await page.getByRole('button', { name: 'ภาษาไทย' }).click();
      await page.getByRole('button', { name: 'คัดลอกหรือบันทึก' }).waitFor();
    },
  );

  test('hot spots: the legend says what was found, and an area below the province is not called high', async () => {
    await show(page, layers['hot-spots'].hash, layers['hot-spots'].title);
    await legend(page).getByText('ไม่มีพื้นที่ติดกัน จึงไม่มีผล').waitFor();
    // The only one of indicator 1 is below the province: high around it, and not called high.
    await legend(page).getByText('รอบข้างสูงหรือต่ำ แต่พื้นที่นี้ไม่ใช่').waitFor();
    await page.getByText('ไม่พบพื้นที่กระจุกตัวที่ชัดเจนในปีนี้').waitFor();
    await expectSoon(() => legend(page).innerText()).toMatch(/ใช้ดูเบื้องต้นเท่านั้น: ทดสอบได้ \d+ พื้นที่ \(น้อยกว่า 30\)/);
  });

  test('high migration: each tambon has its reason in a sentence, high ones first, indicator 1 beside it', async () => {
    await show(page, layers.migration.hash, layers.migration.title);
    const list = page.locator('.migration-list');
    await list.locator('.migration-row').first().waitFor();
    expect(await list.getByRole('heading').innerText()).toMatch(/ตำบลย้ายถิ่นสูง \d+ จาก 30 ตำบล · ปี 2568/);
    const first = list.locator('.migration-row').first();
    expect(await first.innerText()).toMatch(
      /ย้ายเข้า [\d.–]+% สูงกว่าที่อื่นในจังหวัด \(ทั้งจังหวัด [\d.]+%\)[\s\S]*ไม่มีสัญชาติไทย \(1\)/,
    );
    await list.locator('summary').click();
    expect(await list.locator('.migration-row').count()).toBe(30);
    expect(await accessibilityViolations(page)).toEqual([]);
    await legend(page).getByText('ตำบลย้ายถิ่นสูง').waitFor();
    await first.click();
    await expectSoon(() => list.locator('.migration-row').count()).toBe(1);
    await page.goBack();
    await expectSoon(() => list.locator('.migration-row').count()).toBe(30);
  });

  test('a calculation that takes long says so, can be stopped, and started again', async () => {
    await show(page, '#/map', layers.prevalence.title);
    let isHeld = true;
    await page.route('**/rpc/analysis/hotSpots', async (route) => {
      while (isHeld) await new Promise((resolve) => setTimeout(resolve, 100));
      await route.continue().catch(() => undefined);
    });
    await goToHash(page, '#/map?layer=hot-spots&indicator=11');
    await page.getByRole('progressbar', { name: 'กำลังทดสอบการกระจุกตัว' }).waitFor();
    const cancel = page.locator('.spot-progress').getByRole('button', { name: 'ยกเลิก' });
    expect(await cancel.count()).toBe(0);
    await cancel.click();
    await page.getByText('หยุดคำนวณแล้ว').waitFor();
    expect(await legend(page).innerText()).toContain('ยังไม่มีผล');
    await page.getByRole('button', { name: 'คัดลอกหรือบันทึก' }).click();
    await page.getByText('รอให้คำนวณเสร็จก่อน').waitFor();
    await page.keyboard.press('Escape');
    isHeld = false;
    await page.getByRole('button', { name: 'คำนวณใหม่' }).click();
    await legend(page).getByText('ค่าสูงอยู่ติดกัน').first().waitFor();
    await page.unroute('**/rpc/analysis/hotSpots');
  });

  test('the year slider: arrow keys change the year, the classes stay', async () => {
    await show(page, '#/map?year=2568', layers.prevalence.title);
    const classes = () => legend(page).locator('.legend-words').allInnerTexts();
    const before = await classes();
    const counts = await legend(page).locator('.legend-count').allInnerTexts();
    const slider = page.getByRole('slider', { name: 'ปีบนแผนที่' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('2568');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expectSoon(() => option(page, 'year')).toBe('2567');
    await expectSoon(() => legend(page).innerText()).toContain('ปี 2567');
    expect((await classes()).slice(0, 5)).toEqual(before.slice(0, 5));
    expect(await legend(page).locator('.legend-count').allInnerTexts()).not.toEqual(counts);
    await page.keyboard.press('Home');
    await expectSoon(() => option(page, 'year')).toBe('2566');
    await page.getByRole('button', { name: 'เล่นทีละปี' }).click();
    await expectSoon(() => option(page, 'year')).toBe('2568');
    await page.getByRole('button', { name: 'เล่นทีละปี' }).waitFor();
  });

  test('with reduced motion nothing plays by itself: there are steps instead', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(page, '#/map?year=2566', layers.prevalence.title);
    await page.getByRole('button', { name: 'ปีถัดไป' }).click();
    await expectSoon(() => option(page, 'year')).toBe('2567');
    expect(await page.getByRole('button', { name: 'เล่นทีละปี' }).count()).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });

  test('years side by side are linked: what is pointed at and selected is marked in each and in the table', async () => {
    await show(page, '#/map?panel=table', layers.prevalence.title);
    await page.getByRole('button', { name: 'เทียบหลายปี' }).click();
    const maps = page.locator('.small-map');
    await expectSoon(() => maps.count()).toBe(3);
    await page.locator('.map-table-area').first().hover();
    await expectSoon(() => page.locator('.small-map-mark[data-kind="hovered"]').count()).toBe(3);
    await page.mouse.move(2, 2);
    await expectSoon(() => page.locator('.small-map-mark').count()).toBe(0);
    await maps.first().locator('.small-map-area').first().click();
    await expectSoon(() => page.locator('.small-map-mark[data-kind="selected"]').count()).toBe(3);
    expect(await page.locator('.map-table tr[data-selected]').count()).toBe(1);
    await page.getByRole('tab', { name: 'กราฟ' }).click();
    expect(await page.locator('.rank-row[aria-pressed="true"]').count()).toBe(1);
    await page.getByRole('button', { name: 'ดูทีละปี' }).click();
    await expectSoon(() => maps.count()).toBe(0);
  });

  test('a hidden figure is hidden everywhere: table, chart, detail, completeness', async () => {
    await inPlanningView(page, async () => {
      await show(page, '#/map?panel=table', layers.prevalence.title);
      const row = page.locator('.map-table tbody tr').filter({ hasText: 'ปกปิด' }).first();
      await row.waitFor();
      const cells = await row.locator('td').allInnerTexts();
      expect(cells.filter((cell) => /\d/.test(cell))).toEqual([]);
      await row.getByRole('button').click();
      const code = await option(page, 'at');
      await page.getByRole('tab', { name: 'รายละเอียด' }).click();
      await page.locator('.map-hidden-note').waitFor();
      expect(await page.locator('.map-figure').innerText()).not.toMatch(/%/);
      await show(page, `#/map?layer=completeness&at=${code ?? ''}`, layers.completeness.title);
      await page.locator('.map-hidden-note').waitFor();
      expect(await page.locator('.map-figure').innerText()).not.toMatch(/%/);
    });
  });

  test('saves a page as PNG and as SVG with legend, source, attribution and the synthetic mark', async () => {
    await show(page, layers.pair.hash, layers.pair.title);
    const png = await saved(page, /บันทึกเป็นภาพ/);
    expect(png.suggestedFilename()).toMatch(/^แผนที่-.*-ระนอง-2568\.png$/);
    const picture = readFileSync(await png.path());
    expect([picture.subarray(1, 4).toString(), picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
      'PNG',
      2246,
      1588,
    ]);
    expect(picture.length).toBeGreaterThan(100_000);

    const svg = readFileSync(await (await saved(page, /บันทึกเป็น SVG/)).path(), 'utf8');
    const attribution = await page.locator('.map-attribution').innerText();
    const said = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((found) => found[1] ?? '').join('');
    expect(said.replaceAll(/\s/g, '')).toContain(attribution.replaceAll(/\s/g, ''));
    for (const words of ['ข้อมูลสังเคราะห์', 'ที่มา: NatPro CPMIS', 'ปกปิดเพื่อคุ้มครองเด็ก', 'จัดทำเมื่อ', 'ปากน้ำ']) {
      expect(said).toContain(words);
    }
    // Names of files are for the case key.
    expect(said).not.toContain('.csv');
    expect(svg).not.toMatch(/<image|<script/);
    expect(svg.match(/data:font\/woff2/g)).toHaveLength(4);
    // In a page of its own: the policy of the application's page holds for the style inside the file too.
    const blank = await app.context.newPage();
    const parsed = await blank.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? null,
      svg,
    );
    await blank.close();
    expect(parsed).toBeNull();
  });

  test('copies the page as a picture', async () => {
    await show(page, layers.pair.hash, layers.pair.title);
    await page.getByRole('button', { name: 'คัดลอกหรือบันทึก' }).click();
    await page.getByRole('menuitem', { name: /คัดลอกเป็นภาพ/ }).click();
    await page.getByText('คัดลอกแล้ว').waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return item ? [item.types, (await item.getType('image/png')).size] : [];
    });
    expect(copied[0]).toContain('image/png');
    expect(copied[1]).toBeGreaterThan(50_000);
  });

  test('a map of communities is refused with a sentence and what to do instead', async () => {
    const { hash, title } = layers['hot-spots-communities'];
    await show(page, hash, title);
    await page.getByRole('button', { name: 'คัดลอกหรือบันทึก' }).click();
    const refusal = page.getByText('แผนที่ระดับชุมชนนำออกนอกหน่วยงานไม่ได้');
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain('เลือก “ตำบล” หรือ “อำเภอ”');
    expect(await page.getByRole('menuitem').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  test('high migration leaves the building as tambons, with the threshold for publication in the legend', async () => {
    await show(page, layers.migration.hash, layers.migration.title);
    await page.locator('.migration-row').first().waitFor();
    expect((await saved(page, /บันทึกเป็นภาพ/)).suggestedFilename()).toMatch(/\.png$/);
    const svg = readFileSync(await (await saved(page, /บันทึกเป็น SVG/)).path(), 'utf8');
    const said = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
      .map((found) => found[1] ?? '')
      .join('')
      .replaceAll(/\s/g, '');
    for (const words of ['ตำบลย้ายถิ่นสูง', 'ตำบลที่ไม่สูงอย่างชัดเจน', 'ปกปิดจำนวนที่น้อยกว่า10', '(Gi*,Benjamini-Hochberg)']) {
      expect(said).toContain(words);
    }
    expect(said).not.toContain('ขนาดวงกลม');
  });

  test('the detail of an area that is pointed at or selected starts at its top', async () => {
    await show(page, '#/map', layers.prevalence.title);
    await page.locator('.map-highest-row').first().click();
    await page.locator('.map-detail').waitFor();
    const panel = page.locator('.map-tab-panel').first();
    const scrolled = () => panel.evaluate((element) => element.scrollTop);
    await panel.evaluate((element) => element.scrollTo({ top: 200 }));
    await expectSoon(scrolled).toBeGreaterThan(100);
    await goToHash(page, '#/map?at=850104');
    await expectSoon(scrolled).toBe(0);
  });

  test('a figure of the map opens its receipt, with the test of the hot spot, and it verifies', async () => {
    const { title } = layers['hot-spots'];
    await show(page, '#/map?layer=hot-spots&indicator=1&at=850104', title);
    await page.locator('.map-spot').waitFor();
    await page.locator('.map-detail').getByRole('button', { name: 'ที่มาของตัวเลข' }).click();
    const receipt = await copiedReceipt(page);
    expect(receipt.request).toMatchObject({
      measure: { kind: 'indicator', indicator: 1 },
      filter: { area: '850104', surveyYearBE: 2568 },
      hotSpots: { weights: 'queen', permutations: 9999, seed: 1 },
    });
    const method = receipt.methods.find(({ name }) => name === 'getis-ord-gi-star');
    expect(await page.locator('.map-spot .map-facts').innerText()).toMatch(/\d\.\d\d/);
    expect([typeof method?.result['class'], typeof method?.result['giStar']]).toEqual(['string', 'number']);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'map-receipt-th');
    await closeReceipt(page);
    expect((await verifyOnSample(JSON.stringify(receipt))).verdict).toMatchObject({ ok: true, differences: [] });
  });

  test('where high migration cannot be calculated the page says so, and a second try finds it', async () => {
    await show(page, '#/map', layers.prevalence.title);
    const failing = '**/rpc/analysis/highMigration';
    await page.route(failing, (route) => route.fulfill({ status: 503, body: '{}', contentType: 'application/json' }));
    await goToHash(page, '#/map?layer=migration&group=thai');
    const notice = page.locator('.spot-progress').getByRole('alert');
    await notice.waitFor();
    expect(await legend(page).innerText()).toContain('ขนาดวงกลม');
    await page.getByRole('button', { name: 'คัดลอกหรือบันทึก' }).click();
    await page.getByText('รอให้คำนวณเสร็จก่อน').waitFor();
    await page.keyboard.press('Escape');
    await page.unroute(failing);
    await page.locator('.spot-progress').getByRole('button', { name: 'ลองใหม่' }).click();
    await page.locator('.migration-row').first().waitFor();
  });

  test('the policy of the page had nothing to say', () => {
    // The browser itself tells of the one answer that was made to fail.
    expect(app.problems.filter((problem) => !problem.includes('503'))).toEqual([]);
  });
});

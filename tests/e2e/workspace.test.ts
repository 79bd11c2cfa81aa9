import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errors } from '../../shared/i18n/th/errors.ts';
import { journal } from '../../shared/i18n/th/journal.ts';
import { release } from '../../shared/i18n/th/release.ts';
import { start } from '../../shared/i18n/th/start.ts';
import { workspace as workspaceEn } from '../../shared/i18n/en/workspace.ts';
import { workspace } from '../../shared/i18n/th/workspace.ts';
import { needsBrowser, openApp, screenshot, startApp, type RunningApp } from '../support/browser.ts';
import { childRow, extractText } from '../support/extract-file.ts';
import {
  accessibilityViolations,
  dropFiles,
  expectSoon,
  goToHash,
  planningFiguresMade,
} from '../support/page-actions.ts';

const name = 'ระนอง';
const planning = 'ควาย ไถนา ริมคลอง สีเขียว';
const casePhrase = 'เรือ ใบพัด ลมหนาว ทะเลกว้าง';
const backupPhrase = 'ตู้เซฟ สีแดง ชั้นล่าง กุญแจ';

/** Sixty children of two communities; half of them without Thai nationality. */
function extract(folder: string): string {
  const rows = Array.from({ length: 60 }, (_, i) =>
    childRow({
      child_id: `C${i}`,
      household_id: `H${i % 30}`,
      community_code: i % 2 === 0 ? '85010301' : '85010302',
      ...(i % 2 === 0 ? { ind01: 'ใช่', nationality: 'เมียนมา' } : {}),
    }),
  );
  const path = join(folder, 'ranong-2568.csv');
  writeFileSync(path, extractText(rows));
  return path;
}

/** Colours change at once, so that their contrast is not measured half-way. */
const withoutMotion = (page: Page): Promise<void> => page.emulateMedia({ reducedMotion: 'reduce' });

const button = (page: Page, label: string | RegExp) =>
  page.getByRole('button', typeof label === 'string' ? { name: label, exact: true } : { name: label });

async function importFile(page: Page, path: string): Promise<void> {
  await dropFiles(page, [path]);
  await button(page, /^นำเข้า 1 ไฟล์$/).click();
  await page.getByRole('heading', { name: 'นำเข้าแล้ว' }).waitFor();
}

async function fillNewPassphrases(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(workspace.keys.planning).fill(planning);
  await dialog.getByLabel(workspace.keys.case).fill(casePhrase);
  await dialog.getByText(workspace.passphrase.show).click();
}

/** Creates a workspace from wherever a dialog to do so was opened; gives the recovery code as printed. */
async function createWorkspace(page: Page, called: string): Promise<readonly string[]> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(workspace.create.name).fill(called);
  await fillNewPassphrases(page);
  await dialog.getByRole('button', { name: workspace.create.start }).click();
  await page.getByRole('heading', { name: workspace.recovery.title }).waitFor();
  return page.locator('.sheet-code li').allInnerTexts();
}

async function confirmSheet(page: Page): Promise<void> {
  await page.getByText(workspace.sheet.confirm).click();
  await button(page, workspace.sheet.done).click();
}

async function chooseInMenu(page: Page, item: string): Promise<void> {
  await button(page, workspace.bar.menuOf(name)).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function headline(page: Page): Promise<readonly string[]> {
  await goToHash(page, '#/overview');
  await page.getByRole('grid').waitFor();
  return page.locator('.headline-value').allInnerTexts();
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel(workspace.keys.planning).fill(passphrase);
  await page.keyboard.press('Enter');
}

async function openCaseData(page: Page, purpose: string): Promise<void> {
  await chooseInMenu(page, workspace.bar.openCase);
  await page.getByLabel(workspace.keys.case).fill(casePhrase);
  await page.getByLabel(workspace.openCase.purpose).fill(purpose);
  await page.keyboard.press('Enter');
  await page.getByText(workspace.bar.caseOpen).waitFor();
}

describe('a workspace', needsBrowser(), () => {
  let app: RunningApp;
  let page: Page;
  let folder: string;
  let code: readonly string[] = [];
  let figures: readonly string[] = [];
  /** As planning view shows them. */
  let planned: readonly string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'natpro-workspace-e2e-'));
    app = await startApp({ isPassphraseQuick: true });
    page = app.page;
    await withoutMotion(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  test('begins with one primary action, and says that nothing is kept without one', async () => {
    expect(await page.locator('.action-primary').allInnerTexts()).toEqual([start.sample]);
    await page.getByText(workspace.bar.notKept).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'workspace-first-th');
  });

  test('takes along what is open, and is done only when the recovery sheet is on paper', async () => {
    await importFile(page, extract(folder));
    figures = await headline(page);
    await button(page, workspace.bar.keep).click();
    await page.getByText(workspace.create.comesAlong).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByLabel(workspace.keys.planning).fill('ranong2568');
    await page.getByText(workspace.hints.few_words).first().waitFor();
    expect(await page.getByRole('dialog').getByRole('button', { name: workspace.create.start }).isDisabled()).toBe(
      true,
    );
    await screenshot(page, 'workspace-create-th');
    code = await createWorkspace(page, name);
    expect([code.length, code[0]]).toEqual([16, 'AGE-SECRET-KEY-1']);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await button(page, workspace.sheet.done).isDisabled()).toBe(true);
    await page.getByRole('heading', { name: workspace.recovery.title }).waitFor();
    await screenshot(page, 'workspace-sheet-th');
    await confirmSheet(page);
    await page.getByRole('heading', { name: workspace.recovery.title }).waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(code[5]);
    expect(await headline(page)).toEqual(figures);
    expect(await page.getByText(workspace.bar.notKept).count()).toBe(0);
    await planningFiguresMade(page);
  });

  test('shows nothing of the data while it is locked, and the same figures after both keys have opened it', async () => {
    await chooseInMenu(page, workspace.bar.lockNow);
    await page.getByRole('heading', { name: workspace.locked.title }).waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
    expect(await page.locator('nav, table, .headline-value').count()).toBe(0);
    expect(await page.textContent('body')).not.toMatch(/85010301|ranong-2568\.csv/);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'workspace-locked-th');
    await page.reload();
    await page.getByRole('heading', { name: workspace.locked.title }).waitFor();
    await unlock(page, 'ผิด ผิด ผิด ผิด');
    await page.getByText(errors.WORKSPACE_WRONG_PASSPHRASE()).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await unlock(page, 'ผิด อีกครั้ง');
    await page.getByText(workspace.open.nextWait('1')).waitFor({ state: 'detached' });
    await page.getByText(errors.WORKSPACE_WRONG_PASSPHRASE()).waitFor();
    await unlock(page, planning);
    await page.locator('.headline-value').first().waitFor();
    planned = await headline(page);
    await page.getByText(release.kinds.released, { exact: true }).waitFor();
    await openCaseData(page, 'ดูตัวเลขเต็ม');
    await page.getByText(release.kinds.full, { exact: true }).waitFor();
    expect(await headline(page)).toEqual(figures);
  });

  test('keeps every change in its journal, to be undone and redone by row and by key', async () => {
    await goToHash(page, '#/journal');
    const row = page.getByRole('row').filter({ hasText: 'ranong-2568.csv' });
    expect(await row.innerText()).toMatch(/25\d\d \d\d:\d\d น\.[\s\S]*นำเข้า 1 ไฟล์[\s\S]*รับเข้า 60 แถว[\s\S]*มีผลอยู่/);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'journal-th');
    await row.getByRole('button', { name: /^เลิกทำ/ }).click();
    await row.getByText(workspace.history.undone).waitFor();
    await goToHash(page, '#/overview');
    await page.getByRole('heading', { name: 'ยังไม่มีข้อมูล' }).waitFor();
    await page.keyboard.press('Control+y');
    await page.getByText(journal.redone('นำเข้า 1 ไฟล์')).waitFor();
    expect(await headline(page)).toEqual(figures);
    await page.keyboard.press('Control+z');
    await page.getByRole('heading', { name: 'ยังไม่มีข้อมูล' }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    expect(await headline(page)).toEqual(figures);
    await planningFiguresMade(page);
  });

  test('is checked whole', async () => {
    await goToHash(page, '#/journal');
    await button(page, journal.verify).click();
    await page.getByText(/^ครบถ้วน: บันทึก/).waitFor();
    await button(page, 'English').click();
    await page.getByText(/^Complete: \d+ journal entries/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'journal-en');
    await button(page, 'ภาษาไทย').click();
  });

  test('without the case data leads to them where the released figures do not tell', async () => {
    if (await button(page, workspace.bar.lockCase).isVisible()) await button(page, workspace.bar.lockCase).click();
    await goToHash(page, '#/overview?sex=male&level=community');
    const notTold = page.locator('.not-told');
    await notTold.waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await expectSoon(() => notTold.getByRole('button').allInnerTexts()).toEqual([
      release.notTold.toLevel('ตำบล'),
      release.notTold.without.sex,
      workspace.bar.openCase,
    ]);
    await notTold.getByRole('button', { name: workspace.bar.openCase }).click();
    await page.getByRole('dialog').getByRole('heading', { name: workspace.openCase.title }).waitFor();
    await page.keyboard.press('Escape');
    await goToHash(page, '#/overview');
  });

  test('opens its case data for a purpose, which the journal keeps', async () => {
    if (await button(page, workspace.bar.lockCase).isVisible()) await button(page, workspace.bar.lockCase).click();
    await chooseInMenu(page, workspace.bar.openCase);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByLabel(workspace.keys.case).fill(planning);
    await page.getByLabel(workspace.openCase.purpose).fill('เตรียมการเยี่ยมบ้าน');
    await page.keyboard.press('Enter');
    await page.getByText(errors.WORKSPACE_WRONG_PASSPHRASE()).waitFor();
    await page.getByLabel(workspace.keys.case).fill(casePhrase);
    await page.keyboard.press('Enter');
    await page.getByText(workspace.bar.caseOpen).waitFor();
    await goToHash(page, '#/journal');
    await page.getByRole('cell', { name: 'เตรียมการเยี่ยมบ้าน' }).waitFor();
    await button(page, workspace.bar.lockCase).click();
    await page.getByText(workspace.bar.caseOpen).waitFor({ state: 'detached' });
  });

  test('is backed up to one file and restored beside itself', async () => {
    // A month later: the bar says that a backup is due, and leads to it.
    const status = /\/rpc\/workspace\/status/;
    await page.route(status, async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { json: object };
      await route.fulfill({ response, json: { ...answer, json: { ...answer.json, isBackupDue: true } } });
    });
    await page.reload();
    await button(page, workspace.bar.backupDue).click();
    await page.unroute(status);
    await page.getByText(workspace.passphrase.show).click();
    await page.getByLabel(workspace.backup.passphrase).fill(backupPhrase);
    await button(page, workspace.backup.start).click();
    await page.getByText(/^สำรองแล้ว [\d.]+ kB/).waitFor();
    await button(page, 'ปิด').click();
    const backups = join(app.workspacesFolder, 'backups');
    const [file = ''] = readdirSync(backups);
    await goToHash(page, '#/start');
    await button(page, start.restore).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button(page, workspace.restore.choose).click(),
    ]);
    await chooser.setFiles(join(backups, file));
    await page.getByLabel(workspace.restore.name).fill('ระนอง สำรอง');
    await page.getByLabel(workspace.backup.passphrase).fill(backupPhrase);
    await button(page, workspace.restore.start).click();
    await page.getByRole('heading', { name: workspace.open.title('ระนอง สำรอง') }).waitFor();
    await unlock(page, planning);
    await page.getByRole('heading', { level: 1, name: 'ระนอง สำรอง' }).waitFor();
    expect(await headline(page)).toEqual(planned);
  });

  test('is closed and opened again with the same figures', async () => {
    await button(page, workspace.bar.menuOf('ระนอง สำรอง')).click();
    await page.getByRole('menuitem', { name: workspace.bar.close }).click();
    const open = button(page, start.openName(name));
    await open.waitFor();
    expect(await page.locator('.action-primary').count()).toBe(1);
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'workspace-known-th');
    await open.click();
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await unlock(page, planning);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(await headline(page)).toEqual(planned);
  });

  test('takes a new passphrase, and gives two new ones for the recovery code', async () => {
    const changed = 'ต้นไม้ สูงใหญ่ ริมทาง บ้านสวน';
    await chooseInMenu(page, workspace.bar.change);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByText(workspace.passphrase.show).click();
    await page.getByLabel(workspace.change.current).fill(planning);
    await page.getByLabel(workspace.change.next).fill(changed);
    await button(page, workspace.change.start).click();
    await page.getByText(workspace.changedPassphrase).waitFor();
    await button(page, 'ปิด').click();
    await chooseInMenu(page, workspace.bar.lockNow);
    await button(page, workspace.open.forgot).click();
    await page.getByLabel(workspace.recovery.code).fill(code.slice(1).join(' ').toLowerCase());
    await page.getByText(workspace.recover.complete).waitFor();
    await fillNewPassphrases(page);
    expect(await accessibilityViolations(page)).toEqual([]);
    await button(page, workspace.recover.start).click();
    await page.locator('.headline-value').first().waitFor();
    expect(await headline(page)).toEqual(planned);
    await chooseInMenu(page, workspace.bar.lockNow);
    await unlock(page, planning);
    await page.locator('.headline-value').first().waitFor();
  });

  test('makes a new recovery sheet with both passphrases; the code of the old one opens nothing', async () => {
    await chooseInMenu(page, workspace.bar.renewRecovery);
    const dialog = page.getByRole('dialog', { name: workspace.renewRecovery.title });
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'workspace-renew-recovery-th');
    await dialog.getByLabel(workspace.keys.planning).fill(planning);
    await dialog.getByLabel(workspace.keys.case).fill(planning);
    await button(page, workspace.renewRecovery.start).click();
    await dialog.getByText(errors.WORKSPACE_WRONG_PASSPHRASE()).waitFor();
    await dialog.getByLabel(workspace.keys.case).fill(casePhrase);
    await button(page, workspace.renewRecovery.start).click();
    await page.getByText(workspace.sheet.renewed(name)).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'workspace-renewed-sheet-th');
    const old = code;
    code = await page.locator('.sheet-code li').allInnerTexts();
    expect(await button(page, workspace.sheet.done).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await confirmSheet(page);
    await page.getByRole('heading', { name: workspace.recovery.title }).waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(code[2]);
    await goToHash(page, '#/journal');
    await page.getByRole('cell', { name: journal.commands['recovery-renewed'] }).waitFor();

    await button(page, 'English').click();
    await button(page, workspaceEn.bar.menuOf(name)).click();
    await page.getByRole('menuitem', { name: workspaceEn.bar.renewRecovery }).click();
    await screenshot(page, 'workspace-renew-recovery-en');
    await button(page, 'Cancel').click();
    await button(page, 'ภาษาไทย').click();

    await chooseInMenu(page, workspace.bar.lockNow);
    await button(page, workspace.open.forgot).click();
    await page.getByLabel(workspace.recovery.code).fill(old.join(' '));
    await fillNewPassphrases(page);
    await button(page, workspace.recover.start).click();
    await page.getByText(errors.WORKSPACE_RECOVERY_WRONG()).waitFor();
    await page.getByLabel(workspace.recovery.code).fill(code.join(' '));
    await button(page, workspace.recover.start).click();
    await page.locator('.headline-value, h1').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await headline(page)).toEqual(planned);
  });

  test('left nothing of a passphrase or of the recovery code in storage, address, history or log', async () => {
    const kept = await page.evaluate(() => ({
      storage: JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      address: window.location.href,
      state: JSON.stringify(window.history.state),
    }));
    const said = `${JSON.stringify(kept)}${app.log()}${await page.content()}`;
    const folderText = readdirSync(app.workspacesFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.age') && !entry.name.endsWith('.natpro-backup'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    expect(folderText).not.toBe('');
    for (const secret of [planning, casePhrase, backupPhrase, code.slice(1).join(''), ...code.slice(2, 5)]) {
      expect([secret, said.includes(secret), folderText.includes(secret)]).toEqual([secret, false, false]);
    }
  });
});

describe('a workspace on a shared folder', needsBrowser(), () => {
  const openHere = async (page: Page): Promise<void> => {
    await button(page, start.openName(name)).click();
    await unlock(page, planning);
  };

  test('is told to be open elsewhere, can be looked at, and taken over; damage is named and the rest opens', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'natpro-workspace-e2e-'));
    const workspacesFolder = join(folder, 'workspaces');
    context.onTestFinished(() => rmSync(folder, { recursive: true }));
    const first = await openApp(context, { workspacesFolder, isPassphraseQuick: true });
    await button(first.page, start.create).click();
    await createWorkspace(first.page, name);
    await confirmSheet(first.page);
    await importFile(first.page, extract(folder));
    await planningFiguresMade(first.page);

    const { page } = await openApp(context, { workspacesFolder, isPassphraseQuick: true });
    await withoutMotion(page);
    await openHere(page);
    await page.getByText(/แฟ้มงานนี้เปิดอยู่แล้ว/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'workspace-in-use-th');
    await button(page, workspace.open.readOnly).click();
    await page.getByText(workspace.bar.readOnly, { exact: true }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
    expect(await button(page, start.importFiles).count()).toBe(0);
    await goToHash(page, '#/journal');
    const undo = page.getByRole('row').getByRole('button', { name: /^เลิกทำ/ });
    expect(await undo.isDisabled()).toBe(true);
    await chooseInMenu(page, workspace.bar.close);
    await openHere(page);
    await button(page, workspace.open.takeOver).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();

    // The one it was taken from can store nothing more, and says so.
    await goToHash(first.page, '#/journal');
    await first.page
      .getByRole('row')
      .getByRole('button', { name: /^เลิกทำ/ })
      .click();
    await first.page.getByText(/แฟ้มงานนี้เปิดอยู่แล้ว/).waitFor();

    await chooseInMenu(page, workspace.bar.close);
    const segments = join(workspacesFolder, name, 'segments/analytic');
    const [segment = ''] = readdirSync(segments);
    const bytes = readFileSync(join(segments, segment));
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(join(segments, segment), bytes);
    await openHere(page);
    const problems = page.getByRole('dialog', { name: workspace.problems.title });
    await problems.waitFor();
    expect(await problems.innerText()).toContain(segment.slice(0, 20));
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'workspace-problems-th');
    await problems.getByRole('button', { name: 'ปิด' }).click();
    await page.getByRole('button', { name: /^พบปัญหา \d+ เรื่อง$/ }).waitFor();
    await goToHash(page, '#/journal');
    await button(page, journal.verify).click();
    await page.getByText(/^พบปัญหา \d+ เรื่อง ส่วนที่เหลือเปิดได้$/).waitFor();
    await page
      .getByText(new RegExp(segment.slice(0, 20)))
      .first()
      .waitFor();
  });
});

describe('a workspace that nobody uses', needsBrowser(), () => {
  test('counts down, stays open at a key, and then locks itself', async (context) => {
    const { page } = await openApp(context, { isPassphraseQuick: true });
    await withoutMotion(page);
    await page.clock.install();
    await page.reload();
    await button(page, start.create).click();
    await createWorkspace(page, name);
    // The sheet is on screen: its code could not be shown again, so nothing locks yet.
    await page.clock.fastForward('20:00');
    await page.getByRole('heading', { name: workspace.recovery.title }).waitFor();
    await confirmSheet(page);
    await page.getByText(workspace.bar.caseOpen).waitFor();
    await page.clock.fastForward('04:45');
    await page.getByText(/^จะล็อกข้อมูลรายกรณีในอีก \d+ วินาที$/).waitFor();
    await page.clock.fastForward('00:20');
    await page.getByText(workspace.bar.caseOpen).waitFor({ state: 'detached' });
    await page.clock.fastForward('04:40');
    await page.getByText(/^จะล็อกแฟ้มงานในอีก \d+ วินาที$/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'workspace-countdown-th');
    await page.keyboard.press('Shift');
    await page.getByText(/^จะล็อกแฟ้มงาน/).waitFor({ state: 'detached' });
    await page.clock.fastForward('09:00');
    expect(await page.getByRole('heading', { name: workspace.locked.title }).count()).toBe(0);
    await page.clock.fastForward('01:05');
    await page.getByRole('heading', { name: workspace.locked.title }).waitFor();
  });
});

describe('a workspace at 200 % zoom', needsBrowser(), () => {
  test('fits: nothing lies beside the window, and the keyboard alone creates it', async (context) => {
    const { page } = await openApp(context, { viewport: { width: 683, height: 384 } });
    await withoutMotion(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const isWider = () =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    await expectSoon(isWider).toBe(false);
    await button(page, start.create).press('Enter');
    await page.getByLabel(workspace.create.name).waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(planning);
    await page.keyboard.press('Tab');
    await page.keyboard.type(planning);
    await page.keyboard.press('Tab');
    await page.keyboard.type(casePhrase);
    await page.keyboard.press('Tab');
    await page.keyboard.type(casePhrase);
    await screenshot(page, 'zoom-200-create');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: workspace.recovery.title }).waitFor();
    await expectSoon(isWider).toBe(false);
    await page.getByRole('checkbox', { name: workspace.sheet.confirm }).press('Space');
    await screenshot(page, 'zoom-200-sheet');
    await button(page, workspace.sheet.done).press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await expectSoon(() => page.locator('.action-primary').allInnerTexts()).toEqual([start.importFiles]);
    await goToHash(page, '#/journal');
    await page.getByRole('heading', { level: 1, name: journal.title }).waitFor();
    await expectSoon(isWider).toBe(false);
    const navigation = page.getByRole('navigation');
    await expectSoon(() => navigation.evaluate((rail) => rail.scrollWidth > rail.clientWidth)).toBe(false);
    await screenshot(page, 'zoom-200-journal');
  });
});

import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { usualThresholds } from '../../../shared/contract/thresholds.ts';
import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, type EngineClient } from '../../support/engine.ts';
import { children } from '../../support/many-children.ts';
import { casePassphrase, place, planningPassphrase, startOffice } from '../workspace/workspace-fixture.ts';
import { provinceRows, releasedPlace, settled } from './made-province.ts';

type Figures = 'analysis' | 'publication';

async function rowsOf(client: EngineClient, figures: Figures, level: AreaLevel): Promise<readonly AreaPrevalence[]> {
  const answer = await client[figures].prevalence({ level, filter: noFilter });
  if (answer.encoding !== 'rows') throw new Error('Few rows come as rows.');
  return answer.rows;
}

const everyLevel = async (client: EngineClient, figures: Figures): Promise<readonly (readonly AreaPrevalence[])[]> =>
  Promise.all(areaLevels.map((level) => rowsOf(client, figures, level)));

const isSmall = (count: number | null): boolean => count !== null && count > 0 && count < 5;

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

describe('releases', () => {
  test('a release follows an import; planning view shows it, without a small count and true to the full figures', async () => {
    const { client, workspaces } = await releasedPlace();
    expect(await settled(client)).toMatchObject({ state: 'current', heldBack: null, failure: null });
    const full = await everyLevel(client, 'analysis');
    expect((await client.dataset.summary()).view).toMatchObject({ kind: 'full', thresholds: null, filters: null });
    expect(
      full
        .flat()
        .flatMap(({ yes }) => yes)
        .some(isSmall),
    ).toBe(true);

    await client.workspace.lockCase();
    expect((await client.dataset.summary()).view).toMatchObject({ kind: 'released', thresholds: { n: 5 } });
    const released = await everyLevel(client, 'analysis');
    let shown = 0;
    for (const [i, rows] of released.entries())
      for (const [j, row] of rows.entries())
        for (const [k, yes] of row.yes.entries()) {
          const truth = full[i]?.[j];
          if (yes === null) continue;
          shown += 1;
          expect([yes, row.no[k], row.unknown[k] ?? truth?.unknown[k]]).toEqual([
            truth?.yes[k],
            truth?.no[k],
            truth?.unknown[k],
          ]);
          expect(isSmall(yes) || (yes > 0 && isSmall(row.no[k] ?? null))).toBe(false);
        }
    expect(shown).toBeGreaterThan(100);
    expect(released[3]?.find(({ areaCode }) => areaCode === '85010302')?.yes[12]).toBeNull();

    const publication = await everyLevel(client, 'publication');
    for (const [i, rows] of publication.entries())
      for (const [j, row] of rows.entries())
        for (const [k, yes] of row.yes.entries())
          if (yes !== null) expect([yes, yes > 0 && yes < 10]).toEqual([released[i]?.[j]?.yes[k], false]);

    await client.workspace.close();
    const again = await startOffice(workspaces, { releasesAlone: true });
    await again.client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: true });
    expect(await everyLevel(again.client, 'analysis')).toEqual(released);
    expect(await again.client.release.status()).toMatchObject({ state: 'current' });
  });

  test('with nothing released, planning view says so, and the next opening of the case data releases', async () => {
    const { client } = await releasedPlace(provinceRows, { releasesAlone: false });
    await client.workspace.lockCase();
    expect(await client.analysis.headlines({ filter: noFilter }).catch(codeOf)).toBe('NOT_RELEASED');
    expect(await client.publication.headlines({ filter: noFilter }).catch(codeOf)).toBe('NOT_RELEASED');
    expect(await client.dataset.summary()).toMatchObject({ years: [], view: null });
    expect(await client.release.begin()).toMatchObject({ state: 'behind' });
    await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
    await client.release.begin();
    expect(await settled(client)).toMatchObject({ state: 'current' });
    await client.workspace.lockCase();
    expect(await client.analysis.headlines({ filter: noFilter })).toMatchObject([{ children: 282 }]);
  });

  test('one that is cancelled or locked leaves the last; a change since is said', async () => {
    const { client } = await releasedPlace();
    const first = await settled(client);
    await importPaths(client, [
      await fileWith('2567.csv', extractText(provinceRows.map((row) => ({ ...row, survey_year: '2567' })))),
    ]);
    expect(await client.release.status()).toMatchObject({ state: 'running', releasedAt: first.releasedAt });
    const waiting = client.publication.headlines({ filter: noFilter }).catch(codeOf);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await client.release.cancel()).toMatchObject({ state: 'behind', releasedAt: first.releasedAt });
    expect(await waiting).toBe('PUBLICATION_BEHIND');
    await client.release.begin();
    await client.workspace.lockCase();
    expect(await client.release.status()).toMatchObject({ state: 'behind', releasedAt: first.releasedAt });
    expect((await client.analysis.headlines({ filter: noFilter })).map(({ surveyYearBE }) => surveyYearBE)).toEqual([
      2568,
    ]);
    await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
    expect(await settled(client)).toMatchObject({ state: 'current' });
    await client.workspace.lockCase();
    expect((await client.analysis.headlines({ filter: noFilter })).map(({ surveyYearBE }) => surveyYearBE)).toEqual([
      2567, 2568,
    ]);
  });

  test('totals that changed by a few children hold a release back until the team lets them go', async () => {
    const { client } = await releasedPlace();
    await settled(client);
    const two = children(2, { community_code: '85010301', ind13: 'ใช่' });
    await importPaths(client, [await fileWith('two.csv', extractText(two))]);
    const heldBack = await settled(client);
    expect(heldBack.state).toBe('held-back');
    expect(heldBack.heldBack).toBeGreaterThan(0);
    expect(await client.publication.headlines({ filter: noFilter }).catch(codeOf)).toBe('PUBLICATION_HELD_BACK');
    expect(await client.release.status()).toEqual(heldBack);
    await client.workspace.lockCase();
    expect(await client.release.status()).toMatchObject({ state: 'held-back', heldBack: null });
    expect(await client.analysis.headlines({ filter: noFilter })).toMatchObject([{ children: 282 }]);
    await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
    await client.release.letGo();
    expect(await settled(client)).toMatchObject({ state: 'current' });
    await client.workspace.lockCase();
    expect(await client.analysis.headlines({ filter: noFilter })).toMatchObject([{ children: null }]);
  });

  test('other thresholds have the figures worked out anew; undo brings those before back', async () => {
    const { client } = await releasedPlace();
    expect((await settled(client)).thresholds).toEqual(usualThresholds);
    const setting = { released: { n: 5, denominator: 5 }, publication: { n: 15, denominator: 50 } };
    expect(await client.release.saveThresholds(setting)).toMatchObject({ thresholds: setting, state: 'behind' });
    expect(await settled(client)).toMatchObject({ state: 'current', thresholds: setting });
    await client.workspace.lockCase();
    const { view } = await client.dataset.summary();
    expect(view).toMatchObject({ thresholds: setting.released, publication: setting.publication });
    const shown = (await everyLevel(client, 'publication')).flat().flatMap(({ yes }) => yes);
    expect(shown.some((yes) => yes !== null && yes >= 15)).toBe(true);
    expect(shown.filter((yes) => yes !== null && yes > 0 && yes < 15)).toEqual([]);
    expect(await client.release.saveThresholds(usualThresholds).catch(codeOf)).toBe('WORKSPACE_CASE_LOCKED');
    await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
    await client.workspace.undo({ seq: null });
    expect((await client.release.status()).thresholds).toEqual(usualThresholds);
  });

  test('thresholds that would show what may not be shown are refused', async () => {
    const { client } = await releasedPlace();
    const { released, publication } = usualThresholds;
    const wrong = [
      { released: { n: 2, denominator: 5 }, publication },
      { released, publication: { n: 4, denominator: 30 } },
      { released, publication: { n: 10, denominator: 9 } },
      { released: { n: 5.5, denominator: 6 }, publication },
      // Nothing would come of it: planning view shows a share of whatever it shows.
      { released: { n: 5, denominator: 20 }, publication },
    ];
    for (const setting of wrong) expect(await client.release.saveThresholds(setting).catch(codeOf)).toBe('BAD_REQUEST');
  });

  test('the switch shows what planning view shows, and back', async () => {
    const { client } = await releasedPlace();
    await settled(client);
    const victims = async (): Promise<unknown> =>
      (await rowsOf(client, 'analysis', 'community')).find(({ areaCode }) => areaCode === '85010302')?.yes[12];
    expect(await victims()).toBe(3);
    expect(await client.release.seePlanning({ isOn: true })).toMatchObject({ seesPlanning: true });
    expect(await victims()).toBeNull();
    await client.release.seePlanning({ isOn: false });
    expect(await victims()).toBe(3);
  });
});

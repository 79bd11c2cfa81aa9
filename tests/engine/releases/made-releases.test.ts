import { expect, test } from 'vitest';
import type { AreaPrevalence, PrevalenceAnswer } from '../../../shared/contract/analysis.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../../shared/contract/prevalence-table.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { firstReleaseName, MadeReleases } from '../../../electron/engine/releases/made-releases.ts';
import { usualThresholds } from '../../../shared/contract/thresholds.ts';
import { cubeOfRecords } from '../../disclosure/support/child-records.ts';
import { madeUpRecords } from '../../disclosure/support/made-up.ts';
import { releasedOf } from '../../disclosure/support/released.ts';
import { engineWithSample, temporaryFolder } from '../../support/engine.ts';
import { settled } from './made-province.ts';

const sample = engineWithSample();

async function rowsOf(answer: PrevalenceAnswer): Promise<readonly AreaPrevalence[]> {
  if (answer.encoding === 'rows') return answer.rows;
  return prevalenceRows(prevalenceTableFromIpc(new Uint8Array(await answer.blob.arrayBuffer())));
}

test('the release that comes with the sample is of this sample: figures for publication are there at once, and true', async () => {
  const client = await sample();
  await client.release.begin();
  expect(await settled(client)).toMatchObject({ state: 'current', failure: null });
  for (const level of areaLevels) {
    const [full, published] = await Promise.all(
      (['analysis', 'publication'] as const).map(async (figures) =>
        rowsOf(await client[figures].prevalence({ level, filter: noFilter })),
      ),
    );
    let shown = 0;
    for (const [i, row] of (published ?? []).entries())
      for (const [k, yes] of row.yes.entries()) {
        if (yes === null) continue;
        shown++;
        expect([yes, yes === 0 || yes >= 10]).toEqual([full?.[i]?.yes[k], true]);
      }
    expect([level, shown > 15]).toEqual([level, true]);
  }
});

test('a first release is found by all its figures and thresholds, and read as it was written', async () => {
  const shape = { amphoes: [[2]], childrenOf: () => 40, yes: 0.3, unknown: 0.1, migrants: 0.1 };
  const [full, other] = [1, 2].map((seed) => cubeOfRecords(madeUpRecords(shape, seed)));
  if (!full || !other) throw new Error('Two provinces are made up.');
  const name = firstReleaseName(full, usualThresholds);
  const stricter = { ...usualThresholds, publication: { n: 12, denominator: 30 } };
  expect(new Set([name, firstReleaseName(other, usualThresholds), firstReleaseName(full, stricter)]).size).toBe(3);
  const made = new MadeReleases(await temporaryFolder());
  const released = releasedOf(full, ['13']);
  await made.write(name, { released, publication: released });
  expect((await made.read(name))?.released).toEqual(released);
  expect(await made.read(firstReleaseName(other, usualThresholds))).toBeNull();
});

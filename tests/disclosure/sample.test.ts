import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { areaLevels } from '../../shared/geo/area-codes.ts';
import { cubeOfArrow } from '../../electron/engine/disclosure/cube-arrow.ts';
import { figureAt, figuresOf, hiddenFigure, type Cube } from '../../electron/engine/disclosure/cube.ts';
import { everybody } from '../../electron/engine/disclosure/lattice.ts';
import { provinceAreas, rateFrame } from '../../electron/engine/disclosure/province-frames.ts';
import { publishedSpan } from '../../electron/engine/disclosure/published-span.ts';
import { secondPrime } from '../../electron/engine/disclosure/sparse-row.ts';
import { cubeOfRecords } from './support/child-records.ts';
import { populationNames, releasedOf } from './support/released.ts';
import { sampleRecords } from './support/sample.ts';
import { expectTrueAndLarge, expectWithstands } from './support/withstands.ts';
import { areaTreeFits } from './support/frame-checks.ts';

const year = 2568;
const n = 5;

/** Hidden yes of an indicator that follow from the shown ones by sums, modulo another prime than the engine's. */
function derivable(
  full: Cube,
  released: Cube,
  yes: string,
  isHidden: (figure: number) => boolean = (figure) => figure < 0,
): readonly string[] {
  const areas = provinceAreas(full, year, 85, [], []);
  const { frame, codeOfFigure } = rateFrame(areas, year, yes);
  const rows = frame.rows(new Uint8Array(frame.columnCount));
  const span = publishedSpan(rows.width, secondPrime);
  const figures = frame.figures.map(({ level, stratum }, i) =>
    figureAt(figuresOf(released, year, level, stratum), yes, codeOfFigure[i] ?? 0),
  );
  const isShown = figures.map((figure) => figure >= 0);
  for (const [i, shown] of isShown.entries()) {
    const reduced = span.reduce(rows.ofFigure(i));
    if (shown && reduced.columns.length > 0) span.publish(reduced);
  }
  return isShown.flatMap((shown, i) =>
    shown || !isHidden(figures[i] ?? 0) || span.reduce(rows.ofFigure(i)).columns.length > 0
      ? []
      : [`${frame.figures[i]?.level} ${codeOfFigure[i]}`],
  );
}

test('the sample: true figures, none small, and nothing hidden follows by sums modulo another prime', () => {
  const full = cubeOfRecords(sampleRecords(year));
  expect(areaTreeFits(full, year, 85)).toEqual([]);
  const released = releasedOf(full, ['13']);
  expectTrueAndLarge(full, released, year, [...populationNames, 'yes_13', 'known_13'], n);
  expect(derivable(full, released, 'yes_13')).toEqual([]);
  const shareShown = (level: (typeof areaLevels)[number]): number => {
    const block = figuresOf(released, year, level, everybody);
    const shown = [...(block?.areas ?? [])].filter((area) => figureAt(block, 'yes_13', area) >= 0).length;
    return shown / (block?.areas.length ?? 1);
  };
  expect(shareShown('amphoe')).toBeGreaterThanOrEqual(0.9);
  expect(shareShown('tambon')).toBeGreaterThanOrEqual(0.6);
}, 600_000);

test('the release that comes with the sample: true figures, none small, nothing follows by sums, and publication shows no more', () => {
  const folder = fileURLToPath(new URL('../../sample-data/extracts/releases', import.meta.url));
  const files = readdirSync(folder);
  const cubeIn = (role: string): Cube => {
    const [file = '', ...others] = files.filter((each) => each.endsWith(`.${role}.arrow.gz`));
    expect(others).toEqual([]);
    return cubeOfArrow(gunzipSync(readFileSync(join(folder, file))));
  };
  const [released, publication] = [cubeIn('released'), cubeIn('publication')];
  expect([released.years, publication.kind]).toEqual([[2566, 2567, 2568], 'publication']);
  const full = cubeOfRecords(sampleRecords(year));
  for (const no of [4, 13]) {
    const quantities = [...populationNames, `yes_${no}`, `known_${no}`];
    expectTrueAndLarge(full, released, year, quantities, n);
    expectTrueAndLarge(full, publication, year, quantities, 10);
    expect(derivable(full, released, `yes_${no}`)).toEqual([]);
    expect(derivable(full, publication, `yes_${no}`, (figure) => figure === hiddenFigure)).toEqual([]);
  }
}, 120_000);

test('an amphoe of the sample by itself withstands the attacker of all its communities, ages and groups at once', () => {
  const records = sampleRecords(year).filter(({ community }) => Math.floor(community / 10_000) === 8503);
  const full = cubeOfRecords(records);
  const released = releasedOf(full, ['13']);
  const { hidden } = expectWithstands(
    [{ cube: released, versionOf: () => 0 }],
    year,
    [...populationNames, 'yes_13', 'known_13'],
    n,
  );
  expect(hidden).toBeGreaterThan(20);
}, 600_000);

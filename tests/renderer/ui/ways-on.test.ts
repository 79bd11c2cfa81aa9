import { expect, test } from 'vitest';
import { parseAddress, printAddress } from '../../../renderer/client/address/address.ts';
import { tableLevels } from '../../../renderer/client/address/use-level.ts';
import { waysOn, type LargerAreas } from '../../../renderer/ui/ways-on.ts';
import type { FiguresView } from '../../../shared/contract/analysis.ts';
import type { AskedChildren, FinerThanReleased } from '../../../shared/contract/finer-than-released.ts';
import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';

const fourBands = [['0-4'], ['5-9'], ['10-14'], ['15-17'], ['18+', 'unknown']] as const;
const filters = [
  {
    level: 'province',
    dimensions: [['sex'], ['age'], ['group'], ['sex', 'age'], ['sex', 'group'], ['age', 'group']],
    ageBands: fourBands.map((part) => [...part]),
  },
  {
    level: 'amphoe',
    dimensions: [['sex'], ['age'], ['group'], ['sex', 'age']],
    ageBands: fourBands.map((part) => [...part]),
  },
  {
    level: 'tambon',
    dimensions: [['sex'], ['age'], ['group']],
    ageBands: [
      ['0-4', '5-9'],
      ['10-14', '15-17'],
      ['18+', 'unknown'],
    ],
  },
  { level: 'community', dimensions: [], ageBands: [] },
] satisfies FiguresView['filters'];

type Change = {
  readonly told?: FinerThanReleased['told'];
  readonly children?: Partial<AskedChildren>;
  readonly filters?: FiguresView['filters'];
};

/** The ways from an address whose question about areas of a level was not told. */
function from(hash: string, asked: AreaLevel, larger: LargerAreas, change: Change = {}) {
  const address = parseAddress(hash);
  const { sex, ageBands, group } = address.filter;
  const finer = { asked, told: change.told ?? 'lattice', children: { sex, ageBands, group, ...change.children } };
  return waysOn({ finer, address, larger, filters: change.filters === undefined ? filters : change.filters }).map(
    ({ area, letGo, level, to }) => [letGo, level ?? area, printAddress(to)],
  );
}

test('a screen of levels goes to the nearest that is told, or lets the filter go', () => {
  expect(from('#/overview?sex=female&level=community', 'community', tableLevels)).toEqual([
    [null, 'tambon', '#/overview?sex=female&level=tambon'],
    ['sex', null, '#/overview?level=community'],
  ]);
});

test('the filter’s area widens where areas of the larger level do not lie within it', () => {
  expect(from('#/overview?area=850101&sex=male&age=0-4&level=community', 'community', tableLevels)).toEqual([
    [null, 'amphoe', '#/overview?area=85&sex=male&age=0-4&level=amphoe'],
    ['all', null, '#/overview?area=850101&level=community'],
  ]);
});

test('of several filters those that are enough by themselves can be let go', () => {
  expect(from('#/overview?sex=male&group=thai', 'tambon', tableLevels)).toEqual([
    ['sex', null, '#/overview?group=thai'],
    ['group', null, '#/overview?sex=male'],
  ]);
  expect(from('#/map?sex=male&age=0-4&group=thai&level=amphoe', 'amphoe', areaLevels)).toEqual([
    ['group', null, '#/map?sex=male&age=0-4&level=amphoe'],
  ]);
});

test('a screen of one area goes to the larger area; without such a way only the filter is let go', () => {
  const hash = '#/compare?area=85010301&sex=male&tab=trend';
  expect(from(hash, 'community', 'area')).toEqual([
    [null, 'tambon', '#/compare?area=850103&sex=male&tab=trend'],
    ['sex', null, '#/compare?area=85010301&tab=trend'],
  ]);
  expect(from('#/community?area=85010301&sex=male', 'community', 'none')).toEqual([
    ['sex', null, '#/community?area=85010301'],
  ]);
});

test('what a chart sets against each other cannot be let go', () => {
  const children = { group: 'thai' } as const;
  expect(from('#/compare?area=8501&sex=male&tab=gaps', 'amphoe', 'area', { children })).toEqual([
    [null, 'province', '#/compare?area=85&sex=male&tab=gaps'],
    ['sex', null, '#/compare?area=8501&tab=gaps'],
  ]);
});

test('figures of provinces alone: the way is to all children of the province, in one step', () => {
  const told = 'province';
  expect(from('#/compare?tab=stacked&level=tambon', 'tambon', areaLevels, { told })).toEqual([
    [null, 'province', '#/compare?level=province&tab=stacked'],
  ]);
  expect(from('#/compare?tab=stacked&sex=male&area=8501', 'tambon', areaLevels, { told })).toEqual([
    ['all', 'province', '#/compare?level=province&tab=stacked'],
  ]);
  expect(from('#/compare?tab=gaps&sex=male&area=8501', 'amphoe', 'area', { told })).toEqual([
    ['all', 'province', '#/compare?area=85&tab=gaps'],
  ]);
});

test('nothing is offered that is not told either', () => {
  expect(from('#/compare?tab=mix&sex=male', 'tambon', tableLevels, { told: 'nowhere' })).toEqual([]);
  expect(from('#/overview?age=unknown', 'tambon', ['community'])).toEqual([['age', null, '#/overview']]);
});

test('where it is not known what is told apart, all children are', () => {
  expect(from('#/community?area=85010301&sex=male', 'community', 'none', { filters: null })).toEqual([
    ['sex', null, '#/community?area=85010301'],
  ]);
});

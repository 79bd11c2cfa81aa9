import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import type { GapDimension } from '../../../shared/contract/gaps.ts';
import { startEngine, type EngineClient } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

describe('gaps', () => {
  const gap = async (client: EngineClient, by: GapDimension, indicator: number) => {
    const { rows } = await client.analysis.gaps({ filter: noFilter, by });
    return rows[indicator - 1];
  };

  test('migrant against Thai: difference and ratio with Katz interval by hand', async () => {
    const client = await engineWithRows([
      ...childrenWith('ind03', 10, 100),
      ...childrenWith('ind03', 20, 50, { nationality: 'ลาว' }),
    ]);
    const row = await gap(client, 'group', 3);
    expect(row?.reference).toMatchObject({ group: 'thai', yes: 10, known: 100, prevalence: 0.1 });
    expect(row?.groups).toHaveLength(1);
    const factor = Math.exp(1.959964 * Math.sqrt(1 / 20 - 1 / 50 + 1 / 10 - 1 / 100));
    expect(row?.groups[0]).toMatchObject({ group: 'migrant', yes: 20, known: 50, ratio: 4 });
    expect(row?.groups[0]?.difference?.difference).toBeCloseTo(0.3, 12);
    expect(row?.groups[0]?.ratioInterval?.low).toBeCloseTo(4 / factor, 5);
    expect(row?.groups[0]?.ratioInterval?.high).toBeCloseTo(4 * factor, 4);
    expect([row?.isByDefinition, (await gap(client, 'group', 1))?.isByDefinition]).toEqual([false, true]);
  });

  test('what the filter says of the dimension itself is not used', async () => {
    const client = await engineWithRows([...children(3), ...children(2, { sex: 'ชาย' }), ...children(1, { sex: '' })]);
    const { rows } = await client.analysis.gaps({ filter: { ...noFilter, sex: 'female' }, by: 'sex' });
    expect([rows[0]?.reference.group, rows[0]?.reference.known, rows[0]?.groups[0]?.known]).toEqual(['male', 2, 3]);
  });

  test('age bands are compared with the youngest in which somebody is eligible', async () => {
    const client = await engineWithRows([
      ...children(2, { birth_date: '10/01/2566' }),
      ...children(3, { birth_date: '10/01/2561' }),
      ...children(4),
      ...children(5, { birth_date: '10/01/2552' }),
    ]);
    const { rows } = await client.analysis.gaps({ filter: noFilter, by: 'age-band' });
    const shape = (no: number) => {
      const row = rows[no - 1];
      return [row?.reference, ...(row?.groups ?? [])].map((each) => [each?.group, each?.known]);
    };
    const older = [
      ['10-14', 4],
      ['15-17', 5],
    ];
    expect(shape(3)).toEqual([['5-9', 3], ...older]);
    expect(shape(13)).toEqual([['0-4', 2], ['5-9', 3], ...older]);
    expect(shape(14)).toEqual(older);
    expect(shape(17)).toEqual([['0-4', 2], ['5-9', 3], ...older]);
  });

  test('birth registration: a child of whom it is not known belongs to neither group', async () => {
    const client = await engineWithRows([
      ...childrenWith('ind03', 2, 4, { ind02: 'ใช่' }),
      ...childrenWith('ind03', 1, 10),
      ...children(5, { ind02: '', ind03: 'ใช่' }),
      ...children(2, { ind02: 'ใช่', ind03: '' }),
    ]);
    const row = await gap(client, 'birth-registration', 3);
    expect(row?.reference).toMatchObject({ group: 'registered', yes: 1, known: 10, eligible: 10 });
    expect(row?.groups[0]).toMatchObject({ group: 'not-registered', yes: 2, known: 4, eligible: 6, ratio: 5 });
    expect((await gap(client, 'birth-registration', 2))?.isByDefinition).toBe(true);
  });

  test('household indicators compare the children living in such households', async () => {
    const client = await engineWithRows([
      ...children(1, { household_id: 'A', ind17: 'ใช่' }),
      ...children(1, { household_id: 'A', nationality: 'ลาว' }),
      ...children(2),
    ]);
    const row = await gap(client, 'group', 17);
    expect([row?.unit, row?.reference.yes, row?.reference.known, row?.groups[0]?.yes, row?.groups[0]?.known]).toEqual([
      'child-in-household',
      1,
      3,
      1,
      1,
    ]);
  });

  test('a group without known answers, or a reference of 0, has nulls', async () => {
    const client = await engineWithRows([...children(5), ...childrenWith('ind03', 1, 5, { sex: 'ชาย' })]);
    const thaiOnly = await gap(client, 'group', 3);
    expect(thaiOnly?.groups[0]).toMatchObject({ prevalence: null, difference: null, ratio: null, ratioInterval: null });
    const girls = await client.analysis.gaps({ filter: { ...noFilter, group: 'thai' }, by: 'sex' });
    expect(girls.rows[3]?.groups[0]).toMatchObject({ yes: 0, known: 5, ratio: null, ratioInterval: null });
    const none = await (await startEngine()).analysis.gaps({ filter: noFilter, by: 'birth-registration' });
    expect(none.rows.every(({ groups }) => groups.every(({ difference }) => difference === null))).toBe(true);
  });
});

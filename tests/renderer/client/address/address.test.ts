import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseAddress,
  printAddress,
  screenNames,
  withOptions,
  type Address,
} from '../../../../renderer/client/address/address.ts';
import { populationGroups } from '../../../../shared/contract/filter.ts';
import { noFilter } from '../../../../shared/contract/no-filter.ts';
import { ageBands } from '../../../../shared/cpms/age-bands.ts';

const startAddress: Address = { screen: 'start', filter: noFilter, options: {} };

const areaCode = fc
  .tuple(fc.integer({ min: 10, max: 96 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 999_999 }))
  .map(
    ([province, pairs, rest]) =>
      `${province}${String(rest)
        .padStart(6, '0')
        .slice(0, pairs * 2)}`,
  );

const address: fc.Arbitrary<Address> = fc.record({
  screen: fc.constantFrom(...screenNames),
  filter: fc.record({
    surveyYearBE: fc.option(fc.integer({ min: 2400, max: 2700 })),
    area: fc.option(areaCode),
    sex: fc.constantFrom(null, 'male' as const, 'female' as const),
    // None and all bands are the same question, so neither is an address of its own.
    ageBands: fc.option(fc.subarray([...ageBands], { minLength: 1, maxLength: ageBands.length - 1 })),
    group: fc.constantFrom(...populationGroups),
  }),
  options: fc.dictionary(
    fc.stringMatching(/^opt[a-zA-Z]{0,20}$/),
    fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text.isWellFormed()),
  ),
});

describe('the address', () => {
  test('gives back whatever it was printed from', () => {
    fc.assert(
      fc.property(address, (given) => {
        expect(parseAddress(printAddress(given))).toEqual({ ...given, options: { ...given.options } });
      }),
    );
  });

  test('leaves defaults out and keeps commas readable', () => {
    expect(printAddress(startAddress)).toBe('#/start');
    const filter = {
      surveyYearBE: 2568,
      area: '8501',
      sex: 'female',
      ageBands: ['5-9', '10-14'],
      group: 'migrant',
    } satisfies Address['filter'];
    expect(printAddress({ screen: 'overview', filter, options: { sort: '13', level: 'tambon' } })).toBe(
      '#/overview?year=2568&area=8501&sex=female&age=5-9,10-14&group=migrant&level=tambon&sort=13',
    );
  });

  test('falls back where it cannot be read', () => {
    expect(parseAddress('')).toEqual(startAddress);
    expect(parseAddress('#/nowhere?year=25&area=85x&sex=3&age=old&group=everyone&__proto__=x&Level=1')).toEqual(
      startAddress,
    );
    expect(parseAddress('#/map?year=2025').filter.surveyYearBE).toBeNull();
    expect(parseAddress('#/map?area=850').filter.area).toBeNull();
  });

  test('all age bands together are no restriction', () => {
    expect(parseAddress(`#/map?age=${encodeURIComponent(ageBands.join(','))}`).filter.ageBands).toBeNull();
  });

  test('an option is set, changed and taken out', () => {
    const one = withOptions(startAddress, { level: 'tambon', sort: '3' });
    expect(one.options).toEqual({ level: 'tambon', sort: '3' });
    expect(withOptions(one, { sort: null }).options).toEqual({ level: 'tambon' });
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/contract/canonical-json.ts';

test('keys in order of their UTF-16 units, no white space, numbers as ECMAScript writes them', () => {
  const value = {
    b: [1e21, 0.1, -0, 1],
    a: { ข: null, ก: true, A: 'ก"\n' },
    missing: undefined,
    '\u{1f600}': 1,
    '\ufb33': 2,
  };
  expect(canonicalJson(value)).toBe(
    '{"a":{"A":"ก\\"\\n","ก":true,"ข":null},"b":[1e+21,0.1,0,1],"\u{1f600}":1,"\ufb33":2}',
  );
});

test('is JSON of the same value, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.integer()), (value, fields) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      const turned = Object.fromEntries(Object.entries(fields).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(fields));
    }),
  );
});

test('refuses what JSON cannot hold', () => {
  for (const value of [Number.NaN, Infinity, [undefined], () => 1, 1n]) {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  }
});

import { describe, expect, test } from 'vitest';
import { levelsBelow } from '../../../../renderer/client/address/use-level.ts';

describe('levels of a table', () => {
  const levels = ['province', 'amphoe', 'tambon', 'community'] as const;

  test('only those below the filtered area, and its own communities where nothing lies below', () => {
    expect([null, '85', '8501', '850101', '85010101'].map((area) => levelsBelow(levels, area))).toEqual([
      levels,
      ['amphoe', 'tambon', 'community'],
      ['tambon', 'community'],
      ['community'],
      ['community'],
    ]);
    expect(levelsBelow(['amphoe', 'tambon'], '850101')).toEqual(['tambon']);
  });
});

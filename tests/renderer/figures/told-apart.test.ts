import { expect, test } from 'vitest';
import { toldApart } from '../../../renderer/figures/told-apart.ts';
import type { DifferingVerdict } from '../../../shared/contract/documents.ts';

const verdict = (
  areaCode: string,
  screen: DifferingVerdict['screen'],
  document: DifferingVerdict['document'],
): DifferingVerdict => ({ kind: 'mark', areaCode, surveyYearBE: 2568, indicator: 13, screen, document });

test('what the document says otherwise comes first, then findings that it does not tell; the rest is a number', () => {
  const found = [
    verdict('850101', 'similar', null),
    verdict('850102', 'much-higher', null),
    verdict('850103', 'similar', 'lower'),
    verdict('850104', 'cannot-tell', null),
    verdict('850105', 'hot-95', 'hot-90'),
    verdict('850106', 'not-high', null),
    verdict('850107', 'high', null),
  ];
  const { named, untold } = toldApart(found);
  expect(named.map(({ areaCode }) => areaCode)).toEqual(['850103', '850105', '850102', '850107']);
  expect(untold).toBe(3);
});

import { expect, test } from 'vitest';
import {
  methodOfHotSpot,
  methodsOfFigure,
  methodsOfMarks,
} from '../../../electron/engine/answers/receipt/receipt-methods.ts';
import {
  definitionOfHeadline,
  definitionOfIndicator,
} from '../../../electron/engine/answers/receipt/receipt-definitions.ts';
import { sealedReceipt } from '../../../electron/engine/answers/receipt/sealed-receipt.ts';
import { filterInWords, isHidden, receiptFile, valuesInWords } from '../../../renderer/figures/receipt-dialog-model.ts';
import { messages } from '../../../renderer/ui/messages.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { headlineNames, receipt as receiptShape, type Receipt } from '../../../shared/contract/receipt.ts';
import { receipt as en } from '../../../shared/i18n/en/receipt.ts';
import { receipt as th } from '../../../shared/i18n/th/receipt.ts';

const marks = {
  surveyYearBE: 2568,
  years: [2568],
  rows: [],
  noMoreThanChance: Array.from({ length: 22 }, () => false),
};
const asked = { weights: 'queen', permutations: 9999, seed: 1, packId: null, smallAreasAreNeighbours: false } as const;
const spots = { packId: 'ranong', rows: [] } as unknown as Parameters<typeof methodOfHotSpot>[0];

function receiptOf(figure: Receipt['figure']): Receipt {
  return sealedReceipt({
    kind: 'natpro-receipt',
    formatVersion: 2,
    softwareVersion: '0.1.0',
    datasetRevision: 1,
    request: {
      measure: { kind: 'indicator', indicator: 13 },
      filter: { ...noFilter, surveyYearBE: 2568, area: '850102' },
      hotSpots: null,
    },
    level: 'tambon',
    definition: definitionOfIndicator(13),
    figure,
    methods: methodsOfFigure({ yes: 12, known: 100, eligible: 110 }),
    extracts: [],
  });
}

test('every method, threshold and result that the engine writes has a name in both languages', () => {
  const methods = [
    ...methodsOfFigure({ yes: 12, known: 100, eligible: 110 }),
    ...methodsOfMarks(marks, '850102', 13),
    methodOfHotSpot(spots, '850102', asked),
  ];
  for (const texts of [th, en]) {
    const names = methods.flatMap((method) => [...Object.keys(method.parameters), ...Object.keys(method.result)]);
    expect(methods.map(({ name }) => name).filter((name) => !(name in texts.methodNames))).toEqual([]);
    expect(names.filter((name) => !(name in texts.values))).toEqual([]);
  }
});

test('values are said in words: shares in percent, grades by their letter, what is missing as missing', () => {
  expect(valuesInWords({ low: 0.0312, high: 0.5, grade: 'B', smoothed: null }, th)).toBe(
    'ต่ำสุด 3.1% · สูงสุด 50% · ระดับ ข · ค่าปรับเรียบ ไม่มี',
  );
  expect(
    valuesInWords({ confidenceMuch: 0.998, noMoreThanChance: true, minimumKnown: 30, giStar: 2.345_678 }, en),
  ).toBe(
    'confidence of “very clearly” 99.8% · areas differ by no more than chance: yes · answers at least 30 · Gi* 2.346',
  );
  expect(valuesInWords({ somethingNew: 'else' }, en)).toBe('somethingNew else');
});

test('the filter is said in full, with every restriction', () => {
  const texts = { filter: messages.en.filter, common: messages.en.common, receipt: en };
  const restricted = { surveyYearBE: 2568, area: '85', sex: 'female', ageBands: ['0-4'], group: 'migrant' } as const;
  const said = filterInWords({ ...restricted, ageBands: ['0-4'] }, 'Ranong province', texts, 'en');
  expect(said.split(' · ')).toEqual([
    'Ranong province',
    messages.en.common.year('2568 BE (2025)'),
    messages.en.filter.sexes.female,
    messages.en.filter.ageBands['0-4'],
    messages.en.filter.groups.migrant,
  ]);
  expect(filterInWords(noFilter, null, texts, 'en')).toContain(en.everywhere);
});

test('the file is named after what it is of and reads back as the same receipt', () => {
  const given = receiptOf({ isHidden: false, yes: 12, known: 100, unknown: 10, eligible: 110, prevalence: 0.12 });
  const { name, text } = receiptFile(given);
  expect(name).toBe('natpro-receipt-850102-indicator-13-2568.json');
  expect(receiptShape.parse(JSON.parse(text))).toEqual(given);
});

test('hidden is not the same as nobody with an answer', () => {
  const hidden = { isHidden: true, yes: null, known: null, unknown: null, eligible: null, prevalence: null };
  expect(isHidden(receiptOf(hidden))).toBe(true);
  expect(isHidden(receiptOf({ isHidden: false, yes: 0, known: 0, unknown: 4, eligible: 4, prevalence: null }))).toBe(
    false,
  );
});

test('the receipt of a headline count is named after it, and says in both languages what is counted', () => {
  const given = receiptOf({ isHidden: false, yes: 40, known: 400, unknown: 3, eligible: 400, prevalence: 0.1 });
  for (const headline of headlineNames) {
    const request = { ...given.request, measure: { kind: 'headline', headline } } as const;
    expect(receiptFile({ ...given, request }).name).toBe(`natpro-receipt-850102-${headline}-2568.json`);
    const { meaning, numerator, denominator, ruleSet } = definitionOfHeadline(headline);
    for (const text of [meaning, numerator, ...(denominator ? [denominator] : [])]) {
      expect([headline, /[ก-๙]/.test(text.th), /[A-Za-z]/.test(text.en)]).toEqual([headline, true, true]);
    }
    expect([headline, denominator === null, ruleSet !== null]).toEqual([
      headline,
      headline === 'children',
      headline === 'high-risk',
    ]);
  }
});

import { expect, test } from 'vitest';
import { isExampleLabel, isTotalLabel, labelInitials } from '../../../shared/cpms/total-labels.ts';

const totals = [
  'รวม',
  'รวมทั้งสิ้น',
  'ยอดรวม',
  'ผลรวม',
  'รวมหมู่ที่ 1',
  'ค่าเฉลี่ย',
  'เฉลี่ย',
  'ร้อยละ',
  'คิดเป็นร้อยละ',
  'Total',
  'GRAND TOTAL',
  'Sub-total',
  'Sum',
  'Average',
  'Mean',
  'Percent',
  '%',
  ' รวม',
];
const examples = ['ตัวอย่างการกรอก', '(ตัวอย่าง)', 'Example', 'EXAMPLE:'];

test('labels of sums and examples are known, and all begin with letters that are looked for', () => {
  expect(totals.filter((label) => !isTotalLabel(label))).toEqual([]);
  expect(examples.filter((label) => !isExampleLabel(label))).toEqual([]);
  expect([...totals, ...examples].filter((label) => !labelInitials.includes(label[0] ?? ''))).toEqual([]);
});

test('a community or a family may be called so', () => {
  expect(
    ['รวมใจพัฒนา', 'รวมไทย', 'Totalia', 'ตัวอย่างดี'].filter((name) => isTotalLabel(name) || isExampleLabel(name)),
  ).toEqual([]);
});

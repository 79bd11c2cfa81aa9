import { expect, test } from 'vitest';
import { isExampleLabel, isTotalLabel, labelAtHead } from '../../../shared/cpms/total-labels.ts';

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

test('labels of sums and examples are known, and a look at all cells of a row together finds them', () => {
  expect(totals.filter((label) => !isTotalLabel(label))).toEqual([]);
  expect(examples.filter((label) => !isExampleLabel(label))).toEqual([]);
  const isAtHead = new RegExp(labelAtHead, 'im');
  expect([...totals, ...examples].filter((label) => !isAtHead.test(`หมู่ 1\n${label}  \n8501`))).toEqual([]);
  expect(isAtHead.test('บ้านตัวอย่าง\n8501\nนารวม')).toBe(false);
});

test('a community or a family may be called so', () => {
  expect(
    ['รวมใจพัฒนา', 'รวมไทย', 'Totalia', 'ตัวอย่างดี'].filter((name) => isTotalLabel(name) || isExampleLabel(name)),
  ).toEqual([]);
});

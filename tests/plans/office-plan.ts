import { toThaiDigits } from '../../shared/calendar/thai-digits.ts';

type Cells = string[][];

const width = 15;
const line = (cells: Readonly<Record<number, string>>): string[] =>
  Array.from({ length: width }, (_, i) => cells[i] ?? '');

const strategies = [
  'ยุทธศาสตร์ที่ ๑ การป้องกันเด็กจากความรุนแรงและการแสวงประโยชน์',
  'ยุทธศาสตร์ที่ ๒ การเข้าถึงการศึกษาและสถานะบุคคล',
  'ยุทธศาสตร์ที่ ๓ ระบบคุ้มครองเด็กในชุมชน',
] as const;
const agencies = ['พมจ.ระนอง', 'บ้านพักเด็กและครอบครัวจังหวัดระนอง', 'อบต.บางริ้น', 'สพป.ระนอง', 'สสจ.ระนอง'];
const sources = ['งบจังหวัด', 'กองทุนคุ้มครองเด็ก', 'งบ อปท.'];

/** Amounts as the office wrote them: with commas, Thai digits, `300.-`, as bare numbers, with satang. */
function amount(baht: number, row: number, satang = 0): string {
  if (baht === 0 && satang === 0) return row % 3 === 0 ? '-' : '';
  const grouped = `${baht.toLocaleString('en-US')}${satang === 0 ? '' : `.${String(satang).padStart(2, '0')}`}`;
  if (satang !== 0) return row % 2 === 0 ? grouped : toThaiDigits(grouped);
  switch (row % 4) {
    case 0:
      return grouped;
    case 1:
      return toThaiDigits(grouped);
    case 2:
      return String(baht);
    default:
      return `${grouped}.-`;
  }
}

export type OfficePlan = {
  readonly cells: Cells;
  /** Sum of all rows in satang, added up apart from the reader. */
  readonly satang: number;
  /** The same by quarter, 1 to 4. */
  readonly byQuarter: readonly number[];
};

/**
 * A plan of 60 measures as a provincial office has it in Excel: titles, a header of two rows with quarters under the budget, a row
 * that numbers the columns, strategies as headings over all columns, every twelfth measure paid by two sources in cells merged
 * downward, amounts in every spelling, a total below each strategy and below all, and who made it.
 */
export function officePlan(): OfficePlan {
  const byQuarter = [0, 0, 0, 0];
  const cells: Cells = [
    line({ 0: 'แผนปฏิบัติการป้องกันและคุ้มครองเด็กจังหวัดระนอง' }),
    line({ 0: 'ประจำปีงบประมาณ พ.ศ. ๒๕๖๙' }),
    line({}),
    line({
      0: 'ที่',
      1: 'โครงการ/กิจกรรม',
      2: 'พื้นที่ดำเนินการ',
      3: 'ตัวชี้วัด',
      4: 'เป้าหมาย',
      5: 'กลุ่มเป้าหมาย',
      6: 'งบประมาณ (บาท)',
      11: 'แหล่งงบประมาณ',
      12: 'หน่วยงานรับผิดชอบ',
      13: 'ระยะเวลา',
      14: 'หมายเหตุ',
    }),
    line({
      0: 'ที่',
      1: 'โครงการ/กิจกรรม',
      2: 'พื้นที่ดำเนินการ',
      3: 'ตัวชี้วัด',
      4: 'เป้าหมาย',
      5: 'กลุ่มเป้าหมาย',
      6: 'รวม',
      7: 'ไตรมาส 1\n(ต.ค.-ธ.ค.)',
      8: 'ไตรมาส 2\n(ม.ค.-มี.ค.)',
      9: 'ไตรมาส 3\n(เม.ย.-มิ.ย.)',
      10: 'ไตรมาส 4\n(ก.ค.-ก.ย.)',
      11: 'แหล่งงบประมาณ',
      12: 'หน่วยงานรับผิดชอบ',
      13: 'ระยะเวลา',
      14: 'หมายเหตุ',
    }),
    line(Object.fromEntries(Array.from({ length: width }, (_, i) => [i, `(${i + 1})`]))),
  ];
  const total = (label: string, satang: readonly number[], row: number): string[] => {
    const write = (each: number): string => amount((each - (each % 100)) / 100, row, each % 100);
    const all = satang.reduce((sum, each) => sum + each, 0);
    return line({
      1: label,
      6: write(all),
      7: write(satang[0] ?? 0),
      8: write(satang[1] ?? 0),
      9: write(satang[2] ?? 0),
      10: write(satang[3] ?? 0),
    });
  };
  let number = 0;
  for (const [s, strategy] of strategies.entries()) {
    cells.push(line({ 0: strategy }));
    const ofStrategy = [0, 0, 0, 0];
    for (let i = 0; i < 20; i++) {
      number++;
      const said = {
        0: number % 2 === 0 ? String(number) : toThaiDigits(String(number)),
        1: `โครงการที่ ${toThaiDigits(String(number))} ${['เยี่ยมบ้านเด็กกลุ่มเสี่ยง', 'อบรมผู้ปกครอง', 'ศูนย์การเรียนรู้', 'รวมพลังชุมชนดูแลเด็ก'][i % 4]}`,
        2: number % 5 === 0 ? '85010101, 85010102' : 'ทุกตำบล',
        3: number % 4 === 0 ? 'ไม่ได้รับการศึกษา' : 'ร้อยละของเด็กที่ได้รับการช่วยเหลือ',
        4: ['ร้อยละ ๘๐', 'เด็ก ๑๒๐ คน', '3 ครั้ง'][number % 3] ?? '',
        5: number % 4 === 0 ? 'เด็กย้ายถิ่น อายุ 6–17 ปี' : 'เด็กและเยาวชนในพื้นที่',
        12: agencies[number % agencies.length] ?? '',
        13: number % 6 === 0 ? 'ต.ค. ๖๘ - ก.ย. ๖๙' : 'ต.ค. 2568 - ก.ย. 2569',
        14: number % 10 === 0 ? 'ต่อเนื่องจากปีก่อน' : '',
      };
      const parts = number % 12 === 0 ? 2 : 1;
      for (let part = 0; part < parts; part++) {
        const satang = [0, 1, 2, 3].map((q) =>
          (number * 7 + q * 3 + part) % 5 === 0
            ? 0
            : (number * 1000 + q * 250 + part * 50) * 100 + (number === 7 ? 25 : 0),
        );
        const write = (each: number): string => amount((each - (each % 100)) / 100, number + part, each % 100);
        cells.push(
          line({
            ...said,
            6: write(satang.reduce((sum, each) => sum + each, 0)),
            7: write(satang[0] ?? 0),
            8: write(satang[1] ?? 0),
            9: write(satang[2] ?? 0),
            10: write(satang[3] ?? 0),
            11: sources[(number + part) % sources.length] ?? '',
          }),
        );
        for (const [q, each] of satang.entries()) {
          ofStrategy[q] = (ofStrategy[q] ?? 0) + each;
          byQuarter[q] = (byQuarter[q] ?? 0) + each;
        }
      }
    }
    cells.push(total(`รวมยุทธศาสตร์ที่ ${toThaiDigits(String(s + 1))}`, ofStrategy, s));
  }
  cells.push(total('รวมทั้งสิ้น', byQuarter, 1), line({}), line({ 12: 'ผู้จัดทำ กลุ่มนโยบายและวิชาการ' }));
  return { cells, satang: byQuarter.reduce((sum, each) => sum + each, 0), byQuarter };
}

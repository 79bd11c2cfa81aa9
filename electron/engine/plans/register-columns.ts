import { foldHeader } from '../../../shared/cpms/headers/header-text.ts';

/** Columns of a plan register that are read, in the order in which a new table has them. */
export const registerColumns = [
  'number',
  'strategy',
  'measure',
  'place',
  'indicator',
  'target',
  'forWhom',
  'agency',
  'partners',
  'source',
  'budget',
  'quarter1',
  'quarter2',
  'quarter3',
  'quarter4',
  'spent',
  'starts',
  'ends',
  'period',
  'state',
  'remarks',
  'id',
] as const;
export type RegisterColumn = (typeof registerColumns)[number];

export const quarterColumns = ['quarter1', 'quarter2', 'quarter3', 'quarter4'] as const;
export const amountColumns: readonly RegisterColumn[] = ['budget', ...quarterColumns, 'spent'];

/** Headers as offices write them; compared after `foldHeader`, without the currency behind them. */
const headers: Readonly<Record<RegisterColumn, readonly string[]>> = {
  number: ['ลำดับ', 'ลำดับที่', 'ที่', 'No.', 'No'],
  strategy: ['ยุทธศาสตร์', 'ประเด็นยุทธศาสตร์', 'ประเด็นการพัฒนา', 'กลยุทธ์', 'แผนงาน', 'Strategy'],
  measure: [
    'โครงการ/กิจกรรม',
    'โครงการ',
    'กิจกรรม',
    'ชื่อโครงการ',
    'ชื่อโครงการ/กิจกรรม',
    'แผนงาน/โครงการ',
    'มาตรการ',
    'มาตรการ/โครงการ',
    'Project or activity',
    'Project',
    'Measure',
    'Activity',
  ],
  place: ['พื้นที่ดำเนินการ', 'พื้นที่', 'สถานที่', 'สถานที่ดำเนินการ', 'พื้นที่เป้าหมาย', 'Place', 'Area', 'Location'],
  indicator: ['ตัวชี้วัด', 'ตัวชี้วัดความสำเร็จ', 'ตัวชี้วัดโครงการ', 'KPI', 'ตัวชี้วัด (KPI)', 'Indicator'],
  target: ['เป้าหมาย', 'ค่าเป้าหมาย', 'เป้าหมาย (ผลผลิต)', 'Target'],
  forWhom: ['กลุ่มเป้าหมาย', 'ผู้รับประโยชน์', 'Target group'],
  agency: [
    'หน่วยงานรับผิดชอบ',
    'หน่วยงานที่รับผิดชอบ',
    'หน่วยงานรับผิดชอบหลัก',
    'หน่วยงานหลัก',
    'ผู้รับผิดชอบ',
    'หน่วยงาน',
    'Agency in charge',
    'Agency',
    'Responsible agency',
  ],
  partners: ['หน่วยงานร่วม', 'หน่วยงานสนับสนุน', 'หน่วยงานที่เกี่ยวข้อง', 'ภาคีเครือข่าย', 'ภาคี', 'Partners'],
  source: ['แหล่งงบประมาณ', 'แหล่งงบ', 'แหล่งเงิน', 'ที่มาของงบประมาณ', 'Source of budget', 'Source'],
  budget: ['งบประมาณ', 'วงเงิน', 'งบประมาณรวม', 'รวมงบประมาณ', 'จำนวนเงิน', 'รวม', 'รวมทั้งปี', 'Budget', 'Total'],
  quarter1: ['ไตรมาส 1', 'ไตรมาสที่ 1', 'ไตรมาส 1 (ต.ค.-ธ.ค.)', 'ต.ค.-ธ.ค.', 'Quarter 1', 'Q1'],
  quarter2: ['ไตรมาส 2', 'ไตรมาสที่ 2', 'ไตรมาส 2 (ม.ค.-มี.ค.)', 'ม.ค.-มี.ค.', 'Quarter 2', 'Q2'],
  quarter3: ['ไตรมาส 3', 'ไตรมาสที่ 3', 'ไตรมาส 3 (เม.ย.-มิ.ย.)', 'เม.ย.-มิ.ย.', 'Quarter 3', 'Q3'],
  quarter4: ['ไตรมาส 4', 'ไตรมาสที่ 4', 'ไตรมาส 4 (ก.ค.-ก.ย.)', 'ก.ค.-ก.ย.', 'Quarter 4', 'Q4'],
  spent: ['เบิกจ่าย', 'ผลการเบิกจ่าย', 'ใช้จ่ายจริง', 'Spent'],
  starts: ['วันเริ่ม', 'วันที่เริ่ม', 'เริ่ม', 'วันเริ่มต้น', 'Start'],
  ends: ['วันสิ้นสุด', 'วันที่สิ้นสุด', 'สิ้นสุด', 'End'],
  period: ['ระยะเวลา', 'ระยะเวลาดำเนินการ', 'ช่วงเวลา', 'ห้วงเวลา', 'Period'],
  state: ['สถานะ', 'ผลการดำเนินงาน', 'State', 'Status'],
  remarks: ['หมายเหตุ', 'Remarks', 'Note'],
  id: ['รหัสแถว', 'Row id'],
};

const foldName = (header: string): string => foldHeader(header.replace(/[(（]\s*(?:บาท|baht|฿)\s*[)）]/gi, ''));

const byHeader: ReadonlyMap<string, RegisterColumn> = new Map(
  registerColumns.flatMap((column) => headers[column].map((header) => [foldName(header), column] as const)),
);

/** Column → header, as a person mapped them; an empty header: the column is not read. */
export type RegisterMapping = Readonly<Partial<Record<RegisterColumn, string>>>;

/** The column that a header names, what a person said first; null for one that is not read. */
export function registerColumnOf(header: string, mapping: RegisterMapping = {}): RegisterColumn | null {
  const folded = foldName(header);
  const given = registerColumns.find((column) => mapping[column] && foldName(mapping[column]) === folded);
  const known = byHeader.get(folded) ?? null;
  return given ?? (known !== null && mapping[known] === undefined ? known : null);
}

export type RegisterHeader = {
  /** Row of the last line of the header, from 0. */
  readonly lastRow: number;
  readonly firstRow: number;
  readonly columns: ReadonlyMap<RegisterColumn, number>;
  /** Headers of columns that are not read, with their position. */
  readonly unread: readonly { readonly column: number; readonly header: string }[];
};

/** Titles above a header are no longer than this. */
const deepestHeaderRow = 30;
/** Fewer recognised headers are a row of data that happens to say one. */
const fewestColumns = 3;

type Cells = readonly (readonly string[])[];

/**
 * The header of a register: one row, or two of which the lower names what the upper groups (quarters under "budget"). It is the
 * one in which most columns are recognised. Null when there is none with a measure and two more.
 */
export function findRegisterHeader(cells: Cells, mapping: RegisterMapping = {}): RegisterHeader | null {
  let best: RegisterHeader | null = null;
  for (let row = 0; row < Math.min(cells.length, deepestHeaderRow); row++) {
    for (const firstRow of row > 0 ? [row, row - 1] : [row]) {
      const found = headerOf(cells, firstRow, row, mapping);
      if (found.columns.size > (best?.columns.size ?? 0)) best = found;
    }
  }
  return best !== null && best.columns.size >= fewestColumns && best.columns.has('measure') ? best : null;
}

function headerOf(cells: Cells, firstRow: number, lastRow: number, mapping: RegisterMapping): RegisterHeader {
  const lower = cells[lastRow] ?? [];
  const upper = firstRow === lastRow ? [] : (cells[firstRow] ?? []);
  const columns = new Map<RegisterColumn, number>();
  const unread: { column: number; header: string }[] = [];
  for (let column = 0; column < Math.max(lower.length, upper.length); column++) {
    const header = (lower[column] ?? '').trim() || (upper[column] ?? '').trim();
    if (header === '') continue;
    const name = registerColumnOf(header, mapping);
    if (name === null || columns.has(name)) unread.push({ column, header });
    else columns.set(name, column);
  }
  return { firstRow, lastRow, columns, unread };
}

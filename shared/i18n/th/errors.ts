import type { ErrorCode, ErrorDetail } from '../../contract/error-codes.ts';
import type { PassphraseHint } from '../../contract/passphrase-strength.ts';
import { formatDay, formatMoment } from '../../format/moments.ts';
import { formatBaht } from '../../format/money.ts';

/** A time in words; what is none stays as it is. */
const moment = (value: ErrorDetail[string] | undefined): string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? formatMoment(value, 'th') : list(value);

const list = (value: ErrorDetail[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

/** สิ่งที่ต้องทำกับไฟล์ชนิดที่ไม่อ่าน */
const adviceOf = (advice: ErrorDetail[string] | undefined, names: string): string => {
  switch (String(advice)) {
    case 'unpack':
      return 'แตกไฟล์ก่อน แล้วเลือกไฟล์ตารางที่อยู่ข้างใน';
    case 'one-of-many':
      return `ข้างในมีหลายตาราง (${names}) แตกไฟล์ก่อน แล้วเลือกทีละไฟล์หรือเลือกพร้อมกัน`;
    case 'picture':
      return 'ภาพถ่ายอ่านเป็นตารางไม่ได้ ขอไฟล์ตารางจากผู้ส่ง หรือพิมพ์ลงในแบบ Excel';
    case 'database':
      return 'ส่งออกตารางที่ต้องการเป็น CSV หรือ Excel (.xlsx) แล้วเลือกไฟล์นั้น';
    case 'statistics':
      return 'ส่งออกจากโปรแกรมสถิติเป็น CSV แล้วเลือกไฟล์นั้น';
    case 'mail':
      return 'บันทึกไฟล์แนบออกมาก่อน แล้วเลือกไฟล์แนบ';
    default:
      return 'คัดลอกตารางไปวางใน Excel แล้วบันทึกเป็น .xlsx หรือ CSV หรือขอไฟล์ตารางจากผู้ส่ง';
  }
};

/** เหตุที่ไฟล์ไม่ใช่ไฟล์ข้อมูล CPMIS และสิ่งที่ต้องทำ */
const notExtract = (d: ErrorDetail): string => {
  switch (String(d['why'])) {
    case 'counts':
      return 'เป็นตารางจำนวนเด็กรายพื้นที่ ไม่ใช่รายเด็ก เลือกไฟล์รายเด็ก หรือจัดเป็นแบบจำนวนรวม: หนึ่งแถวต่อชุมชนและตัวชี้วัด มีคอลัมน์ รหัสชุมชน ปีที่สำรวจ ตัวชี้วัดที่ จำนวนที่พบ และจำนวนที่มีข้อมูล';
    case 'percent':
      return 'เป็นตารางร้อยละรายพื้นที่ ไม่ใช่รายเด็ก เลือกไฟล์รายเด็กที่ใช้คำนวณร้อยละนี้';
    case 'one-column':
      return 'ทุกคอลัมน์รวมอยู่ในคอลัมน์เดียว เพราะเปิดไฟล์ CSV ด้วยตัวคั่นที่ไม่ตรง เลือกไฟล์ CSV เดิมแทน หรือใช้ ข้อมูล > ข้อความเป็นคอลัมน์ ใน Excel แล้วบันทึก';
    case 'no-table':
      return 'เป็นหน้าเว็บที่ไม่มีตาราง ส่งออกข้อมูลเป็น Excel (.xlsx) หรือ CSV แล้วเลือกไฟล์นั้น';
    case 'too-many-columns':
      return 'มีคอลัมน์มากเกินกว่าจะเป็นตาราง เลือกไฟล์อื่น หรือส่งออกใหม่ให้หนึ่งแถวเป็นเด็กหนึ่งคน';
    default:
      return `พบคอลัมน์: ${list(d['found'])} แต่ไม่พบ: ${list(d['missing'])} เลือกไฟล์อื่น หรือจับคู่คอลัมน์เอง`;
  }
};

/** ตำแหน่งในแผน เช่น `แถวที่ 3 (ศูนย์การเรียนรู้) ` */
function planPlace(d: ErrorDetail): string {
  if (d['row'] !== undefined) return `แถวที่ ${list(d['row'])}${d['measure'] ? ` (${list(d['measure'])})` : ''} `;
  if (d['measure'] !== undefined) return `มาตรการ ${list(d['measure'])} `;
  return d['area'] === undefined ? 'แผน' : `แผนของชุมชน ${list(d['area'])} `;
}

const baht = (satang: ErrorDetail[string] | undefined): string => formatBaht(Number(satang), 'th');
const day = (value: ErrorDetail[string] | undefined): string => formatDay(String(value), 'th', 'UTC');
/** Numbers of journal entries that follow one another. */
const numbers = ({ seq, last }: ErrorDetail): string =>
  last === undefined || last === seq ? list(seq) : `${list(seq)}-${list(last)}`;

/** The number of the first of several entries. */
const firstOf = ({ seq, count }: ErrorDetail): string =>
  Number(count ?? 1) > 1 ? `${list(seq)} (และอีก ${Number(count) - 1} รายการ)` : list(seq);

const levelsAbove = {
  tambon: 'ระดับตำบลหรือใหญ่กว่า',
  amphoe: 'ระดับอำเภอหรือจังหวัด',
  province: 'ระดับจังหวัด',
  all: 'เด็กทุกคนในพื้นที่',
};

/** The nearest question that there are figures for. */
const nearest = (level: ErrorDetail[string] | undefined): string =>
  typeof level === 'string' && level in levelsAbove
    ? `ดู${levelsAbove[level as keyof typeof levelsAbove]}แทน หรือเปิดข้อมูลรายกรณี`
    : 'เปิดข้อมูลรายกรณีก่อน';

/** ข้อความของแต่ละข้อผิดพลาด: พบอะไร และต้องทำอย่างไร */
/** What makes a passphrase easy to guess. */
const weaknesses: Readonly<Record<PassphraseHint, string>> = {
  short: 'สั้นกว่า 12 ตัวอักษร',
  famous: 'เป็นสำนวนหรือประโยคที่คนรู้จักกันมาก',
  common: 'มีชื่อจังหวัดหรือคำที่คนเดาก่อน',
  repeats: 'มีส่วนที่ซ้ำกัน',
  sequence: 'เรียงตามแป้นพิมพ์หรือตามลำดับ',
  series: 'มีวัน เดือน หรือคำที่นับต่อกัน',
  personal: 'มีวันที่ เบอร์โทรศัพท์ หรือเลขบัตร',
  year: 'มีปี',
  few_words: 'มีคำน้อย',
};

const weakness = (hints: ErrorDetail[string] | undefined): string => {
  const found = Object.entries(weaknesses).flatMap(([hint, words]) =>
    Array.isArray(hints) && hints.includes(hint) ? [words] : [],
  );
  return found.length === 0 ? '' : `: ${found.join(' ')}`;
};

export const errors = {
  USAGE: (d: ErrorDetail) => `คำสั่งไม่ถูกต้อง: ${list(d['foundTh'])} ดูวิธีใช้ด้วย --help`,
  OUTPUT_FAILED: () => 'เขียนผลลัพธ์ไม่ได้ ดิสก์เต็มหรือปลายทางปิดไปแล้ว เพิ่มที่ว่างหรือเปลี่ยนที่เก็บผลลัพธ์ แล้วสั่งใหม่',
  FILE_MISSING: (d: ErrorDetail) => `ไม่พบไฟล์ ${list(d['file'])} ตรวจสอบว่าไฟล์ยังอยู่ที่เดิม แล้วเลือกใหม่`,
  FILE_IS_FOLDER: (d: ErrorDetail) => `${list(d['file'])} เป็นโฟลเดอร์ ไม่ใช่ไฟล์ เปิดโฟลเดอร์แล้วเลือกไฟล์ข้อมูลที่อยู่ข้างใน`,
  FILE_LOCKED: (d: ErrorDetail) =>
    `เปิดไฟล์ ${list(d['file'])} ไม่ได้ เพราะโปรแกรมอื่นใช้อยู่หรือไม่มีสิทธิ์อ่าน ปิดไฟล์ในโปรแกรมอื่น (เช่น Excel) แล้วลองใหม่`,
  FILE_CHANGED: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} ถูกลบหรือถูกแก้ไขระหว่างอ่าน ยังไม่มีข้อมูลใดถูกนำเข้า เลือกไฟล์ใหม่แล้วนำเข้าอีกครั้ง`,
  FILE_EMPTY: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} ว่างเปล่า (0 ไบต์) ส่งออกไฟล์จาก NatPro CPMIS ใหม่อีกครั้ง`,
  FILE_BINARY: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} ไม่ใช่ไฟล์ตาราง พบข้อมูลที่อ่านเป็นตัวอักษรไม่ได้ เลือกไฟล์ CSV, Excel (.xlsx), Parquet หรือ NDJSON ที่ส่งออกจาก NatPro CPMIS`,
  FILE_FORMAT_UNKNOWN: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} เป็นชนิด ${list(d['found'])} ซึ่งโปรแกรมนี้ไม่อ่าน ${adviceOf(d['advice'], list(d['names']))}`,
  FILE_DAMAGED: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} เสียหายหรือไม่ครบ อ่านต่อไม่ได้ คัดลอกหรือส่งออกไฟล์ใหม่อีกครั้ง`,
  FILE_PROTECTED: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} ตั้งรหัสผ่านไว้ เปิดใน Excel เอารหัสผ่านออก บันทึก แล้วเลือกใหม่`,
  FILE_LINE_TOO_LONG: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} มีบรรทัดที่ ${list(d['line'])} ยาวเกิน ${list(d['limit'])} ไบต์ จึงไม่ใช่ตาราง ตรวจสอบว่าเลือกไฟล์ถูกต้อง หรือส่งออกใหม่`,
  FILE_TOO_MANY_SHEETS: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} มีแผ่นงานข้อมูลเกิน 255 แผ่น แบ่งเป็นหลายไฟล์แล้วนำเข้าใหม่`,
  FILE_TOO_LARGE: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} มีข้อมูลมากเกินกว่าจะอ่านเป็นสมุดงานได้ บันทึกแผ่นงานข้อมูลเป็น CSV UTF-8 แล้วเลือกไฟล์นั้นแทน`,
  FILE_NOT_EXTRACT: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} ไม่ใช่ไฟล์ข้อมูล CPMIS ${notExtract(d)}`,
  FILE_NO_HEADER: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} ไม่มีหัวคอลัมน์ แถวแรกเป็นข้อมูลแล้ว เพิ่มแถวชื่อคอลัมน์ไว้บนสุด หรือส่งออกใหม่ให้มีหัวคอลัมน์ แล้วเลือกไฟล์อีกครั้ง`,
  FILE_NO_ROWS: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} มีหัวตารางแต่ไม่มีแถวข้อมูล ส่งออกไฟล์ใหม่อีกครั้ง`,
  FILE_ENCODING_UNKNOWN: (d: ErrorDetail) =>
    `อ่านตัวอักษรในไฟล์ ${list(d['file'])} ไม่ได้ ไม่ใช่ UTF-8, UTF-16 หรือ TIS-620 บันทึกเป็น CSV UTF-8 แล้วลองใหม่`,
  EXPORT_COMMUNITIES: () => 'แผนที่ระดับชุมชนนำออกนอกหน่วยงานไม่ได้ เพราะอาจทำให้รู้ว่าเป็นเด็กคนใด เลือกระดับตำบลหรือใหญ่กว่า แล้วลองใหม่',
  EXPORT_UNKNOWN: () => 'เอกสารนี้ทำไว้นานเกินไปหรือปิดข้อมูลไปแล้ว ทำเอกสารใหม่อีกครั้ง',
  FILE_UNKNOWN_ID: () => 'ไม่พบไฟล์ที่เลือกไว้แล้ว เลือกไฟล์ใหม่อีกครั้ง',
  FILE_TWICE: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} ถูกเลือกซ้ำ มีเนื้อหาเหมือนอีกไฟล์ทุกประการ นำเข้าครั้งเดียวพอ`,
  SAMPLE_APART: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} เป็นข้อมูลตัวอย่าง เด็กในไฟล์ไม่มีตัวตนจริง จึงไม่นำเข้าแฟ้มงานและไม่นำเข้าพร้อมไฟล์อื่น เอาไฟล์นี้ออก หากต้องการดูข้อมูลตัวอย่าง เปิดจากหน้าเริ่มต้นโดยไม่มีแฟ้มงาน`,
  HOUSEHOLDS_WITHOUT_CHILDREN: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} มีแต่ข้อมูลครัวเรือน เลือกไฟล์รายเด็กของปีเดียวกันพร้อมกัน หากไฟล์รายเด็กอยู่ในแฟ้มงานแล้ว เปิดข้อมูลรายกรณีก่อนนำเข้า`,
  YEAR_UNKNOWN: (d: ErrorDetail) => `ไม่พบปีที่สำรวจในไฟล์ ${list(d['file'])} ระบุปี พ.ศ. (ในหน้าจอนำเข้า หรือ --year 2568)`,
  YEAR_CONTRADICTS: (d: ErrorDetail) =>
    `ระบุปีที่สำรวจ ${list(d['given'])} แต่${d['where'] === 'column' ? 'คอลัมน์ปีที่สำรวจ' : 'หัวเรื่อง'}ในไฟล์ ${list(d['file'])} บอก ${list(d['found'])} ตรวจว่าเลือกไฟล์ถูก แล้วแก้ปีในไฟล์หรือนำเข้าโดยไม่ระบุปี`,
  MAPPING_INVALID: (d: ErrorDetail) => `การจับคู่คอลัมน์ไม่ถูกต้อง: ${list(d['found'])} แก้ไขแล้วลองใหม่`,
  PATH_NOT_ALLOWED: () => 'หน้านี้เปิดไฟล์จากที่อยู่ในเครื่องเองไม่ได้ ลากไฟล์มาวางหรือกดเลือกไฟล์',
  PACK_INVALID: (d: ErrorDetail) =>
    `ไฟล์ขอบเขต ${list(d['file'])} ใช้ไม่ได้: ${list(d['foundTh'] ?? d['found'])} ใช้ไฟล์ TopoJSON หรือ GeoJSON ที่มีรหัสพื้นที่และชื่อ`,
  PACK_UNKNOWN: (d: ErrorDetail) =>
    `ไม่มีชุดขอบเขตพื้นที่ ${list(d['found'])} นำเข้าไฟล์ขอบเขต (npm run boundaries -- ไฟล์) หรือดูตัวเลขในหน้าภาพรวม`,
  SAMPLE_MISSING: () => 'ไม่พบข้อมูลตัวอย่างในโปรแกรม ติดตั้งโปรแกรมใหม่อีกครั้ง',
  RECEIPT_INVALID: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} ไม่ใช่ที่มาของตัวเลขที่รุ่นนี้อ่านได้ คัดลอกที่มาของตัวเลขจากหน้าจออีกครั้งให้ครบทั้งหมดแล้วบันทึก`,
  REGISTER_IS_EXTRACT: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} เป็นไฟล์ข้อมูล CPMIS ไม่ใช่ทะเบียนชุมชน ใช้ไฟล์ที่มีหนึ่งแถวต่อหนึ่งชุมชน หรือนำเข้าไฟล์นี้ที่หน้านำเข้า`,
  REGISTER_COLUMNS: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} ไม่มีคอลัมน์รหัสชุมชน/หมู่บ้าน พบคอลัมน์: ${list(d['found'])} ตั้งหัวคอลัมน์ว่า “รหัสชุมชน” “ชื่อชุมชน” และ “จำนวนเด็ก” (ถ้ามี)`,
  REGISTER_EMPTY: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} ไม่มีรหัสชุมชนที่ใช้ได้เลย (คอลัมน์: ${list(d['found'])}) รหัสต้องเป็นตัวเลข 8 หลักของตำบลที่มีอยู่จริง`,
  OUT_OF_MEMORY: (d: ErrorDetail) =>
    `หน่วยความจำไม่พอ (กำหนดไว้ ${list(d['limit'])}) ปิดโปรแกรมอื่น นำเข้าทีละไฟล์ หรือเพิ่มค่า NATPRO_MEMORY`,
  CHANGE_TAKEN_BACK: (d: ErrorDetail) =>
    `ข้อมูลหลังการเปลี่ยนแปลงนี้โหลดไม่สำเร็จ จึงย้อนกลับให้แล้ว ข้อมูลเป็นเหมือนเดิม และประวัติการทำงานแสดงทั้งสองรายการ ${list(d['reasonTh'] ?? 'ลองอีกครั้ง หากยังไม่ได้ ปิดแล้วเปิดโปรแกรมใหม่')}`,
  WORKSPACE_WRONG_PASSPHRASE: () => 'เปิดไม่ได้ด้วยวลีรหัสผ่านนี้ ตรวจแป้นพิมพ์ (ไทย/อังกฤษ, Caps Lock) แล้วลองใหม่ หรือใช้ใบกู้คืน',
  WORKSPACE_IN_USE: (d: ErrorDetail) =>
    `แฟ้มงานนี้เปิดอยู่แล้วบนเครื่อง ${list(d['host'])} ตั้งแต่ ${moment(d['since'])} ปิดที่นั่นก่อน แล้วเปิดใหม่`,
  WORKSPACE_CHANGED_ELSEWHERE: () =>
    'โปรแกรมอื่นเขียนลงแฟ้มงานนี้ระหว่างที่รับช่วงต่อ รายการนั้นยังอยู่ แต่รายการของคุณไม่ได้บันทึก ปิดแฟ้มงาน เปิดใหม่ แล้วทำรายการนั้นอีกครั้ง',
  WORKSPACE_MANIFEST_DAMAGED: (d: ErrorDetail) =>
    `สารบัญของแฟ้มงาน (${list(d['file'])}) เสียหาย โปรแกรมใช้สารบัญรุ่นก่อนและประวัติการทำงานแทน สำรองแฟ้มงานไว้ แล้วตรวจดิสก์`,
  WORKSPACE_MANIFEST_MISSING: (d: ErrorDetail) =>
    `สารบัญของแฟ้มงาน (${list(d['file'])}) หายไป ประวัติการทำงานบางรายการอาจถูกนำออกไปด้วย เทียบกับไฟล์สำรองก่อนใช้งานต่อ`,
  WORKSPACE_HEAD_UNSIGNED: () =>
    'ท้ายประวัติการทำงานไม่มีลายเซ็นของผู้ที่เปิดข้อมูลรายกรณีครั้งล่าสุด สารบัญอาจถูกสร้างใหม่หรือถูกแทนที่ เทียบกับไฟล์สำรองก่อนใช้งานต่อ',
  WORKSPACE_JOURNAL_REWOUND: (d: ErrorDetail) =>
    `เครื่องนี้เคยเห็นประวัติการทำงานของแฟ้มงานนี้ถึงลำดับที่ ${list(d['known'])} แต่บันทึกที่อยู่นี้จบที่ลำดับ ${list(d['last'])} หรือต่างไปจากเดิม หากไม่ได้กู้คืนจากไฟล์สำรองหรือเปิดสำเนาอื่น ให้เทียบกับไฟล์สำรองก่อนใช้งานต่อ`,
  WORKSPACE_SEGMENT_UNCITED: (d: ErrorDetail) =>
    `สารบัญของแฟ้มงานหายไป และไม่มีประวัติการทำงานที่บอกว่าส่วนข้อมูล ${list(d['file'])} คืออะไร (รวม ${list(d['count'])} ส่วน) บันทึกบางรายการอาจถูกนำออกไป เทียบกับไฟล์สำรองก่อนใช้งานต่อ`,
  WORKSPACE_ODD_FILE: (d: ErrorDetail) =>
    `${list(d['file'])} ไม่ใช่ไฟล์ของแฟ้มงาน (รวม ${list(d['count'])} รายการ) โปรแกรมไม่ได้อ่าน ย้ายออกจากโฟลเดอร์ของแฟ้มงาน`,
  WORKSPACE_SEGMENT_DAMAGED: (d: ErrorDetail) =>
    `ส่วนข้อมูล ${list(d['file'])} เสียหาย ข้อมูลอื่นยังเปิดได้ กู้คืนแฟ้มงานจากไฟล์สำรอง หรือนำเข้าไฟล์ CPMIS เดิมอีกครั้ง`,
  WORKSPACE_SEGMENT_MISSING: (d: ErrorDetail) =>
    `ไม่พบส่วนข้อมูล ${list(d['file'])} ข้อมูลอื่นยังเปิดได้ กู้คืนแฟ้มงานจากไฟล์สำรอง หรือนำเข้าไฟล์ CPMIS เดิมอีกครั้ง`,
  WORKSPACE_JOURNAL_DAMAGED: (d: ErrorDetail) =>
    `ประวัติการทำงานลำดับที่ ${list(d['seq'])} เสียหาย รายการอื่นยังอ่านได้ กู้คืนจากไฟล์สำรอง หรือทำรายการนั้นใหม่`,
  WORKSPACE_JOURNAL_MISSING: (d: ErrorDetail) =>
    `ไม่พบประวัติการทำงานลำดับที่ ${numbers(d)} รายการอื่นยังอ่านได้ กู้คืนจากไฟล์สำรอง หรือทำรายการนั้นใหม่`,
  WORKSPACE_JOURNAL_CHAIN: (d: ErrorDetail) =>
    `ประวัติการทำงานลำดับที่ ${list(d['seq'])} ไม่ต่อกับรายการก่อนหน้า อาจมีการสลับหรือแทนที่ไฟล์ เทียบกับไฟล์สำรองก่อนใช้งานต่อ`,
  WORKSPACE_BUNDLE_DAMAGED: (d: ErrorDetail) =>
    `ไฟล์ที่เก็บประวัติการทำงานลำดับที่ ${numbers(d)} เสียหาย รายการอื่นยังอ่านได้ กู้คืนแฟ้มงานจากไฟล์สำรอง หรือทำรายการเหล่านั้นใหม่`,
  WORKSPACE_BUNDLE_MISSING: (d: ErrorDetail) =>
    `ไม่พบไฟล์ที่เก็บประวัติการทำงานลำดับที่ ${numbers(d)} รายการอื่นยังอ่านได้ กู้คืนแฟ้มงานจากไฟล์สำรอง หรือทำรายการเหล่านั้นใหม่`,
  WORKSPACE_COMMAND_NEWER: (d: ErrorDetail) =>
    `ประวัติการทำงานลำดับที่ ${firstOf(d)} เป็นขั้นตอนของโปรแกรมรุ่นอื่น (${list(d['type'])}) เก็บไว้ แต่ยังไม่มีผลต่อตัวเลขที่แสดง ติดตั้งโปรแกรมรุ่นใหม่ แล้วเปิดแฟ้มงานอีกครั้ง`,
  WORKSPACE_COMMAND_UNREADABLE: (d: ErrorDetail) =>
    `อ่านขั้นตอน (${list(d['type'])}) ในประวัติการทำงานลำดับที่ ${firstOf(d)} ไม่ได้ จึงไม่มีผลต่อตัวเลขที่แสดง กู้คืนแฟ้มงานจากไฟล์สำรอง หรือทำขั้นตอนนั้นใหม่`,
  WORKSPACE_KEY_DAMAGED: (d: ErrorDetail) =>
    `ไฟล์กุญแจ ${list(d['file'])} เสียหายหรือหายไป หากแฟ้มงานยังเปิดได้ โปรแกรมซ่อมให้แล้ว หากเปิดไม่ได้ ใช้ใบกู้คืนหรือไฟล์สำรอง`,
  WORKSPACE_KEY_OLD: (d: ErrorDetail) =>
    `ไฟล์กุญแจ ${list(d['file'])} เป็นไฟล์เก่าของวลีรหัสผ่านหรือใบกู้คืนที่เปลี่ยนไปแล้ว หากไฟล์ใหม่ยังอยู่ โปรแกรมนำไฟล์ใหม่กลับมาใช้ให้แล้ว หากไม่มีใครในทีมนำไฟล์เก่ามาวาง ให้เปลี่ยนวลีรหัสผ่านอีกครั้ง`,
  WORKSPACE_CASE_KEY_LOST: (d: ErrorDetail) =>
    `วลีรหัสผ่านรายกรณีเปิดข้อมูลไม่ได้แล้ว เพราะไฟล์กุญแจ ${list(d['file'])} และสำเนาเสียหายหรือหายไป เปิดแฟ้มงานด้วยใบกู้คืน แล้วตั้งวลีรหัสผ่านใหม่`,
  WORKSPACE_CASE_KEY_GONE: () =>
    'ไม่มีกุญแจที่เปิดข้อมูลรายกรณีได้เหลืออยู่ ไฟล์กุญแจของวลีรหัสผ่านรายกรณีและของใบกู้คืนเสียหายหรือหายไป จึงไม่เก็บข้อมูลเด็กเพิ่ม เพราะจะไม่มีใครเปิดได้อีก กู้คืนแฟ้มงานจากไฟล์สำรอง',
  WORKSPACE_RECOVERY_LOST: (d: ErrorDetail) =>
    `ใบกู้คืนเปิดแฟ้มงานไม่ได้แล้ว เพราะไฟล์กุญแจ ${list(d['file'])} และสำเนาเสียหายหรือหายไป ทำใบกู้คืนใหม่`,
  WORKSPACE_NEWER_FORMAT: (d: ErrorDetail) =>
    `แฟ้มงานนี้สร้างด้วยโปรแกรมรุ่นใหม่กว่า (รูปแบบ ${list(d['found'])} โปรแกรมนี้รู้จักถึง ${list(d['known'])}) ติดตั้งโปรแกรมรุ่นใหม่แล้วเปิดอีกครั้ง`,
  WORKSPACE_OLDER_FORMAT: (d: ErrorDetail) =>
    `แฟ้มงานนี้สร้างด้วยโปรแกรมรุ่นทดลอง (รูปแบบ ${list(d['found'])} โปรแกรมนี้ใช้รูปแบบ ${list(d['known'])}) จึงเปิดไม่ได้ สร้างแฟ้มงานใหม่ แล้วนำเข้าไฟล์ข้อมูล CPMIS เดิมอีกครั้ง`,
  WORKSPACE_DISK_FULL: () => 'ดิสก์เต็ม รายการล่าสุดยังไม่ถูกบันทึก ข้อมูลเดิมไม่เปลี่ยนแปลง ลบไฟล์ที่ไม่ใช้ แล้วทำรายการนั้นอีกครั้ง',
  WORKSPACE_READ_ONLY: (d: ErrorDetail) =>
    `เขียนลงโฟลเดอร์ ${list(d['folder'])} ไม่ได้ รายการล่าสุดยังไม่ถูกบันทึก ย้ายแฟ้มงานไปยังโฟลเดอร์ที่เขียนได้ หรือขอสิทธิ์จากผู้ดูแล`,
  WORKSPACE_GONE: (d: ErrorDetail) => `ไม่พบโฟลเดอร์แฟ้มงาน ${list(d['folder'])} ต่อไดรฟ์หรือย้ายโฟลเดอร์กลับที่เดิม แล้วเปิดใหม่`,
  WORKSPACE_IO: (d: ErrorDetail) =>
    `อ่านหรือเขียนแฟ้มงาน ${list(d['folder'])} ไม่ได้ (${list(d['reason'])}) ตรวจดิสก์หรือสายเชื่อมต่อ แล้วปิดและเปิดแฟ้มงานใหม่`,
  WORKSPACE_NOT_ONE: (d: ErrorDetail) =>
    `โฟลเดอร์ ${list(d['folder'])} ไม่ใช่แฟ้มงาน (ไม่มี key.age) เลือกโฟลเดอร์อื่น หรือสร้างแฟ้มงานใหม่`,
  WORKSPACE_EXISTS: (d: ErrorDetail) => `โฟลเดอร์ ${list(d['folder'])} มีไฟล์อยู่แล้ว จึงไม่เขียนทับ เลือกโฟลเดอร์ว่างหรือตั้งชื่อใหม่`,
  WORKSPACE_NONE: () => 'ยังไม่ได้เปิดแฟ้มงาน เปิดหรือสร้างแฟ้มงานจากหน้าเริ่มต้นก่อน',
  WORKSPACE_NAME_INVALID: (d: ErrorDetail) =>
    `ใช้ชื่อแฟ้มงาน “${list(d['name'])}” ไม่ได้ ตั้งชื่อใหม่โดยไม่มีเครื่องหมาย < > : " / \\ | ? * และไม่ลงท้ายด้วยจุด`,
  WORKSPACE_LOCKED: () => 'แฟ้มงานล็อกอยู่ ใส่วลีรหัสผ่านเพื่อทำงานต่อ',
  WORKSPACE_CASE_LOCKED: () => 'ข้อมูลรายกรณีล็อกอยู่ ใส่วลีรหัสผ่านรายกรณีก่อน',
  WORKSPACE_PASSPHRASE_WEAK: (d: ErrorDetail) =>
    `วลีรหัสผ่านเดาง่ายเกินไป${weakness(d['hints'])} ใช้คำสี่คำขึ้นไปที่ไม่เกี่ยวกัน เว้นวรรคระหว่างคำ`,
  WORKSPACE_PASSPHRASES_SAME: () => 'วลีรหัสผ่านสำหรับวางแผนและสำหรับรายกรณีต้องไม่เหมือนกัน ตั้งใหม่หนึ่งอัน',
  WORKSPACE_RECOVERY_WRONG: () => 'รหัสกู้คืนนี้ไม่ถูกต้องหรือไม่ใช่ของแฟ้มงานนี้ ตรวจทีละกลุ่มตามใบกู้คืน แล้วลองใหม่',
  WORKSPACE_BACKUP_DAMAGED: (d: ErrorDetail) =>
    `ไฟล์สำรอง ${list(d['file'])} เสียหายหรือไม่ครบ ไม่มีสิ่งใดถูกเขียน ใช้ไฟล์สำรองอื่น หรือคัดลอกไฟล์นี้ใหม่`,
  WORKSPACE_BACKUP_EXISTS: (d: ErrorDetail) => `มีไฟล์ ${list(d['file'])} อยู่แล้ว จึงไม่เขียนทับ ตั้งชื่อไฟล์สำรองใหม่`,
  WORKSPACE_CODE_UNSEEN: () =>
    'รหัสกู้คืนแสดงครั้งเดียว แต่ผลลัพธ์ของคำสั่งนี้ไม่มีที่ให้เขียน (ปิดอยู่ เต็ม หรือถูกทิ้ง) จึงไม่สร้างแฟ้มงาน สั่งใหม่โดยให้แสดงบนจอหรือเก็บในไฟล์ที่มีที่ว่าง',
  RULES_NOT_ONE: () => 'ไฟล์นี้ไม่ใช่ชุดเกณฑ์ เพราะไม่มี “kind”: “natpro-rule-set” เลือกไฟล์อื่น',
  RULES_SHAPE_VERSION: (d: ErrorDetail) =>
    `ชุดเกณฑ์นี้มีรูปแบบรุ่น ${list(d['found'] ?? '(ไม่ระบุ)')} โปรแกรมนี้อ่านได้รุ่น ${list(d['known'])} บันทึกชุดเกณฑ์ใหม่ด้วยโปรแกรมรุ่นนี้ หรือติดตั้งโปรแกรมรุ่นใหม่กว่า`,
  RULES_INVALID: (d: ErrorDetail) =>
    `ชุดเกณฑ์ไม่ถูกต้องที่ ${list(d['at'])} ค่าขาดหายไป ผิดชนิด หรือไม่รู้จัก แก้ที่ตำแหน่งนี้ ดูรูปแบบที่ถูกต้องด้วย natpro classify --help`,
  RULES_TOO_MANY: (d: ErrorDetail) =>
    `ชุดเกณฑ์มี ${list(d['found'])} เกณฑ์ มีได้ไม่เกิน ${list(d['limit'])} เกณฑ์ รวมเกณฑ์ที่ให้ระดับเดียวกันเข้าด้วยกัน`,
  RULES_TOO_LARGE: (d: ErrorDetail) => `ชุดเกณฑ์มีเงื่อนไขเกิน ${list(d['limit'])} ข้อ อ่านตามไม่ได้ ตัดบางข้อออก`,
  RULES_TOO_DEEP: (d: ErrorDetail) => `มีเงื่อนไขซ้อนกันเกิน ${list(d['limit'])} ชั้น แยกเป็นหลายเกณฑ์`,
  RULES_NONE: () => 'ชุดเกณฑ์ไม่มีเกณฑ์เลย จึงจัดระดับใครไม่ได้ เพิ่มอย่างน้อยหนึ่งเกณฑ์',
  RULES_NO_INDICATOR: () => 'ไม่มีเกณฑ์ใดใช้ตัวชี้วัด เด็กจะถูกจัดระดับจากอายุ เพศ หรือกลุ่มเพียงอย่างเดียว เพิ่มตัวชี้วัดในเกณฑ์อย่างน้อยหนึ่งเกณฑ์',
  RULES_SHIPPED: (d: ErrorDetail) => `${list(d['id'])} มากับโปรแกรมและแก้ไขไม่ได้ ทำสำเนาโดยใช้ id อื่น แล้วแก้ที่สำเนา`,
  RULES_DAY: (d: ErrorDetail) =>
    `วันที่ตัดสินใจ “${list(d['found'])}” ไม่ใช่วันที่ตามปฏิทิน ค.ศ. เขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2025-10-01 สำหรับ 1 ตุลาคม พ.ศ. 2568`,
  RULES_CUT_OFF: (d: ErrorDetail) => `จุดตัดของข้อมูลไม่พอคือ ${list(d['found'])} ซึ่งใช้ไม่ได้ ใส่ร้อยละเป็นจำนวนเต็มตั้งแต่ 0 ถึง 99`,
  RULES_INDICATOR: (d: ErrorDetail) =>
    `${d['rule'] === undefined ? 'รายการความเสี่ยงที่นับ' : `เกณฑ์ที่ ${list(d['rule'])}`} อ้างตัวชี้วัดที่ ${list(d['found'])} ซึ่งไม่มี แบบสำรวจมีตัวชี้วัดที่ 1 ถึง 22 เลือกใหม่จากในนี้`,
  RULES_COVERAGE: (d: ErrorDetail) =>
    `${d['rule'] === undefined ? 'รายการความเสี่ยงที่นับ' : `เกณฑ์ที่ ${list(d['rule'])}`} มีตัวชี้วัดที่ 16 บริการที่ไปถึงเด็กไม่ใช่ความเสี่ยง นำออกจากชุดเกณฑ์`,
  RULES_RISK_TWICE: (d: ErrorDetail) =>
    `ตัวชี้วัดที่ ${list(d['found'])} ซ้ำกันในรายการความเสี่ยงที่นับ และจะนับเพียงครั้งเดียว นำออกหนึ่งรายการ`,
  RULES_EMPTY: (d: ErrorDetail) => `เกณฑ์ที่ ${list(d['rule'])} มีรายการเงื่อนไขที่ว่างอยู่ เพิ่มเงื่อนไข หรือลบรายการนั้น`,
  RULES_PART_TWICE: (d: ErrorDetail) => `เกณฑ์ที่ ${list(d['rule'])} มีเงื่อนไขซ้ำกันในรายการเดียวกัน นำออกหนึ่งข้อ`,
  RULES_COUNT: (d: ErrorDetail) =>
    `เกณฑ์ที่ ${list(d['rule'])} ต้องการอย่างน้อย ${list(d['count'])} ข้อจาก ${list(d['of'])} ข้อ ใส่จำนวนเต็มตั้งแต่ 1 ถึง ${list(d['of'])}`,
  RULES_RISK_COUNT: (d: ErrorDetail) =>
    `เกณฑ์ที่ ${list(d['rule'])} ต้องการความเสี่ยงอย่างน้อย ${list(d['count'])} ข้อ แต่ชุดเกณฑ์นับความเสี่ยง ${list(d['of'])} ข้อ ใส่จำนวนเต็มตั้งแต่ 1 ถึง ${list(d['of'])} หรือเพิ่มรายการความเสี่ยงที่นับ`,
  RULES_AGE: (d: ErrorDetail) =>
    `เกณฑ์ที่ ${list(d['rule'])} ใช้อายุ ${list(d['found'])} ปี ซึ่งใช้ไม่ได้ ใส่อายุเต็มปีตั้งแต่ ${list(d['from'])} ถึง ${list(d['to'])}`,
  RULES_ORDER: (d: ErrorDetail) =>
    `เกณฑ์ที่ ${list(d['rule'])} ให้ระดับที่หนักกว่าเกณฑ์ที่ ${list(d['after'])} ซึ่งอยู่ก่อน เรียงเกณฑ์ตามลำดับ ผู้ถูกกระทำ เสี่ยงสูง เฝ้าระวัง`,
  PLAN_NOT_ONE: () => 'ไฟล์นี้ไม่ใช่แผน เพราะไม่มี “kind”: “natpro-plan” เลือกไฟล์อื่น',
  PLAN_SHAPE_VERSION: (d: ErrorDetail) =>
    `แผนนี้มีรูปแบบรุ่น ${list(d['found'] ?? '(ไม่ระบุ)')} โปรแกรมนี้อ่านได้รุ่น ${list(d['known'])} บันทึกแผนใหม่ด้วยโปรแกรมรุ่นนี้ หรือติดตั้งโปรแกรมรุ่นใหม่กว่า`,
  PLAN_INVALID: (d: ErrorDetail) =>
    `แผนไม่ถูกต้องที่ ${list(d['at'])} ค่าขาดหายไป ผิดชนิด หรือไม่รู้จัก แก้ที่ตำแหน่งนี้ ดูรูปแบบที่ถูกต้องด้วย natpro plan --help`,
  PLAN_YEAR_ERA: (d: ErrorDetail) =>
    `${planPlace(d)}มีปี “${list(d['found'])}” ที่ไม่บอกว่าเป็น พ.ศ. ระบุปีงบประมาณเป็น พ.ศ. ในช่อง fiscalYearBE เช่น 2569`,
  PLAN_ROW_TWICE: (d: ErrorDetail) =>
    `แถวที่ ${list(d['first'])} และ ${list(d['row'])} มี id เดียวกันคือ ${list(d['id'])} เปลี่ยน id ของแถวหนึ่ง`,
  PLAN_NO_MEASURE: (d: ErrorDetail) => `${planPlace(d)}ไม่มีชื่อมาตรการ ระบุว่าจะทำอะไร`,
  PLAN_NO_INDICATOR: (d: ErrorDetail) =>
    `${planPlace(d)}ไม่มีตัวชี้วัด จึงบอกไม่ได้ว่าได้ผลหรือไม่ เลือกตัวชี้วัดที่ต้องการให้เปลี่ยน ข้อ 1 ถึง 22`,
  PLAN_INDICATOR: (d: ErrorDetail) => `${planPlace(d)}อ้างตัวชี้วัดที่ ${list(d['found'])} ซึ่งไม่มี เลือกใหม่จากข้อ 1 ถึง 22`,
  PLAN_NO_AREA: (d: ErrorDetail) => `${planPlace(d)}ไม่มีพื้นที่ เลือกชุมชนหรือพื้นที่ที่จะทำ`,
  PLAN_AREA: (d: ErrorDetail) =>
    `${planPlace(d)}มีรหัสพื้นที่ “${list(d['found'])}” ซึ่งไม่ใช่รหัส รหัสมี 2, 4, 6 หรือ 8 หลัก เลือกพื้นที่จากรายการ`,
  PLAN_AREA_GONE: (d: ErrorDetail) =>
    `${planPlace(d)}เป็นของพื้นที่ ${list(d['area'])} ซึ่งไม่มีในข้อมูลที่เปิดอยู่แล้ว เลือกพื้นที่ที่มาแทน หรือยกเลิกแถวนี้พร้อมบอกเหตุผล`,
  PLAN_NO_TARGET: (d: ErrorDetail) => `${planPlace(d)}ไม่มีเป้าหมายที่วัดได้ ใส่ร้อยละ หรือจำนวนคน`,
  PLAN_TARGET: (d: ErrorDetail) =>
    `${planPlace(d)}มีเป้าหมายร้อยละ ${list(d['found'])} ซึ่งเป็นไปไม่ได้ ใส่ร้อยละตั้งแต่ 0 ถึง 100 หรือจำนวนคน`,
  PLAN_PEOPLE: (d: ErrorDetail) => `${planPlace(d)}มีจำนวนคน ${list(d['found'])} ซึ่งใช้ไม่ได้ ใส่จำนวนเต็มตั้งแต่ 0 ขึ้นไป`,
  PLAN_AGES: (d: ErrorDetail) =>
    `${planPlace(d)}ระบุอายุ ${list(d['from'])} ถึง ${list(d['to'])} ปี ซึ่งกลับกัน สลับอายุเริ่มกับอายุสุดท้าย`,
  PLAN_BUDGET_NEGATIVE: (d: ErrorDetail) =>
    `${planPlace(d)}มีจำนวนเงินติดลบ ${baht(d['satang'])} ใส่ตั้งแต่ 0 ขึ้นไป เงินที่ได้คืนให้เขียนในหมายเหตุ`,
  PLAN_MONEY_FRACTION: (d: ErrorDetail) =>
    `${planPlace(d)}มีจำนวนเงิน ${list(d['found'])} สตางค์ เงินต้องเป็นจำนวนเต็มสตางค์ แก้ให้เป็นจำนวนเต็ม`,
  PLAN_QUARTER: (d: ErrorDetail) =>
    `${planPlace(d)}มีเงินในไตรมาส ${list(d['found'])} ปีงบประมาณมีไตรมาส 1 (ตุลาคม–ธันวาคม) ถึง 4 (กรกฎาคม–กันยายน) เลือกใหม่`,
  PLAN_DAY: (d: ErrorDetail) =>
    `${planPlace(d)}มีวันที่ “${list(d['found'])}” ซึ่งไม่ใช่วันที่ตามปฏิทิน ค.ศ. เขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2025-10-01 สำหรับ 1 ตุลาคม พ.ศ. 2568`,
  PLAN_DAYS: (d: ErrorDetail) => `${planPlace(d)}สิ้นสุด ${day(d['to'])} ก่อนวันเริ่ม ${day(d['from'])} แก้วันใดวันหนึ่ง`,
  PLAN_BLOCKED: (d: ErrorDetail) => `${planPlace(d)}ติดขัดอยู่ ระบุว่าติดเรื่องใด และใครแก้ได้`,
  PLAN_DROPPED: (d: ErrorDetail) => `${planPlace(d)}ยกเลิกแล้ว ระบุเหตุผล เพราะปีหน้าจะมีคนถาม`,
  PLAN_REJECTED: (d: ErrorDetail) =>
    `แผนของชุมชน ${list(d['area'])} ไม่รับมาตรการ ${list(d['measure'])} โดยไม่บอกเหตุผล ระบุเหตุผล`,
  PLAN_MEASURE_NO_INDICATOR: (d: ErrorDetail) =>
    `มาตรการ ${list(d['measure'])} ไม่ตอบตัวชี้วัดใด จึงเสนอหรือวัดผลไม่ได้ เลือกอย่างน้อยหนึ่งข้อ`,
  PLAN_SHEET_COLUMNS: (d: ErrorDetail) =>
    `ไม่พบแผนในตารางนี้ คอลัมน์ที่พบ: ${list(d['found'])} ต้องมีคอลัมน์ “โครงการ/กิจกรรม” และอีกสองคอลัมน์ เช่น “หน่วยงานรับผิดชอบ” และ “งบประมาณ” หรือจับคู่คอลัมน์เอง`,
  PLAN_SHEET_YEAR: () => 'ตารางไม่บอกปีงบประมาณ ระบุปี พ.ศ. เช่น 2569 หรือเขียน “ปีงบประมาณ พ.ศ. 2569” ไว้เหนือตาราง',
  PLAN_SHEET_EMPTY: () => 'ตารางมีคอลัมน์ของแผน แต่ไม่มีมาตรการอยู่ข้างใต้ เลือกแผ่นงานหรือไฟล์อื่น',
  PLAN_SHEET_YEARS: (d: ErrorDetail) => `แถวเหล่านี้มีหลายปีงบประมาณ (${list(d['found'])}) ตารางหนึ่งมีปีเดียว เลือกหนึ่งปี`,
  NOT_RELEASED: () => 'ยังไม่มีตัวเลขสำหรับวางแผน เปิดข้อมูลรายกรณีก่อน แล้วโปรแกรมจะคำนวณให้ ใช้เวลาไม่กี่นาที',
  PUBLICATION_BEHIND: () => 'ตัวเลขสำหรับเผยแพร่ยังไม่รวมการเปลี่ยนแปลงล่าสุดของข้อมูล เปิดข้อมูลรายกรณีแล้วสั่งอีกครั้ง โปรแกรมจะคำนวณให้',
  PUBLICATION_HELD_BACK: () =>
    'ตัวเลขสำหรับเผยแพร่ยังไม่ปรับ เพราะยอดรวมบางยอดเปลี่ยนไปไม่กี่คน ผู้ที่เห็นชุดก่อนจะรู้คำตอบของเด็กเหล่านั้น รอจนมีการเปลี่ยนแปลงมากขึ้น หรือสั่งปกปิดยอดเหล่านั้นที่ “ตัวเลขสำหรับวางแผน”',
  FINER_THAN_RELEASED: (d: ErrorDetail) =>
    `ตัวเลขสำหรับวางแผนไม่แยกละเอียดเท่านี้ เพราะแต่ละส่วนจะเหลือเด็กน้อยเกินไป ${nearest(d['level'])}`,
  CANCELLED: () => 'ยกเลิกแล้ว ไม่มีข้อมูลใดเปลี่ยนแปลง',
  ENGINE_UNAVAILABLE: () => 'ส่วนประมวลผลหยุดทำงาน กำลังเริ่มใหม่ หากยังไม่กลับมา ปิดแล้วเปิดโปรแกรมใหม่',
  INTERNAL: (d: ErrorDetail) => `เกิดข้อผิดพลาดในโปรแกรม ข้อมูลเดิมไม่เปลี่ยนแปลง แจ้งรหัส ${list(d['logId'])} แก่ผู้ดูแล`,
} satisfies Record<ErrorCode, (detail: ErrorDetail) => string>;

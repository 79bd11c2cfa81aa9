import type { ErrorCode, ErrorDetail } from '../../contract/error-codes.ts';

const list = (value: ErrorDetail[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

/** ข้อความของแต่ละข้อผิดพลาด: พบอะไร และต้องทำอย่างไร */
export const errors = {
  USAGE: (d: ErrorDetail) => `คำสั่งไม่ถูกต้อง: ${list(d['found'])} ดูวิธีใช้ด้วย --help`,
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
    `ไฟล์ ${list(d['file'])} เป็นชนิด ${list(d['found'])} ซึ่งโปรแกรมนี้ไม่อ่าน เปิดใน Excel แล้วบันทึกเป็น .xlsx หรือ CSV`,
  FILE_DAMAGED: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} เสียหายหรือไม่ครบ อ่านต่อไม่ได้ คัดลอกหรือส่งออกไฟล์ใหม่อีกครั้ง`,
  FILE_PROTECTED: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} ตั้งรหัสผ่านไว้ เปิดใน Excel เอารหัสผ่านออก บันทึก แล้วเลือกใหม่`,
  FILE_LINE_TOO_LONG: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} มีบรรทัดที่ ${list(d['line'])} ยาวเกิน ${list(d['limit'])} ไบต์ จึงไม่ใช่ตาราง ตรวจสอบว่าเลือกไฟล์ถูกต้อง หรือส่งออกใหม่`,
  FILE_NOT_EXTRACT: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} ไม่ใช่ไฟล์ข้อมูล CPMIS พบคอลัมน์: ${list(d['found'])} แต่ไม่พบ: ${list(d['missing'])} เลือกไฟล์อื่น หรือจับคู่คอลัมน์เอง`,
  FILE_NO_ROWS: (d: ErrorDetail) => `ไฟล์ ${list(d['file'])} มีหัวตารางแต่ไม่มีแถวข้อมูล ส่งออกไฟล์ใหม่อีกครั้ง`,
  FILE_ENCODING_UNKNOWN: (d: ErrorDetail) =>
    `อ่านตัวอักษรในไฟล์ ${list(d['file'])} ไม่ได้ ไม่ใช่ UTF-8, UTF-16 หรือ TIS-620 บันทึกเป็น CSV UTF-8 แล้วลองใหม่`,
  FILE_UNKNOWN_ID: () => 'ไม่พบไฟล์ที่เลือกไว้แล้ว เลือกไฟล์ใหม่อีกครั้ง',
  LAYOUT_COUNTS_NOT_YET: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} เป็นตารางจำนวนรวมรายชุมชน รุ่นนี้ยังอ่านได้เฉพาะไฟล์รายเด็ก ใช้ไฟล์ที่มีหนึ่งแถวต่อเด็กหนึ่งคน`,
  HOUSEHOLDS_WITHOUT_CHILDREN: (d: ErrorDetail) =>
    `ไฟล์ ${list(d['file'])} มีแต่ข้อมูลครัวเรือน เลือกไฟล์รายเด็กของปีเดียวกันพร้อมกัน`,
  YEAR_UNKNOWN: (d: ErrorDetail) => `ไม่พบปีที่สำรวจในไฟล์ ${list(d['file'])} ระบุปี พ.ศ. (ในหน้าจอนำเข้า หรือ --year 2568)`,
  MAPPING_INVALID: (d: ErrorDetail) => `การจับคู่คอลัมน์ไม่ถูกต้อง: ${list(d['found'])} แก้ไขแล้วลองใหม่`,
  PATH_NOT_ALLOWED: () => 'หน้านี้เปิดไฟล์จากที่อยู่ในเครื่องเองไม่ได้ ลากไฟล์มาวางหรือกดเลือกไฟล์',
  PACK_INVALID: (d: ErrorDetail) =>
    `ไฟล์ขอบเขต ${list(d['file'])} ใช้ไม่ได้: ${list(d['foundTh'] ?? d['found'])} ใช้ไฟล์ TopoJSON หรือ GeoJSON ที่มีรหัสพื้นที่และชื่อ`,
  PACK_UNKNOWN: (d: ErrorDetail) => `ไม่พบชุดขอบเขตพื้นที่ ${list(d['found'])} เลือกชุดอื่นในการตั้งค่า`,
  SAMPLE_MISSING: () => 'ไม่พบข้อมูลตัวอย่างในโปรแกรม ติดตั้งโปรแกรมใหม่อีกครั้ง',
  OUT_OF_MEMORY: (d: ErrorDetail) =>
    `หน่วยความจำไม่พอ (กำหนดไว้ ${list(d['limit'])}) ปิดโปรแกรมอื่น นำเข้าทีละไฟล์ หรือเพิ่มค่า NATPRO_MEMORY`,
  CANCELLED: () => 'ยกเลิกแล้ว ไม่มีข้อมูลใดเปลี่ยนแปลง',
  ENGINE_UNAVAILABLE: () => 'ส่วนประมวลผลหยุดทำงาน กำลังเริ่มใหม่ หากยังไม่กลับมา ปิดแล้วเปิดโปรแกรมใหม่',
  INTERNAL: (d: ErrorDetail) => `เกิดข้อผิดพลาดในโปรแกรม ข้อมูลเดิมไม่เปลี่ยนแปลง แจ้งรหัส ${list(d['logId'])} แก่ผู้ดูแล`,
} satisfies Record<ErrorCode, (detail: ErrorDetail) => string>;

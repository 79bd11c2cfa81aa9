import type { RejectReason } from '../../contract/extracts.ts';

/** สิ่งที่พบในไฟล์ แยกเป็นแถวที่ไม่รับเข้า และข้อควรตรวจสอบ */
export const rejects = {
  community_missing: () => 'ไม่มีรหัสชุมชน เติมรหัส 8 หลักแล้วนำเข้าใหม่',
  community_unresolved: (found: string) => `รหัสชุมชน ${found} ไม่ตรงกับตำบลใด ตรวจสอบรหัส 8 หลัก`,
  community_lost_digits: (found: string) => `รหัสชุมชน ${found} มีตัวเลขหายไป (มักเกิดจาก Excel) ตั้งคอลัมน์เป็นข้อความแล้วส่งออกใหม่`,
  survey_year_missing: (found: string) =>
    found === '' ? 'ไม่มีปีที่สำรวจ เติมปี พ.ศ.' : `ปีที่สำรวจ ${found} อ่านไม่ได้ ใช้ปี พ.ศ. เช่น 2568`,
  unparsable_row: () => 'อ่านแถวนี้ไม่ได้ จำนวนคอลัมน์ไม่ตรงกับหัวตาราง หรือเครื่องหมายคำพูดไม่ครบคู่',
  duplicate_child: () => 'รหัสเด็กซ้ำกับแถวก่อนหน้าในปีและชุมชนเดียวกัน เก็บแถวแรกไว้',
} satisfies Record<RejectReason, (found: string) => string>;

export const warnings = {
  answer_unreadable: (found: string) => `คำตอบที่อ่านไม่ได้ นับเป็น "ไม่ทราบ": ${found}`,
  sex_unreadable: (found: string) => `เพศที่อ่านไม่ได้ นับเป็นไม่ทราบ: ${found}`,
  date_unreadable: (found: string) => `วันที่ที่อ่านไม่ได้: ${found}`,
  age_unreadable: (found: string) => `อายุที่อ่านไม่ได้: ${found}`,
  birth_after_survey: () => 'วันเกิดอยู่หลังวันสำรวจ ใช้อายุที่ให้มาแทน หรือนับเป็นไม่ทราบอายุ',
  age_mid_year: () => 'ไม่มีวันที่สำรวจและอายุ คิดอายุ ณ วันที่ 30 มิถุนายนของปีที่สำรวจ',
  age_unknown: () => 'ไม่ทราบอายุ นับรวมในทุกตัวชี้วัด และแสดงเป็นกลุ่ม "ไม่ทราบอายุ"',
  age_over_17: () => 'อายุ 18 ปีขึ้นไป ไม่นับในตัวชี้วัดรายเด็ก',
  household_missing: () => 'ไม่มีรหัสครัวเรือน จึงไม่นับในตัวชี้วัดครัวเรือน (17-22)',
  household_contradiction: () => 'คำตอบเรื่องครัวเรือนขัดกันระหว่างเด็กในบ้านเดียวกัน นับว่า "พบ" หากมีแถวใดตอบว่าพบ',
  household_without_children: () => 'ครัวเรือนในตารางครัวเรือนที่ไม่มีเด็กในไฟล์เด็ก ไม่นำมานับ',
  child_id_missing: () => 'ไม่มีรหัสเด็ก จึงตรวจแถวซ้ำไม่ได้',
  id_check_digit: () => 'เลขประจำตัว 13 หลักมีหลักตรวจสอบไม่ถูกต้อง ตรวจกับเอกสาร',
  id_malformed: () => 'เลขประจำตัวไม่ใช่ 13 หลัก และไม่ใช่รหัส G',
  id_lost_digits: () => 'เลขประจำตัวมีตัวเลขหายไป (เช่น 1.99E+12 จาก Excel) ตั้งคอลัมน์เป็นข้อความแล้วส่งออกใหม่',
  nationality_other: (found: string) => `สัญชาติที่ไม่อยู่ในรายการ นับเป็น "อื่น ๆ" (ไม่ใช่ไทย): ${found}`,
  year_gregorian: (found: string) => `ปีที่สำรวจเป็น ค.ศ. แปลงเป็น พ.ศ. แล้ว: ${found}`,
  several_years: (found: string) => `ไฟล์มีหลายปีที่สำรวจ: ${found}`,
  year_from_title: (found: string) => `ใช้ปีที่สำรวจจากหัวเรื่องของไฟล์: ${found}`,
  year_from_file_name: (found: string) => `ใช้ปีที่สำรวจจากชื่อไฟล์: ${found} ตรวจสอบว่าถูกต้อง`,
  year_given: (found: string) => `ใช้ปีที่สำรวจที่ระบุ: ${found}`,
  letters_unreadable: () => 'มีตัวอักษรเสียหายในไฟล์ ช่องที่เสียนับเป็นอ่านไม่ได้ ส่งออกไฟล์ใหม่หากต้องการข้อมูลครบ',
  header_duplicate: (found: string) => `หัวคอลัมน์ซ้ำ ใช้คอลัมน์แรก: ${found}`,
  blank_means_no: () => 'นำเข้าโดยถือว่าช่องว่างคือ "ไม่พบ"',
  column_missing: (found: string) => `ไม่มีคอลัมน์: ${found} ตัวชี้วัดเหล่านี้จะไม่มีข้อมูล`,
} satisfies Record<string, (found: string) => string>;

export type WarningCode = keyof typeof warnings;

import type { PassphraseHint, PassphraseLevel } from '../../contract/passphrase-strength.ts';
import type { HistoryItem, KeyName } from '../../contract/workspace.ts';

/** คำของแฟ้มงาน: กุญแจ วลีรหัสผ่าน ใบกู้คืน บันทึกการทำงาน และการสำรอง */
export const workspace = {
  workspace: 'แฟ้มงาน',
  keys: {
    planning: 'วลีรหัสผ่านสำหรับวางแผน',
    case: 'วลีรหัสผ่านรายกรณี',
  } satisfies Record<KeyName, string>,
  keyNotes: {
    planning: 'เปิดตัวเลข แผนที่ และแผนงาน เปิดชื่อหรือเลขประจำตัวเด็กไม่ได้',
    case: 'เปิดชื่อ เลขประจำตัว และที่อยู่ของเด็ก ให้เฉพาะผู้ที่ต้องดูแลเด็กรายคน',
  } satisfies Record<KeyName, string>,
  strength: {
    very_weak: 'เดาได้ทันที',
    weak: 'เดาง่าย',
    fair: 'พอใช้',
    good: 'ดี',
    strong: 'ดีมาก',
  } satisfies Record<PassphraseLevel, string>,
  hints: {
    short: 'สั้นเกินไป ใช้ 12 ตัวอักษรขึ้นไป',
    common: 'มีคำที่คนเดาก่อนคำอื่น เช่น ชื่อจังหวัด ชื่อโปรแกรม หรือคำว่ารหัสผ่าน',
    repeats: 'มีส่วนที่ซ้ำกัน',
    sequence: 'มีตัวอักษรเรียงตามแป้นพิมพ์หรือตามลำดับ',
    year: 'มีปี พ.ศ. หรือ ค.ศ. ซึ่งเดาง่าย',
    few_words: 'ใช้คำสี่คำขึ้นไปที่ไม่เกี่ยวกัน เว้นวรรคระหว่างคำ',
  } satisfies Record<PassphraseHint, string>,
  recovery: {
    title: 'ใบกู้คืนแฟ้มงาน',
    once: 'รหัสนี้แสดงครั้งเดียวและไม่ถูกเก็บไว้ในเครื่อง พิมพ์แล้วเก็บในตู้ที่ล็อก แยกจากคอมพิวเตอร์',
    opens: 'ผู้ที่มีใบนี้และแฟ้มงานเปิดได้ทุกอย่าง รวมถึงข้อมูลรายกรณี',
    lost: 'หากลืมวลีรหัสผ่านและไม่มีใบนี้ ไม่มีใครเปิดแฟ้มงานได้อีก',
    code: 'รหัสกู้คืน',
  },
  history: {
    effective: 'มีผลอยู่',
    undone: 'เลิกทำแล้ว',
    void: 'ไม่มีผล',
  } satisfies Record<HistoryItem['state'], string>,
  clockSetBack: 'นาฬิกาของเครื่องช้ากว่ารายการก่อนหน้า',
  sealedPart: 'มีส่วนที่เปิดได้ด้วยวลีรหัสผ่านรายกรณีเท่านั้น',
  undoneBy: (seq: number) => `เลิกทำโดยรายการที่ ${seq}`,
  sound: (entries: number, segments: number) => `ครบถ้วน: บันทึก ${entries} รายการ ส่วนข้อมูล ${segments} ส่วน`,
  notSound: (findings: number) => `พบปัญหา ${findings} เรื่อง ส่วนที่เหลือเปิดได้`,
  hashedOnly: (segments: number) => `ส่วนข้อมูลรายกรณี ${segments} ส่วน ตรวจเฉพาะความครบของไฟล์ เพราะไม่ได้ใส่วลีรหัสผ่านรายกรณี`,
  backupDamaged: (segments: number) => `สำรองแล้ว แต่ส่วนข้อมูล ${segments} ส่วนเสียหายอยู่ก่อน เก็บไฟล์สำรองครั้งก่อนไว้ด้วย`,
  changedPassphrase: 'เปลี่ยนแล้ว สำเนาแฟ้มงานและไฟล์สำรองที่ทำไว้ก่อนหน้ายังเปิดได้ด้วยวลีเดิม',
};

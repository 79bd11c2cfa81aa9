import type { ErrorDetail } from '../../contract/error-codes.ts';

const list = (value: ErrorDetail[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

const choice = (value: ErrorDetail[string] | undefined): string => [value ?? ''].flat().join(' | ');

/** คำสั่งหรือตัวเลขที่พิมพ์เข้ามาผิดอย่างไร (ต่อท้ายด้วยวิธีดูคำแนะนำ) */
export const usage = {
  commandUnknown: (d: ErrorDetail) => `ไม่มีคำสั่ง ${list(d['command'])}`,
  argumentCount: (d: ErrorDetail) => `ต้องระบุ ${list(d['wanted'])} แต่ได้รับ ${list(d['given'])} รายการ`,
  argumentUnexpected: (d: ErrorDetail) => `คำสั่งนี้ไม่รับ ${list(d['argument'])}`,
  optionUnknown: (d: ErrorDetail) => `ไม่มีตัวเลือก ${list(d['option'])}`,
  optionValueMissing: (d: ErrorDetail) => `ตัวเลือก ${list(d['option'])} ต้องมีค่าตามหลัง`,
  optionValueUnwanted: (d: ErrorDetail) => `ตัวเลือก ${list(d['option'])} ไม่รับค่า`,
  optionValue: (d: ErrorDetail) => `ค่าของ ${list(d['option'])} ใช้ไม่ได้`,
  optionChoice: (d: ErrorDetail) => `${list(d['option'])} ${list(d['value'])} (${choice(d['allowed'])})`,
  figureChoice: () => 'ต้องระบุอย่างใดอย่างหนึ่ง: --indicator N | --headline NAME',
  outlinesMissing: () => 'ชุมชนไม่มีแนวเขต: --weights (knn:K | band:KM)',
  areaAbsent: (d: ErrorDetail) => `ไฟล์ที่ให้มาไม่มีพื้นที่ --area ${list(d['area'])}`,
  portTaken: (d: ErrorDetail) => `โปรแกรมอื่นใช้ --port ${list(d['port'])} อยู่`,
  passphraseMissing: (d: ErrorDetail) => `ไม่มีวลีรหัสผ่านใน ${list(d['variable'])}`,
  retiredOfAnotherYear: () => 'ตัดออกได้เฉพาะระเบียนซ้ำในปีเดียวกัน',
  methodMissing: () => 'ไม่ได้ระบุวิธี (stats METHOD)',
  methodUnknown: (d: ErrorDetail) => `ไม่มีวิธี ${list(d['method'])} (${choice(d['methods'])})`,
  jsonInvalid: (_d: ErrorDetail) => 'ข้อความที่รับเข้าไม่ใช่ JSON ที่ถูกต้อง',
  inputNoObject: () => 'ข้อมูลที่รับเข้าต้องเป็นออบเจ็กต์ JSON',
  fieldUnknown: (d: ErrorDetail) => `ไม่รู้จักช่อง ${list(d['fields'])}`,
  fieldValue: (d: ErrorDetail) => `ไม่มีค่าของ ${list(d['field'])} หรือค่านั้นใช้ไม่ได้`,
  countsImpossible: (d: ErrorDetail) => `yes ${list(d['yes'])} จาก known ${list(d['known'])} เป็นไปไม่ได้`,
  countsAndGroups: () => 'counts และ groups ต้องมีหนึ่งค่าต่อแถวของ children',
  cutoffOutside: (d: ErrorDetail) => `จุดตัด k = ${list(d['k'])} ต้องมากกว่า 0 และไม่เกินน้ำหนักรวม ${list(d['total'])}`,
  groupsMissing: () => 'ต้องให้ group ทุกพื้นที่ หรือไม่ให้เลย',
  indicatorMissing: () => 'ต้องมีตัวชี้วัดอย่างน้อยหนึ่งตัว',
  indicatorsDiffer: () => 'ทุกแถวต้องมีตัวชี้วัดจำนวนเท่ากัน',
  mapAmbiguous: () => 'ต้องให้แผนที่แบบเดียว: neighbours หรือ outlines หรือ points',
  neighbourImpossible: (d: ErrorDetail) =>
    `พื้นที่ที่ ${list(d['area'])} (เริ่มที่ 0) มีพื้นที่ที่ ${list(d['neighbour'])} เป็น neighbours หรือมี weights แบบนี้ไม่ได้`,
  permutationsTooMany: (d: ErrorDetail) => `permutations ${list(d['permutations'])} มากเกินไปสำหรับจำนวนเพื่อนบ้านนี้`,
  pointImpossible: () => 'พิกัดต้องเป็นตัวเลข และละติจูดต้องอยู่ใน ±90 องศา',
  pointsRule: () => 'points ต้องมี knn หรือ band อย่างใดอย่างหนึ่ง',
  simulationsTooMany: (d: ErrorDetail) =>
    `known ${list(d['known'])} คนมากเกินไปสำหรับ simulations ${list(d['simulations'])} ครั้ง ลด simulations`,
  testsTooFew: (d: ErrorDetail) => `tests ${list(d['tests'])} น้อยกว่าจำนวนค่า p ซึ่งมี ${list(d['values'])}`,
  valueBeyond: (d: ErrorDetail) => `ค่าของพื้นที่ที่ ${list(d['area'])} (เริ่มที่ 0) เกิน ±1e75`,
  valuesNumber: (d: ErrorDetail) => `มี ${list(d['values'])} ค่าต่อ ${list(d['areas'])} พื้นที่ จำนวนต้องเท่ากัน`,
  valuesTooClose: () => 'ค่าต่างกันน้อยเกินกว่าจะคำนวณได้ (ต่ำกว่า 1e-75)',
  weightsNegative: () => 'weights ต้องไม่ติดลบ และรวมกันมากกว่า 0',
  weightsNumber: (d: ErrorDetail) => `weights มี ${list(d['weights'])} ค่า แต่มีตัวชี้วัด ${list(d['indicators'])} ตัว`,
  weightsShape: () => 'weights ต้องมาคู่กับ neighbours และมีรูปเดียวกัน',
  yearTwice: (d: ErrorDetail) => `ปีที่สำรวจ ${list(d['year'])} ซ้ำกัน`,
  notCalculable: () => 'คำนวณด้วยตัวเลขชุดนี้ไม่ได้',
};

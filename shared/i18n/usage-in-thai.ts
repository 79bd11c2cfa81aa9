/** What Node's `parseArgs`, zod and the estimators say in English, in Thai; names of options and fields stay. */
const sentences: readonly [RegExp, (name: string) => string][] = [
  [/^Unknown option '([^']+)'/, (name) => `ไม่มีตัวเลือก ${name}`],
  [/^Option '(?:-\w, )?(--[^ ']+)[^']*' argument (?:missing|is ambiguous)/, (name) => `ตัวเลือก ${name} ต้องมีค่าตามหลัง`],
  [/^Option '(?:-\w, )?(--[^ ']+)[^']*' does not take an argument/, (name) => `ตัวเลือก ${name} ไม่รับค่า`],
  [/^Unexpected argument '([^']*)'/, (name) => `คำสั่งนี้ไม่รับ ${name}`],
  [/^(--[\w.-]+): /, (name) => `ค่าของ ${name} ใช้ไม่ได้`],
  [/^JSON: /, () => 'ข้อความที่รับเข้าไม่ใช่ JSON ที่ถูกต้อง'],
  [/^[a-z-]+: input: Unrecognized keys?: ([^;]+)/, (name) => `ไม่รู้จักช่อง ${name}`],
  [/^[a-z-]+: input: /, () => 'ข้อมูลที่รับเข้าต้องเป็นออบเจ็กต์ JSON'],
  [/^[a-z-]+: ([\w.]+): /, (name) => `ไม่มีค่าของ ${name} หรือค่านั้นใช้ไม่ได้`],
  [/^(\S+ of \S+) is no proportion/, (name) => `yes ${name.replace(' of ', ' จาก known ')} เป็นไปไม่ได้`],
  [/^A cut-off of (\S+) /, (name) => `จุดตัด k = ${name} ต้องมากกว่า 0 และไม่เกินน้ำหนักรวม`],
  [/^Stacked risk needs/, () => 'ต้องมีตัวชี้วัดอย่างน้อยหนึ่งตัว'],
  [/^The \w+ do not all have the same indicators/, () => 'ทุกแถวต้องมีตัวชี้วัดจำนวนเท่ากัน'],
  [/^\d+ weights for \d+ indicators/, () => 'weights ต้องมีหนึ่งค่าต่อตัวชี้วัด'],
  [/^The weights must be 0 or more/, () => 'weights ต้องไม่ติดลบ และรวมกันมากกว่า 0'],
  [/^counts and groups must/, () => 'counts และ groups ต้องมีหนึ่งค่าต่อแถวของ children'],
  [/^Some areas have a group/, () => 'ต้องให้ group ทุกพื้นที่ หรือไม่ให้เลย'],
  [/^\d+ tests cannot hold/, () => 'tests ต้องไม่น้อยกว่าจำนวนค่า p'],
  [/^The survey year (\S+) is given twice/, (name) => `ปีที่สำรวจ ${name} ซ้ำกัน`],
  [/^Give one of neighbours/, () => 'ต้องให้แผนที่แบบเดียว: neighbours หรือ outlines หรือ points'],
  [/^points need either/, () => 'points ต้องมี knn หรือ band อย่างใดอย่างหนึ่ง'],
  [/^(?:weights go with|The weights do not have)/, () => 'weights ต้องมาคู่กับ neighbours และมีรูปเดียวกัน'],
  [/^(\d+ values for \d+) areas/, (name) => `จำนวนค่าไม่เท่าจำนวนพื้นที่: ${name.replace(' values for ', ' ต่อ ')}`],
  [/^Area (\d+) /, (name) => `neighbours หรือ weights ของพื้นที่ที่ ${name} (เริ่มที่ 0) ใช้ไม่ได้`],
  [/^The (?:value|outline) of area (\d+) /, (name) => `ค่าหรือขอบเขตของพื้นที่ที่ ${name} (เริ่มที่ 0) ใช้ไม่ได้`],
  [/^(?:Point|A point) /, () => 'พิกัดต้องเป็นตัวเลข และละติจูดต้องอยู่ใน ±90 องศา'],
  [/^(\d+ known answers are too many)/, () => 'จำนวนเด็กมากเกินไปสำหรับจำนวนการจำลองนี้ ลด simulations'],
  [/^The values differ by less/, () => 'ค่าต่างกันน้อยเกินกว่าจะคำนวณได้'],
  [/^no passphrase in (\w+)$/, (name) => `ไม่มีวลีรหัสผ่านใน ${name}`],
  [/^FILE$/, () => 'ไม่ได้ระบุไฟล์ (FILE)'],
  [/^stats METHOD$/, () => 'ไม่ได้ระบุวิธี (stats METHOD)'],
];

/** Three English words in a row are a sentence of some library; names of commands and options stand alone. */
const englishSentence = /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/;

/** What is wrong with a command line, without English sentences: those stand in the English message beside it. */
export function usageInThai(found: string): string {
  for (const [pattern, words] of sentences) {
    const match = pattern.exec(found);
    if (match) return words(match[1] ?? '');
  }
  return englishSentence.test(found) ? 'ค่าที่ให้มาใช้ไม่ได้ (รายละเอียดอยู่ในข้อความภาษาอังกฤษ)' : found;
}

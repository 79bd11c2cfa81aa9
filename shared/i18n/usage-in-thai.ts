/** What Node's `parseArgs` and zod say in English about a command line, in Thai; option names stay as they are. */
const sentences: readonly [RegExp, (name: string) => string][] = [
  [/^Unknown option '([^']+)'/, (name) => `ไม่มีตัวเลือก ${name}`],
  [/^Option '(?:-\w, )?(--[^ ']+)[^']*' argument (?:missing|is ambiguous)/, (name) => `ตัวเลือก ${name} ต้องมีค่าตามหลัง`],
  [/^Option '(?:-\w, )?(--[^ ']+)[^']*' does not take an argument/, (name) => `ตัวเลือก ${name} ไม่รับค่า`],
  [/^Unexpected argument '([^']*)'/, (name) => `คำสั่งนี้ไม่รับ ${name}`],
  [/^(--[\w.-]+): /, (name) => `ค่าของ ${name} ใช้ไม่ได้`],
  [/^JSON: /, () => 'ข้อความที่รับเข้าไม่ใช่ JSON ที่ถูกต้อง'],
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

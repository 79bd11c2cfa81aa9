/** What a file of rejected rows and its sheet are called. */
export const rejectTitle = { th: 'แถวที่ไม่นำเข้า', en: 'Rejected rows' } as const;

/** Headings that a file of rejected rows has before the fields of the extract; by them it is known again. */
export const rejectHeadings = {
  th: { sheet: 'แผ่นงานเดิม', line: 'บรรทัดเดิม', reason: 'เหตุที่ไม่นำเข้า' },
  en: { sheet: 'Former sheet', line: 'Former line', reason: 'Why it was not imported' },
} as const;

const inEveryLanguage = Object.values(rejectHeadings);

/** Whether these are the headers of a file of rejected rows. */
export function isRejectFile(headers: readonly string[]): boolean {
  return inEveryLanguage.some(({ line, reason }) => headers.includes(line) && headers.includes(reason));
}

/** Whether a header is one that only a file of rejected rows has. */
export function isRejectHeading(header: string): boolean {
  return inEveryLanguage.some((headings) => Object.values<string>(headings).includes(header));
}

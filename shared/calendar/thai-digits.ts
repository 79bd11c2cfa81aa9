/** Thai digits ๐-๙ to 0-9; everything else as it was. */
export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** 0-9 to Thai digits ๐-๙, for documents that ask for them. */
export function toThaiDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}

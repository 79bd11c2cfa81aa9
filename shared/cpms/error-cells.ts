/**
 * What a spreadsheet shows where a formula failed (Excel, LibreOffice, Google Sheets, the names of Excel in Thai).
 */
const errors =
  /^#(?:n\/?a|ref|value|name|div\/0|num|null|spill|calc|field|blocked|unknown|connect|busy|getting_data|error|ชื่อ|ค่า)[!?]?$|^err:\d{3}$|^#+$/;

/** Stands for a formula whose result was never calculated: a workbook that a program wrote and no spreadsheet opened. */
export const uncalculated = '#CALC!';

/** Whether a cell is the error of a formula: it says nothing, and is not blank. */
export function isErrorCell(cell: string): boolean {
  return (cell.startsWith('#') || /^err:/i.test(cell)) && errors.test(cell.trim().toLowerCase());
}

import { BufferType, Data, Int32, Table, tableToIPC, Uint64, Uint8, Vector } from 'apache-arrow';

/** A `persons` segment: the key of records, each by the place of its extract in the command, its sheet and its line. */
export function personRowsArrow(
  rows: readonly { readonly extract: number; readonly sheetNo: number; readonly line: number; readonly key: bigint }[],
): Uint8Array {
  const column = <T extends Int32 | Uint8 | Uint64>(type: T, values: T['TArray']): Vector =>
    new Vector([new Data<Int32 | Uint8 | Uint64>(type, 0, rows.length, 0, { [BufferType.DATA]: values })]);
  return tableToIPC(
    new Table({
      extract: column(
        new Int32(),
        Int32Array.from(rows, (row) => row.extract),
      ),
      sheet_no: column(
        new Uint8(),
        Uint8Array.from(rows, (row) => row.sheetNo),
      ),
      line: column(
        new Int32(),
        Int32Array.from(rows, (row) => row.line),
      ),
      person_key: column(
        new Uint64(),
        BigUint64Array.from(rows, (row) => row.key),
      ),
    }),
    'stream',
  );
}

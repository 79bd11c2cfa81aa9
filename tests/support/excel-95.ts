const tis620 = (text: string): Buffer =>
  Buffer.from(
    text.replace(/[\u0e01-\u0e5b]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xd60)),
    'latin1',
  );

const numbers = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16LE(value, i * 2);
  return bytes;
};

const record = (type: number, content: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([numbers(type, content.length), content]);

/** A sheet as Excel 95 wrote it in Thailand (BIFF 5, Windows-874): texts as they are, whole numbers as numbers. */
export function excel95(name: string, grid: readonly (readonly string[])[]): Buffer {
  const cells = grid.flatMap((row, i) =>
    row.map((cell, j) => {
      if (/^\d{1,8}$/.test(cell)) {
        const value = Buffer.alloc(8);
        value.writeDoubleLE(Number(cell));
        return record(0x02_03, Buffer.concat([numbers(i, j, 0), value]));
      }
      const text = tis620(cell);
      return record(0x02_04, Buffer.concat([numbers(i, j, 0, text.length), text]));
    }),
  );
  const sheet = Buffer.concat([record(0x08_09, numbers(0x05_00, 0x10, 0, 0)), ...cells, record(0x0a)]);
  const head = (at: number): Buffer => {
    const place = Buffer.alloc(4);
    place.writeUInt32LE(at);
    const label = tis620(name);
    return Buffer.concat([
      record(0x08_09, numbers(0x05_00, 5, 0, 0)),
      record(0x42, numbers(874)),
      record(0x85, Buffer.concat([place, numbers(0), Buffer.from([label.length]), label])),
      record(0x0a),
    ]);
  };
  return Buffer.concat([head(head(0).length), sheet]);
}

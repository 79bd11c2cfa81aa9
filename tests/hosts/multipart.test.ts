import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multipartBoundary, multipartParts } from '../../electron/hosts/multipart.ts';

type Field = { readonly name: string; readonly fileName: string | null; readonly bytes: Uint8Array };

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function fieldsOf(source: AsyncIterable<Uint8Array>, boundary: string): Promise<Field[]> {
  const fields: Field[] = [];
  for await (const { name, fileName, body } of multipartParts(source, boundary)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    fields.push({ name, fileName, bytes: new Uint8Array(Buffer.concat(chunks)) });
  }
  return fields;
}

async function encoded(fields: readonly Field[]): Promise<{ bytes: Uint8Array; boundary: string }> {
  const form = new FormData();
  for (const { name, fileName, bytes } of fields) {
    if (fileName === null) form.append(name, Buffer.from(bytes).toString('latin1'));
    else form.append(name, new File([bytes.slice()], fileName));
  }
  const response = new Response(form);
  const boundary = multipartBoundary(response.headers.get('content-type') ?? undefined);
  if (boundary === null) throw new Error('no boundary');
  return { bytes: new Uint8Array(await response.arrayBuffer()), boundary };
}

const awkward = fc
  .uint8Array({ maxLength: 60 })
  .map((bytes) => bytes.map((byte) => [13, 10, 45, 0x2d, 0xe0, byte][byte % 6] ?? byte));
const file = fc.record({
  name: fc.constantFrom('0', 'ไฟล์', 'a"b'),
  fileName: fc.constantFrom('a.csv', 'ข้อมูล "ระนอง".csv', '; filename=x', 'ก'),
  bytes: awkward,
});
const text = fc.record({
  name: fc.constant('data'),
  fileName: fc.constant(null),
  bytes: fc.constant(new Uint8Array(Buffer.from('{"json":{}}'))),
});

test('a form that the platform writes is read back, however it is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(file, text), { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
      async (fields, sizes) => {
        const { bytes, boundary } = await encoded(fields);
        expect(await fieldsOf(inChunks(bytes, sizes), boundary)).toEqual(fields);
      },
    ),
    { numRuns: 300 },
  );
});

test('a part whose body is not read is skipped', async () => {
  const bytes = (value: string) => new Uint8Array(Buffer.from(value));
  const form = await encoded([
    { name: '0', fileName: 'a.csv', bytes: bytes('aaaa') },
    { name: '1', fileName: 'b.csv', bytes: bytes('bbbb') },
  ]);
  const names: (string | null)[] = [];
  for await (const part of multipartParts(inChunks(form.bytes, [7]), form.boundary)) names.push(part.fileName);
  expect(names).toEqual(['a.csv', 'b.csv']);
});

test.each([
  ['nothing', ''],
  ['no boundary', 'hello'],
  ['a file that is cut off', '--b\r\ncontent-disposition: form-data; name="0"; filename="a"\r\n\r\nabc'],
  ['a field without a name', '--b\r\ncontent-type: text/plain\r\n\r\nabc\r\n--b--\r\n'],
  ['a boundary without a line break', '--bcontent-disposition: form-data; name="0"\r\n\r\nabc\r\n--b--\r\n'],
  ['endless headers', `--b\r\n${'x-y: z\r\n'.repeat(5000)}`],
])('a malformed form is an error: %s', async (_what, form) => {
  await expect(fieldsOf(inChunks(Buffer.from(form), [1000]), 'b')).rejects.toThrow();
});

test.each([
  ['multipart/form-data; boundary=abc', 'abc'],
  ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
  ['multipart/mixed; boundary=abc', null],
  ['application/json', null],
  [undefined, null],
])('the boundary of %s', (contentType, boundary) => {
  expect(multipartBoundary(contentType)).toBe(boundary);
});

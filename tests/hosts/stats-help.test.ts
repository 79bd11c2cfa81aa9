import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { runCli } from '../../electron/hosts/cli.ts';

async function natpro(args: readonly string[], stdin = '') {
  const said = { stdout: '', stderr: '' };
  const exitCode = await runCli(args, {
    stdout: { write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) },
    stdin: Readable.from([stdin]),
    cwd: process.cwd(),
  });
  return { exitCode, ...said };
}

/** Each method of the printed help with the lines after its name. */
async function printedMethods(): Promise<Map<string, readonly string[]>> {
  const { stdout } = await natpro(['stats', '--help']);
  const methods = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of stdout.split('\n').slice(1)) {
    if (/^[a-z]+(-[a-z]+)*$/.test(line)) methods.set(line, (lines = []));
    else lines.push(line);
  }
  return methods;
}

const after = (lines: readonly string[], mark: string) =>
  lines.find((line) => line.startsWith(`    ${mark} `))?.slice(6) ?? '';

/** Every name of a field in a JSON value, at any depth. */
const fieldsOf = (value: unknown): string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...fieldsOf(inner)])
    : [];

test('each example of the printed help, typed as it stands, prints what stands below it', async () => {
  const methods = await printedMethods();
  expect(methods.size).toBe(21);
  for (const [method, lines] of methods) {
    const answer = await natpro(['stats', method], after(lines, '<'));
    expect([method, answer.exitCode, answer.stderr]).toEqual([method, 0, '']);
    expect(JSON.stringify(JSON.parse(answer.stdout))).toBe(after(lines, '>'));
  }
});

test('help is given where it is asked for, of a method alone too', async () => {
  for (const args of [
    ['stats', 'wilson', '--help'],
    ['stats', '--help', 'wilson'],
  ]) {
    const { exitCode, stderr, stdout } = await natpro(args);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((line) => /^[a-z]+(-[a-z]+)*$/.test(line))).toEqual(['wilson']);
  }
});

test('the help names every field that an example takes or gives, at any depth', async () => {
  for (const [method, lines] of await printedMethods()) {
    const words = lines.slice(0, lines.indexOf('  example')).join('\n');
    const examples = [after(lines, '<'), after(lines, '>')].flatMap((text) => fieldsOf(JSON.parse(text)));
    const unnamed = [...new Set(examples)].filter(
      (field) => !new RegExp(`\\b${field}\\b`).test(words) && !['type', 'coordinates'].includes(field),
    );
    expect([method, unnamed]).toEqual([method, []]);
  }
});

test.each([
  ['wilson', '{"yes":12,"known":10}', 'yes 12 จาก known 10', 'yes 12 of known 10'],
  ['wilson', '{"yes":"5","known":10}', 'yes', 'yes'],
  ['wilson', '{"yes":1e400,"known":10}', 'yes', 'yes'],
  ['wilson', '{"yes":NaN,"known":10}', 'JSON', 'JSON'],
  ['wilson', '{"yes":5,"known":10,"n":3}', 'n', 'n'],
  ['alkire-foster', '{"children":[],"k":1}', 'ตัวชี้วัด', 'indicator'],
  ['gi-star', '{"values":[1,2]}', 'neighbours', 'neighbours'],
  ['gi-star', '{"values":[1e308,1],"neighbours":[[1],[0]]}', 'พื้นที่ที่ 0', 'area 0'],
  ['gi-star', '{"values":[1e-200,0],"neighbours":[[1],[0]]}', 'ค่าต่างกันน้อยเกินกว่าจะคำนวณได้', '1e-75'],
  ['gi-star', '{"values":[1,2],"neighbours":[[1],[0]],"weights":[[1e200],[1]]}', 'พื้นที่ที่ 0', 'area 0'],
])('%s refuses %s and says in both languages what it is about', async (method, input, inThai, inEnglish) => {
  const { exitCode, stdout, stderr } = await natpro(['stats', method], input);
  expect([exitCode, stdout]).toEqual([2, '']);
  const { th, en } = JSON.parse(stderr) as { th: string; en: string };
  expect(th).toContain(inThai);
  expect(en).toContain(inEnglish);
  expect(en).not.toContain('.. See');
  expect(th).not.toContain('อยู่ในข้อความภาษาอังกฤษ');
});

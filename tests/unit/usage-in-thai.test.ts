import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { errorText } from '../../shared/contract/app-error.ts';

function saidBy(args: string[], allowPositionals = true): string {
  try {
    parseArgs({ args, options: { year: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('These arguments are right.');
}

test.each([
  ['an unknown option', saidBy(['--foo']), '--foo'],
  ['an option without its value', saidBy(['--year']), '--year'],
  ['a value that is another option', saidBy(['--year', '--x']), '--year'],
  ['a value that is not wanted', saidBy(['--help=1']), '--help'],
  ['a word too many', saidBy(['more'], false), 'more'],
  ['a number that is none', '--indicator: Invalid input: expected number, received NaN', '--indicator'],
  ['no JSON', 'JSON: Unexpected token', 'JSON'],
  ['impossible numbers', '5 of 3 is no proportion of counts.', ''],
])('%s is said in Thai, without an English sentence', (_what, found, name) => {
  const { th, en } = errorText('USAGE', { found });
  expect(th).toContain(name);
  expect(th).not.toMatch(/[A-Za-z]{2,} [a-z]{2,}/);
  expect(en).toContain(found);
});

test.each(['stats nothing (wilson | newcombe)', '--year 25', 'maybe (unknown | no)', '--port 80 (EADDRINUSE)'])(
  'names of commands and values stay: %s',
  (found) => expect(errorText('USAGE', { found }).th).toContain(found),
);

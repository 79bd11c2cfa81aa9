import { expect, test } from 'vitest';
import { AppError } from '../../shared/contract/app-error.ts';
import { usage as english } from '../../shared/i18n/en/usage.ts';
import { usage as thai } from '../../shared/i18n/th/usage.ts';
import { oneOf, parsed, parsedFiles, yearOf } from '../../electron/hosts/command-arguments.ts';

const options = { year: { type: 'string' }, help: { type: 'boolean' } } as const;

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('These arguments are right.');
}

test('options and other words, in any order', () => {
  expect(parsed(['a.csv', '--year', '2568', '--help', 'b.csv'], options)).toEqual({
    values: { year: '2568', help: true },
    words: ['a.csv', 'b.csv'],
  });
  expect(parsed(['--year=2568', '--', '--help'], options)).toEqual({ values: { year: '2568' }, words: ['--help'] });
  expect(parsed(['--year=-1', '--year', '-'], options).values).toEqual({ year: '-' });
});

test.each([
  ['an option that nobody knows', ['--foo', 'bar'], 'optionUnknown', '--foo'],
  ['one with a value', ['--passphrase=secret'], 'optionUnknown', '--passphrase'],
  ['one named like a property of every object', ['--constructor'], 'optionUnknown', '--constructor'],
  ['a short one', ['-y'], 'optionUnknown', '-y'],
  ['an option without its value', ['--year'], 'optionValueMissing', '--year'],
  ['a value that is another option', ['--year', '--help'], 'optionValueMissing', '--year'],
  ['a value that is not wanted', ['--help=1'], 'optionValueUnwanted', '--help'],
])('%s is named by its code and in both languages', (_what, argv, problem, name) => {
  const { code, detail, sentences } = refusal(() => parsed(argv, options));
  expect([code, detail['problem']]).toEqual(['USAGE', problem]);
  for (const sentence of [sentences.th, sentences.en]) {
    expect(sentence).toContain(name);
    expect(sentence).not.toContain('secret');
  }
});

test('a command that takes files takes at least one', () => {
  expect(parsedFiles(['a.csv'], {}).files).toEqual(['a.csv']);
  expect(refusal(() => parsedFiles([], {})).detail['problem']).toBe('argumentCount');
});

test('a word that is none of the allowed ones, and a year that is none', () => {
  expect([oneOf({}, 'blank', ['unknown', 'no'], 'unknown'), yearOf({}), yearOf({ year: '2025' })]).toEqual([
    'unknown',
    null,
    2568,
  ]);
  const wrong = refusal(() => oneOf({ blank: 'maybe' }, 'blank', ['unknown', 'no'], 'unknown')).sentences;
  expect([wrong.th, wrong.en].map((each) => each.includes('--blank maybe (unknown | no)'))).toEqual([true, true]);
  expect(refusal(() => yearOf({ year: '25' })).sentences.th).toContain('--year 25');
});

test('every problem has its sentence in Thai and in English, without one in the other', () => {
  const detail = {};
  expect(Object.keys(english)).toEqual(Object.keys(thai));
  for (const [problem, sentence] of Object.entries(thai)) {
    expect([problem, /[\u0e01-\u0e5b]/.test(sentence(detail)) || problem === 'optionChoice']).toEqual([problem, true]);
    // Names of options and fields stand alone: three English words in a row are a sentence.
    expect([problem, /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(sentence(detail))]).toEqual([problem, false]);
  }
  for (const sentence of Object.values(english)) expect(sentence(detail)).not.toMatch(/[\u0e01-\u0e5b]/);
});

import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { readSurveyYear } from '../../shared/calendar/buddhist-era.ts';
import { usageError } from '../../shared/contract/usage-error.ts';

export type Values = Readonly<Record<string, string | boolean | undefined>>;
type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
type Token = ReturnType<typeof tokensOf>[number];

const tokensOf = (argv: readonly string[], options: Options) =>
  parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true }).tokens;

/**
 * Options and other words of a command.
 * @throws AppError USAGE
 */
export function parsed(
  argv: readonly string[],
  options: Options,
): { readonly values: Values; readonly words: readonly string[] } {
  const values: Record<string, string | boolean> = {};
  const words: string[] = [];
  for (const token of tokensOf(argv, options)) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind === 'option') values[token.name] = valueOf(token, options);
  }
  return { values, words };
}

/** The value of an option. Of an unknown one only the name is repeated: its value may be a passphrase. */
function valueOf(token: Extract<Token, { kind: 'option' }>, options: Options): string | boolean {
  const type = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined;
  const option = token.rawName;
  if (type === undefined) throw usageError('optionUnknown', { option });
  if (type === 'boolean') {
    if (token.value !== undefined) throw usageError('optionValueUnwanted', { option });
    return true;
  }
  const isMissing = token.value === undefined || (token.inlineValue === false && /^-./.test(token.value));
  if (isMissing) throw usageError('optionValueMissing', { option });
  return token.value ?? '';
}

/** The same of a command that takes files, one at least. */
export function parsedFiles(
  argv: readonly string[],
  options: Options,
): { readonly values: Values; readonly files: readonly string[] } {
  const { values, words } = parsed(argv, options);
  if (words.length === 0) throw usageError('argumentCount', { wanted: 'FILE', given: 0 });
  return { values, files: words };
}

/** One of the allowed words, or the fallback where the option is not given. */
export function oneOf<T extends string>(values: Values, name: string, allowed: readonly T[], fallback: T): T {
  const value = values[name];
  if (value === undefined) return fallback;
  const found = allowed.find((each) => each === value);
  if (!found) throw usageError('optionChoice', { option: `--${name}`, value: String(value), allowed });
  return found;
}

/** The survey year in the Buddhist era; null where it is not given. */
export function yearOf({ year }: Values): number | null {
  if (year === undefined) return null;
  const read = readSurveyYear(String(year));
  if (!read) throw usageError('optionValue', { option: `--year ${String(year)}` });
  return read.surveyYearBE;
}

/**
 * What a command asks the engine, checked by the shape of the contract.
 * @param optionOf  the option that a field of the shape comes from
 */
export function checkedAsk<Ask>(
  shape: z.ZodType<Ask>,
  ask: unknown,
  optionOf: (path: readonly PropertyKey[]) => string,
): Ask {
  const checked = shape.safeParse(ask);
  if (checked.success) return checked.data;
  const options = checked.error.issues.map(({ path }) => `--${optionOf(path)}`);
  throw usageError('optionValue', { option: [...new Set(options)] });
}

import { parseArgs } from 'node:util';
import { AppError } from '../../shared/contract/app-error.ts';
import { readSurveyYear } from '../../shared/calendar/buddhist-era.ts';

export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Options and files of a command; anything else is a USAGE error. */
export function parsed(
  argv: readonly string[],
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>,
): { readonly values: Values; readonly files: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new AppError('USAGE', { found: 'FILE' });
    return { values, files: positionals };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new AppError('USAGE', { found: reason.replace(/\.$/, '') });
  }
}

/** One of the allowed words, or the fallback where the option is not given. */
export function oneOf<T extends string>(allowed: readonly T[], value: string | boolean | undefined, fallback: T): T {
  if (value === undefined) return fallback;
  const found = allowed.find((each) => each === value);
  if (!found) throw new AppError('USAGE', { found: `${String(value)} (${allowed.join(' | ')})` });
  return found;
}

/** A survey year in the Buddhist era; null where the option is not given. */
export function yearOf(value: string | boolean | undefined): number | null {
  if (value === undefined) return null;
  const year = readSurveyYear(String(value));
  if (!year) throw new AppError('USAGE', { found: `--year ${String(value)}` });
  return year.surveyYearBE;
}

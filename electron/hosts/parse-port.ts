import { usageError } from '../../shared/contract/usage-error.ts';

/**
 * A port from the command line; 0 takes any free one.
 * @throws AppError USAGE for what is not a port
 */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw usageError('optionValue', { option: `--port ${text}` });
  return port;
}

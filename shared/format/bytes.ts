const units = ['B', 'kB', 'MB', 'GB'] as const;

/** A size in decimal units, to three digits: `512 B`, `14.2 MB`. The same in both languages. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const decimals = unit === 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return `${size.toLocaleString('en-US', { maximumFractionDigits: decimals })} ${units[unit]}`;
}

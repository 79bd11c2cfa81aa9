type Point = { readonly x: number; readonly y: number };

const edge = 3;
const rounded = (value: number): number => Math.round(value * 10) / 10;

/**
 * A small line through the years that have a figure, on a scale from zero to the highest figure. Years keep their
 * place; a year without a figure breaks the line.
 * @param values in [0, 1], oldest first
 * @returns paths through neighbouring years, and a point per figure
 */
export function sparklinePoints(
  values: readonly (number | null)[],
  size: { readonly width: number; readonly height: number },
): { readonly lines: readonly string[]; readonly points: readonly Point[] } {
  const top = Math.max(...values.map((value) => value ?? 0)) || 1;
  const at = (value: number, index: number): Point => ({
    x: rounded(edge + (index / Math.max(1, values.length - 1)) * (size.width - 2 * edge)),
    y: rounded(size.height - edge - (value / top) * (size.height - 2 * edge)),
  });
  const places = values.map((value, index) => (value === null ? null : at(value, index)));
  const runs: Point[][] = [[]];
  for (const place of places) {
    if (place === null) runs.push([]);
    else runs.at(-1)?.push(place);
  }
  const lines = runs
    .filter((run) => run.length > 1)
    .map((run) => run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''));
  return { lines, points: places.filter((place) => place !== null) };
}

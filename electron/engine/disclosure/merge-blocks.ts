import { absentFigure, cubeOf, type Cube, type CubeKind, type FigureBlock } from './cube.ts';
import { stratumKey } from './lattice.ts';

/** One cube of partial blocks: of other quantities of the same areas, or of the areas of other provinces. */
export function mergedCube(kind: CubeKind, latticeVersion: number, parts: readonly FigureBlock[]): Cube {
  const same = Map.groupBy(
    parts,
    ({ surveyYearBE, level, stratum }) => `${surveyYearBE} ${level} ${stratumKey(stratum)}`,
  );
  return cubeOf(kind, latticeVersion, [...same.values()].map(mergedBlock));
}

function mergedBlock(parts: readonly FigureBlock[]): FigureBlock {
  const [first] = parts;
  if (!first) throw new RangeError('There is no block to merge.');
  const areas = Int32Array.from(new Set(parts.flatMap((part) => [...part.areas]))).sort();
  const rowOf = new Map([...areas].map((code, row) => [code, row]));
  const columns: (Int32Array | undefined)[] = new Array(first.columns.length);
  for (const part of parts)
    for (const [place, column] of part.columns.entries()) {
      if (!column) continue;
      const target = (columns[place] ??= new Int32Array(areas.length).fill(absentFigure));
      for (const [row, value] of column.entries()) target[rowOf.get(part.areas[row] ?? 0) ?? -1] = value;
    }
  return { ...first, areas, columns };
}

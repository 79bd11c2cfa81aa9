import { cubeOf, type Cube } from './cube.ts';

/** A cube, or some years of it, whose figures all threads read in the same memory, without a copy for each. */
export function sharedCube({ kind, latticeVersion, blocks }: Cube, years: ReadonlySet<number> | null = null): Cube {
  const meant = [...blocks.values()].filter(({ surveyYearBE }) => years === null || years.has(surveyYearBE));
  return cubeOf(
    kind,
    latticeVersion,
    meant.map((block) => ({
      ...block,
      areas: sharedCopy(block.areas),
      columns: block.columns.map((column) => column && sharedCopy(column)),
    })),
  );
}

function sharedCopy(values: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

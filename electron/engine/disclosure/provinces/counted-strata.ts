import { emptyBlock, type FigureBlock } from '../cube.ts';
import { provinceQuantities, provinceStrata, stratumKey, type ProvinceStratum } from '../lattice.ts';
import { quantityPlace } from '../quantities.ts';

/** Children or households of a province's stratum; counts of one stratum and quantity add up. */
export type ProvinceCount = {
  readonly province: number;
  readonly stratum: ProvinceStratum;
  readonly quantity: string;
  readonly count: number;
};

/**
 * The strata of some kinds of a year, with a row for each of its provinces: 0 where nobody is counted.
 * @throws RangeError for a count of another stratum, quantity or province
 */
export function countedStrata(
  surveyYearBE: number,
  kinds: readonly ProvinceStratum['kind'][],
  provinces: readonly number[],
  counts: Iterable<ProvinceCount>,
): readonly FigureBlock[] {
  const areas = Int32Array.from(new Set(provinces)).sort();
  const blocks = new Map<string, FigureBlock>();
  for (const stratum of provinceStrata) {
    if (!kinds.includes(stratum.kind)) continue;
    const block = emptyBlock({ surveyYearBE, level: 'province', stratum, areas }, provinceQuantities(stratum));
    for (const column of block.columns) column?.fill(0);
    blocks.set(stratumKey(stratum), block);
  }
  for (const { province, stratum, quantity, count } of counts) {
    const column = blocks.get(stratumKey(stratum))?.columns[quantityPlace(quantity)];
    const row = areas.indexOf(province);
    if (!column || row < 0) throw new RangeError(`${stratumKey(stratum)} ${quantity} of ${province} is not counted.`);
    column[row] = (column[row] ?? 0) + count;
  }
  return [...blocks.values()];
}

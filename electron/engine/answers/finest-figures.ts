import { codeLength, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { emptyBlock, figuresOf, type Cube, type FigureBlock } from '../disclosure/cube.ts';
import { finestStrata } from '../disclosure/lattice.ts';
import { childQuantities } from '../disclosure/quantities.ts';

const atLevel = new WeakMap<Cube, Map<string, readonly FigureBlock[]>>();

/**
 * The finest strata of a year at a level, out of which the full cube answers any filter; none in another cube. They are
 * added up once and kept as long as the cube: a filter changes more often than the data.
 */
export function finestFigures(cube: Cube, surveyYearBE: number, level: AreaLevel): readonly FigureBlock[] {
  const kept = atLevel.get(cube) ?? new Map<string, readonly FigureBlock[]>();
  atLevel.set(cube, kept);
  const key = `${surveyYearBE} ${level}`;
  const found = kept.get(key) ?? addedUp(cube, surveyYearBE, level);
  kept.set(key, found);
  return found;
}

function addedUp(cube: Cube, surveyYearBE: number, level: AreaLevel): readonly FigureBlock[] {
  const ofCommunities = finestStrata.flatMap((stratum) => figuresOf(cube, surveyYearBE, 'community', stratum) ?? []);
  return level === 'community' ? ofCommunities : ofCommunities.map((block) => blockAtLevel(block, level));
}

function blockAtLevel(block: FigureBlock, level: AreaLevel): FigureBlock {
  const width = 10 ** (codeLength('community') - codeLength(level));
  const areaOf = block.areas.map((code) => Math.floor(code / width));
  const areas = Int32Array.from(new Set(areaOf));
  const rowOf = new Map([...areas].map((code, row) => [code, row]));
  const rows = areaOf.map((code) => rowOf.get(code) ?? -1);
  const sums = emptyBlock({ surveyYearBE: block.surveyYearBE, level, stratum: block.stratum, areas }, childQuantities);
  for (const [place, sum] of sums.columns.entries()) {
    const column = block.columns[place];
    if (!sum || !column) continue;
    sum.fill(0);
    for (let row = 0; row < column.length; row++) {
      const at = rows[row] ?? 0;
      sum[at] = (sum[at] ?? 0) + (column[row] ?? 0);
    }
  }
  return sums;
}

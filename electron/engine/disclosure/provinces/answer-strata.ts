import { emptyBlock, type FigureBlock } from '../cube.ts';
import { eligibleIndicators, quantityPlace } from '../quantities.ts';
import { provinceQuantities, provinceStrata, riskNumbers, type ProvinceStratum } from '../lattice.ts';

/** Children of a province who answered alike, as masks (bit 0 = indicator 1); persons of 18 and over are left out. */
export type AnswerPattern = {
  readonly province: number;
  readonly yes: number;
  readonly known: number;
  readonly eligible: number;
  readonly children: number;
};

const bit = (mask: number, no: number): number => (mask >> (no - 1)) & 1;
const firstHousehold = 17;
const nameOf = (kind: 'yes' | 'known', no: number): string => `${no >= firstHousehold ? 'living_' : ''}${kind}_${no}`;

/** The strata by answer (pairs of indicators, birth registration) and by number of risks, of a year. */
export function answerStrata(surveyYearBE: number, patterns: readonly AnswerPattern[]): readonly FigureBlock[] {
  const areas = Int32Array.from(new Set(patterns.map(({ province }) => province))).sort();
  const rowOf = new Map([...areas].map((code, row) => [code, row]));
  return provinceStrata
    .filter((stratum) => stratum.kind === 'answer' || stratum.kind === 'stack')
    .map((stratum) => {
      const names = provinceQuantities(stratum);
      const block = emptyBlock({ surveyYearBE, level: 'province', stratum, areas }, names);
      for (const column of block.columns) column?.fill(0);
      for (const pattern of patterns)
        if (isOf(pattern, stratum)) addPattern(block, names, pattern, rowOf.get(pattern.province) ?? 0);
      return block;
    });
}

function isOf({ yes, known, eligible }: AnswerPattern, stratum: ProvinceStratum): boolean {
  if (stratum.kind === 'answer')
    return bit(known, stratum.indicator) === 1 && (bit(yes, stratum.indicator) === 1) === (stratum.answer === 'yes');
  if (stratum.kind !== 'stack') return false;
  const isComplete = riskNumbers.every((no) => bit(known, no) === 1 || bit(eligible, no) === 0);
  const risks = riskNumbers.reduce((sum, no) => sum + bit(yes, no), 0);
  return risks >= stratum.atLeast && (isComplete || stratum.unknown === 'as-no');
}

function addPattern(
  block: FigureBlock,
  names: readonly string[],
  { yes, known, eligible, children }: AnswerPattern,
  row: number,
): void {
  const add = (name: string): void => {
    const column = names.includes(name) ? block.columns[quantityPlace(name)] : undefined;
    if (column) column[row] = (column[row] ?? 0) + children;
  };
  add('children');
  for (const no of eligibleIndicators) if (bit(eligible, no)) add(`eligible_${no}`);
  for (let no = 1; no <= 22; no++) {
    if (bit(yes, no)) add(nameOf('yes', no));
    if (bit(known, no)) add(nameOf('known', no));
  }
}

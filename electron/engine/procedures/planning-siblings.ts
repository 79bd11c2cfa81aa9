import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import type { GapGroup } from '../../../shared/contract/gaps.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { RightsRow } from '../../../shared/contract/rights.ts';
import type { StackedRiskAsk } from '../../../shared/contract/stacked-risk.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { areaLevels, codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { communityPatterns, type CommunityPattern } from '../queries/answer-patterns.ts';
import { protectionReached } from '../queries/protection-reached.ts';
import { riskStacks } from '../queries/risk-stacks.ts';
import { bitOf, bitsOf, riskIndicators } from '../risk/working-definition-1.ts';
import { isDisclosive } from '../statistics/hidden-cells.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { combinedBits, pairsOfPatterns } from '../answers/co-occurring-indicators.ts';
import type { IsHidden } from '../answers/is-hidden.ts';
import type { IsGroupHidden } from './planning-answers.ts';
import { hiddenAmongAreas, type CommunityCells } from './planning-quality.ts';
import { isCountedStack } from '../answers/stacked-risk.ts';

/** Answers about one area that are not in the cube: what is hidden in it is decided with its siblings all the same. */

const everywhere = (filter: Filter): Filter => ({ ...filter, area: null });

/** In the area, or without one in some province. */
function inArea(
  communities: readonly CommunityCells[],
  isHidden: (areaCode: string, cell: number) => boolean,
  area: string | null,
): (cell: number) => boolean {
  const areas = area === null ? [...new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))] : [area];
  return (cell) => areas.some((code) => isHidden(code, cell));
}

/** Which children at the cut-off are hidden in an area (null: in all of them), and which of them with an indicator. */
export async function hiddenStacks(
  db: Reader,
  ask: StackedRiskAsk,
  isPrevalenceHidden: IsHidden,
  threshold: number,
  signal?: AbortSignal,
): Promise<(areaCode: string | null, indicator: number | null) => boolean> {
  const stacks = await riskStacks(db, { level: 'community', filter: everywhere(ask.filter) }, signal);
  const size = riskIndicators.length;
  const communities = [...Map.groupBy(stacks, ({ areaCode }) => areaCode)].map(([code, all]): CommunityCells => {
    const those = all.filter((stack) => isCountedStack(stack, ask.unknown));
    const known = those.reduce((sum, { children }) => sum + children, 0);
    const count = (isIn: (yes: number) => boolean): Proportion => ({
      yes: those.reduce((sum, { yes, children }) => sum + (isIn(yes) ? children : 0), 0),
      known,
    });
    const isStacked = (yes: number): boolean => bitCount(yes) >= ask.k;
    return {
      code,
      cells: [
        count(isStacked),
        ...riskIndicators.map((no) => count((yes) => isStacked(yes) && (yes & bitOf(no)) !== 0)),
        ...riskIndicators.map((no) => count((yes) => (yes & bitOf(no)) !== 0)),
      ],
    };
  });
  const isHidden = hiddenAmongAreas(communities, 1 + 2 * size, {
    isDisclosive: (counts, cell, areaCode) =>
      isDisclosive(counts, threshold) ||
      (cell > size && isPrevalenceHidden(ask.filter.surveyYearBE, areaCode, riskIndicators[cell - size - 1] ?? 0)),
    partitions: [],
    together: () => riskIndicators.map((_, i) => [1 + i, 1 + size + i]),
  });
  return (areaCode, indicator) =>
    inArea(
      communities,
      isHidden,
      areaCode ?? ask.filter.area,
    )(indicator === null ? 0 : 1 + riskIndicators.indexOf(indicator));
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Whether the children who were reached, among victims or children at high risk, are hidden in the filter's area. */
export async function hiddenReached(
  db: Reader,
  filter: Filter,
  threshold: number,
  signal?: AbortSignal,
): Promise<(among: RightsRow['among']) => boolean> {
  const rows = await protectionReached(db, everywhere(filter), signal);
  const order = (['victims', 'high-risk'] as const).flatMap((among) =>
    [false, true].map((isMigrant) => ({ among, isMigrant })),
  );
  const communities = [...Map.groupBy(rows, ({ communityCode }) => communityCode)].map(([code, those]) => ({
    code,
    cells: order.map(
      ({ among, isMigrant }) =>
        those.find((row) => row.among === among && row.isMigrant === isMigrant) ?? { yes: 0, known: 0 },
    ),
  }));
  const isHidden = hiddenAmongAreas(communities, order.length, {
    isDisclosive: (counts) => isDisclosive(counts, threshold),
    partitions: [],
    together: () => [
      [0, 1],
      [2, 3],
    ],
  });
  const isHiddenHere = inArea(communities, isHidden, filter.area);
  return (among) => isHiddenHere(among === 'victims' ? 0 : 2);
}

/** Whether an indicator is hidden among children with or without birth registration in the filter's area. */
export async function hiddenByRegistration(
  db: Reader,
  filter: Filter,
  isPrevalenceHidden: IsHidden,
  threshold: number,
  signal?: AbortSignal,
): Promise<IsGroupHidden> {
  const patterns = await communityPatterns(db, everywhere(filter), signal);
  const communities = [...Map.groupBy(patterns, ({ communityCode }) => communityCode)].map(([code, all]) => {
    const cells = Array.from({ length: 2 * indicatorCount }, () => ({ yes: 0, known: 0 }));
    for (const { yes, known, children } of all) {
      if ((known & bitOf(2)) === 0) continue;
      const offset = (yes & bitOf(2)) === 0 ? 0 : indicatorCount;
      for (let i = 0; i < indicatorCount; i += 1) {
        const cell = cells[offset + i];
        if (!cell || ((known >> i) & 1) === 0) continue;
        cell.known += children;
        if ((yes >> i) & 1) cell.yes += children;
      }
    }
    return { code, cells };
  });
  const isHidden = hiddenAmongAreas(communities, 2 * indicatorCount, {
    isDisclosive: (counts, cell, areaCode) =>
      isDisclosive(counts, threshold) || isPrevalenceHidden(filter.surveyYearBE, areaCode, (cell % indicatorCount) + 1),
    partitions: [],
    together: () => Array.from({ length: indicatorCount }, (_, i) => [i, i + indicatorCount]),
  });
  const isHiddenHere = inArea(communities, isHidden, filter.area);
  return (_group: GapGroup, indicator) => isHiddenHere(indicator - 1);
}

/** Which pairs and combinations of indicators are hidden in the area of a profile, by their place in the answer. */
export async function hiddenTogether(
  db: Reader,
  { areaCode, combinations, pairs }: AreaProfileAnswer,
  filter: Filter,
  isPrevalenceHidden: IsHidden,
  threshold: number,
): Promise<{ readonly pair: (at: number) => boolean; readonly combination: (at: number) => boolean }> {
  const ofProvince: Filter = { ...filter, area: codeAtLevel(areaCode, 'province') };
  const key = JSON.stringify(['together', ofProvince, threshold]);
  const { patterns, isPairHidden } = await db.kept(key, async () => {
    const all = await communityPatterns(db, ofProvince);
    return { patterns: all, isPairHidden: hiddenPairs(all, pairs, filter.surveyYearBE, isPrevalenceHidden, threshold) };
  });
  const masks = combinations.map(({ indicators }) => bitsOf(...indicators));
  const communities = [...Map.groupBy(patterns, ({ communityCode }) => communityCode)].map(([code, those]) => {
    const known = those.reduce((sum, { children }) => sum + children, 0);
    const counts = new Map<number, number>();
    for (const { yes, children } of those)
      counts.set(yes & combinedBits, (counts.get(yes & combinedBits) ?? 0) + children);
    return { code, cells: masks.map((mask) => ({ yes: counts.get(mask) ?? 0, known })) };
  });
  const isCombinationHidden = hiddenAmongAreas(communities, masks.length, {
    isDisclosive: (counts) => isDisclosive(counts, threshold),
    partitions: [],
  });
  return { pair: (at) => isPairHidden(areaCode, at), combination: (at) => isCombinationHidden(areaCode, at) };
}

function hiddenPairs(
  patterns: readonly CommunityPattern[],
  pairs: AreaProfileAnswer['pairs'],
  surveyYearBE: number | null,
  isPrevalenceHidden: IsHidden,
  threshold: number,
): (areaCode: string, cell: number) => boolean {
  const small = new Set<string>();
  const communities: CommunityCells[] = [];
  for (const level of areaLevels) {
    for (const [code, those] of Map.groupBy(patterns, ({ communityCode }) => codeAtLevel(communityCode, level))) {
      const cells = pairsOfPatterns(those).map(({ yes, known, ofFirst, ofSecond }, i) => {
        const isSmall = [{ yes, known }, ofFirst, ofSecond].some((each) =>
          isDisclosive({ yes: each.yes ?? 0, known: each.known ?? 0 }, threshold),
        );
        if (isSmall) small.add(`${code} ${i}`);
        return { yes: yes ?? 0, known: known ?? 0 };
      });
      if (level === 'community') communities.push({ code, cells });
    }
  }
  return hiddenAmongAreas(communities, pairs.length, {
    isDisclosive: (_counts, cell, code) =>
      small.has(`${code} ${cell}`) ||
      [pairs[cell]?.first ?? 0, pairs[cell]?.second ?? 0].some((no) => isPrevalenceHidden(surveyYearBE, code, no)),
    partitions: [],
  });
}

import type { AnswerChangeKind, ChildrenOfYears, FlowRow, ReachedCounts, Years } from '../answers/row-questions.ts';
import type { IntegerColumns } from '../db/integer-columns.ts';
import type { FigureBlock } from '../disclosure/cube.ts';
import type { ProvinceStratum } from '../disclosure/lattice.ts';
import { householdQuantities } from '../disclosure/quantities.ts';
import { countedStrata, type ProvinceCount } from '../disclosure/provinces/counted-strata.ts';
import { answerOf } from '../disclosure/provinces/province-table.ts';
import { memberHalves } from '../queries/where-cell.ts';

const communitiesOfProvince = 1_000_000;
const provinceOf = (community: number): number => Math.floor(community / communitiesOfProvince);

/** Services among victims and children at high risk, by group, of a year. */
export function reachedStrata(
  surveyYearBE: number,
  provinces: readonly number[],
  rows: readonly (ReachedCounts & { readonly province: number })[],
): readonly FigureBlock[] {
  const counts = rows.flatMap(({ province, among, isMigrant, yes, known, eligible }): ProvinceCount[] => {
    const stratum: ProvinceStratum = { kind: 'reached', among, group: isMigrant ? 'migrant' : 'thai' };
    return [
      { province, stratum, quantity: 'yes_16', count: yes },
      { province, stratum, quantity: 'known_16', count: known },
      { province, stratum, quantity: 'eligible_1', count: eligible },
    ];
  });
  return countedStrata(surveyYearBE, ['reached'], provinces, counts);
}

/** Households by the groups of their children, of a year (`householdsByMembers`); one without a child is in none. */
export function homeStrata(
  surveyYearBE: number,
  provinces: readonly number[],
  table: IntegerColumns,
): readonly FigureBlock[] {
  const years = table.column('survey_year');
  const communities = table.column('community');
  const [lows, highs] = [table.column('low'), table.column('high')];
  const [thai, migrant] = (['thai', 'migrant'] as const).map((group) =>
    memberHalves({ sex: null, ageBands: null, group }),
  );
  const has = (half: ReturnType<typeof memberHalves> | undefined, row: number): boolean =>
    (((lows[row] ?? 0) & (half?.low ?? 0)) | ((highs[row] ?? 0) & (half?.high ?? 0))) !== 0;
  const columns = householdQuantities.map((quantity) => ({ quantity, column: table.column(quantity) }));
  function* counts(): Generator<ProvinceCount> {
    for (const [row, year] of years.entries()) {
      if (year !== surveyYearBE) continue;
      const [isThai, isMigrant] = [has(thai, row), has(migrant, row)];
      if (!isThai && !isMigrant) continue;
      const stratum: ProvinceStratum = {
        kind: 'home',
        members: isThai && isMigrant ? 'both' : isThai ? 'thai' : 'migrant',
      };
      const province = provinceOf(communities[row] ?? 0);
      for (const { quantity, column } of columns) yield { province, stratum, quantity, count: column[row] ?? 0 };
    }
  }
  return countedStrata(surveyYearBE, ['home'], provinces, counts());
}

/** What became of the children of the year before, and their answers then; nothing where they cannot be told to be the same. */
export function yearPairStrata(
  { surveyYearBE }: Years,
  provinces: readonly number[],
  children: ChildrenOfYears,
): readonly FigureBlock[] {
  if (!children.isComparable) return [];
  const isThere = ({ code }: { readonly code: string }): boolean => provinces.includes(provinceOf(Number(code)));
  return countedStrata(surveyYearBE, ['flow', 'before'], provinces, [
    ...children.flows.filter(isThere).flatMap((row) => flowCounts(row, surveyYearBE)),
    ...children.changes.filter(isThere).flatMap((row) => changeCounts(row)),
  ]);
}

function flowCounts(row: FlowRow, surveyYearBE: number): readonly ProvinceCount[] {
  const province = provinceOf(Number(row.code));
  const of = (flow: Extract<ProvinceStratum, { kind: 'flow' }>['flow'], count: number): ProvinceCount => ({
    province,
    stratum: { kind: 'flow', flow },
    quantity: 'children',
    count,
  });
  return row.surveyYearBE === surveyYearBE
    ? [
        of('now', row.records),
        of('stayed', row.stayed),
        of('arrived', row.moved),
        of('new', row.alone),
        of('unkeyed-now', row.unkeyed),
      ]
    : [of('before', row.records), of('left', row.moved), of('gone', row.alone), of('unkeyed-before', row.unkeyed)];
}

/** The answer of the year before of each kind of change, and what is said now. */
const changes: Readonly<
  Record<AnswerChangeKind, readonly ['yes' | 'no' | 'unknown' | 'became-unknown', 'yes' | 'no' | 'unknown']>
> = {
  yesToYes: ['yes', 'yes'],
  yesToNo: ['yes', 'no'],
  noToYes: ['no', 'yes'],
  noToNo: ['no', 'no'],
  unknownToYes: ['unknown', 'yes'],
  unknownToNo: ['unknown', 'no'],
  becameUnknown: ['became-unknown', 'unknown'],
};

function changeCounts(
  row: { readonly code: string } & Readonly<Record<AnswerChangeKind, readonly number[]>>,
): readonly ProvinceCount[] {
  const province = provinceOf(Number(row.code));
  return (Object.keys(changes) as AnswerChangeKind[]).flatMap((kind) => {
    const [answer, now] = changes[kind];
    const stratum: ProvinceStratum = { kind: 'before', answer };
    return row[kind].flatMap((count, i): ProvinceCount[] => [
      { province, stratum, quantity: answerOf('known', i + 1), count },
      ...(now === 'yes' ? [{ province, stratum, quantity: answerOf('yes', i + 1), count }] : []),
    ]);
  });
}

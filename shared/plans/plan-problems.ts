import { surveyYearRange } from '../calendar/buddhist-era.ts';
import { isIsoDay } from '../calendar/iso-day.ts';
import type { ErrorCode, ErrorDetail } from '../contract/error-codes.ts';
import type { Measure } from '../contract/measures.ts';
import {
  plan,
  planKind,
  planRow,
  planShapeVersion,
  type CommunityPlan,
  type CommunityStructures,
  type Plan,
  type PlanRow,
} from '../contract/plans.ts';
import { misshapenPlaces, refuse, type Problem } from '../contract/problem.ts';
import { indicatorCount } from '../cpms/indicators.ts';

/** Whether the loaded data hold an area; without one every code passes. */
export type KnowsArea = (areaCode: string) => boolean;
const knowsEveryArea: KnowsArea = () => true;

/** Codes of what a row still lacks: it may be kept, and is not done. Every other problem is of something impossible. */
export const missingCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PLAN_NO_MEASURE',
  'PLAN_NO_INDICATOR',
  'PLAN_NO_AREA',
  'PLAN_NO_TARGET',
]);

/**
 * Reads a plan from JSON.
 * @throws AppError of its first problem, what its rows lack included
 */
export function readPlan(value: unknown, knowsArea: KnowsArea = knowsEveryArea): Plan {
  refuse(planProblems(value, knowsArea));
  return value as Plan;
}

/** Everything that is wrong with a plan or missing in it; none for one that is complete. */
export function planProblems(value: unknown, knowsArea: KnowsArea = knowsEveryArea): readonly Problem[] {
  if (!isObject(value) || value['kind'] !== planKind) return [{ code: 'PLAN_NOT_ONE', detail: {} }];
  const { shapeVersion } = value;
  if (shapeVersion !== planShapeVersion) {
    const found = typeof shapeVersion === 'number' || typeof shapeVersion === 'string' ? { found: shapeVersion } : {};
    return [{ code: 'PLAN_SHAPE_VERSION', detail: { ...found, known: planShapeVersion } }];
  }
  const withoutEra = (Array.isArray(value['rows']) ? value['rows'] : []).flatMap(eraProblems);
  if (withoutEra.length > 0) return withoutEra;
  const read = plan.safeParse(value);
  if (!read.success) return misshapenPlaces(read.error).map((at) => ({ code: 'PLAN_INVALID', detail: { at } }));
  return [
    ...repeatedRows(read.data.rows),
    ...read.data.rows.flatMap((row, i) => rowProblems(row, i + 1, knowsArea)),
    ...read.data.ceilings.flatMap((ceiling) => [
      ...yearProblems(ceiling.fiscalYearBE),
      ...moneyProblems([ceiling.satang]),
    ]),
    ...read.data.communityPlans.flatMap((each) => communityPlanProblems(each, knowsArea)),
    ...read.data.structures.flatMap((each) => structureProblems(each, knowsArea)),
  ];
}

/** The same for one row, as it is edited; `number` is its place in the register, from 1. */
export function planRowProblems(
  value: unknown,
  number: number,
  knowsArea: KnowsArea = knowsEveryArea,
): readonly Problem[] {
  const withoutEra = eraProblems(value, number - 1);
  if (withoutEra.length > 0) return withoutEra;
  const read = planRow.safeParse(value);
  return read.success
    ? rowProblems(read.data, number, knowsArea)
    : misshapenPlaces(read.error).map((at) => ({ code: 'PLAN_INVALID', detail: { at } }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A year that does not say its era, or a field that does not: `fiscalYear`, `year`. */
function eraProblems(value: unknown, index: number): readonly Problem[] {
  if (!isObject(value) || 'fiscalYearBE' in value) return [];
  const found = value['fiscalYear'] ?? value['year'];
  const detail = { row: index + 1, found: typeof found === 'number' || typeof found === 'string' ? found : '' };
  return [{ code: 'PLAN_YEAR_ERA', detail }];
}

function repeatedRows(rows: readonly PlanRow[]): readonly Problem[] {
  const ids = rows.map(({ id }) => id);
  return ids.flatMap((id, i) =>
    ids.indexOf(id) === i ? [] : [{ code: 'PLAN_ROW_TWICE', detail: { id, row: i + 1, first: ids.indexOf(id) + 1 } }],
  );
}

function rowProblems(row: PlanRow, number: number, knowsArea: KnowsArea): readonly Problem[] {
  const place = { row: number, measure: row.measure };
  return [
    ...yearProblems(row.fiscalYearBE, place),
    ...whatProblems(row, place),
    ...whereProblems(row, place, knowsArea),
    ...targetProblems(row, place),
    ...budgetProblems(row, place),
    ...dayProblems(row, place),
    ...stateProblems(row, place),
  ];
}

type Place = ErrorDetail;

function yearProblems(fiscalYearBE: number, place: Place = {}): readonly Problem[] {
  const isYear =
    Number.isInteger(fiscalYearBE) && fiscalYearBE >= surveyYearRange.from && fiscalYearBE <= surveyYearRange.to;
  return isYear ? [] : [{ code: 'PLAN_YEAR_ERA', detail: { ...place, found: fiscalYearBE } }];
}

function whatProblems({ measure, indicator }: PlanRow, place: Place): readonly Problem[] {
  const problems: Problem[] = measure.trim() === '' ? [{ code: 'PLAN_NO_MEASURE', detail: place }] : [];
  if (indicator === null) return [...problems, { code: 'PLAN_NO_INDICATOR', detail: place }];
  return isIndicator(indicator)
    ? problems
    : [...problems, { code: 'PLAN_INDICATOR', detail: { ...place, found: indicator } }];
}

const isIndicator = (no: number): boolean => Number.isInteger(no) && no >= 1 && no <= indicatorCount;

function whereProblems({ areas }: PlanRow, place: Place, knowsArea: KnowsArea): readonly Problem[] {
  if (areas.length === 0) return [{ code: 'PLAN_NO_AREA', detail: place }];
  return goneAreas(areas, place, knowsArea);
}

function goneAreas(areas: readonly string[], place: Place, knowsArea: KnowsArea): readonly Problem[] {
  return areas.flatMap((area): readonly Problem[] => {
    if (!/^\d{2}(\d{2}){0,3}$/.test(area)) return [{ code: 'PLAN_AREA', detail: { ...place, found: area } }];
    return knowsArea(area) ? [] : [{ code: 'PLAN_AREA_GONE', detail: { ...place, area } }];
  });
}

function targetProblems({ target, forWhom, reached }: PlanRow, place: Place): readonly Problem[] {
  const { percent, people } = target;
  const counts = [people, ...Object.values(reached)].filter((count) => count !== null);
  const { ages } = forWhom;
  return [
    ...(percent === null && people === null ? [{ code: 'PLAN_NO_TARGET', detail: place } as const] : []),
    ...(percent === null || (percent >= 0 && percent <= 100)
      ? []
      : [{ code: 'PLAN_TARGET', detail: { ...place, found: percent } } as const]),
    ...counts
      .filter((count) => !Number.isSafeInteger(count) || count < 0)
      .map((found) => ({ code: 'PLAN_PEOPLE', detail: { ...place, found } }) as const),
    ...(ages !== null && ages.from > ages.to
      ? [{ code: 'PLAN_AGES', detail: { ...place, from: ages.from, to: ages.to } } as const]
      : []),
  ];
}

function budgetProblems({ budget, spentSatang }: PlanRow, place: Place): readonly Problem[] {
  const quarters = budget.map(({ quarter }) => quarter).filter((quarter) => quarter !== null);
  return [
    ...moneyProblems([...budget.map(({ satang }) => satang), ...(spentSatang === null ? [] : [spentSatang])], place),
    ...quarters
      .filter((quarter) => ![1, 2, 3, 4].includes(quarter))
      .map((found) => ({ code: 'PLAN_QUARTER', detail: { ...place, found } }) as const),
  ];
}

function moneyProblems(amounts: readonly number[], place: Place = {}): readonly Problem[] {
  return amounts.flatMap((found): readonly Problem[] => {
    if (!Number.isSafeInteger(found)) return [{ code: 'PLAN_MONEY_FRACTION', detail: { ...place, found } }];
    return found < 0 ? [{ code: 'PLAN_BUDGET_NEGATIVE', detail: { ...place, satang: found } }] : [];
  });
}

function dayProblems({ startsOn, endsOn }: PlanRow, place: Place): readonly Problem[] {
  const wrong = wrongDays([startsOn, endsOn], place);
  if (wrong.length > 0 || startsOn === null || endsOn === null || startsOn <= endsOn) return wrong;
  return [{ code: 'PLAN_DAYS', detail: { ...place, from: startsOn, to: endsOn } }];
}

function wrongDays(days: readonly (string | null)[], place: Place): readonly Problem[] {
  return days.flatMap((found) =>
    found === null || isIsoDay(found) ? [] : [{ code: 'PLAN_DAY', detail: { ...place, found } }],
  );
}

function stateProblems({ state, stateReason, liftedBy }: PlanRow, place: Place): readonly Problem[] {
  const isBlocked = state === 'blocked' && (stateReason.trim() === '' || liftedBy.trim() === '');
  const isDropped = state === 'dropped' && stateReason.trim() === '';
  return [
    ...(isBlocked ? [{ code: 'PLAN_BLOCKED', detail: place } as const] : []),
    ...(isDropped ? [{ code: 'PLAN_DROPPED', detail: place } as const] : []),
  ];
}

function communityPlanProblems(each: CommunityPlan, knowsArea: KnowsArea): readonly Problem[] {
  const unsaid = each.items.filter(({ decision, reason }) => decision === 'rejected' && reason.trim() === '');
  return [
    ...yearProblems(each.fiscalYearBE, { area: each.area }),
    ...goneAreas([each.area], {}, knowsArea),
    ...unsaid.map(
      ({ measureId }) => ({ code: 'PLAN_REJECTED', detail: { area: each.area, measure: measureId } }) as const,
    ),
  ];
}

function structureProblems(each: CommunityStructures, knowsArea: KnowsArea): readonly Problem[] {
  const counts = [each.thaiVolunteers, each.migrantVolunteers].filter((count) => count !== null);
  return [
    ...goneAreas([each.area], {}, knowsArea),
    ...wrongDays([each.workingGroupMetOn, each.volunteersTrainedOn], { area: each.area }),
    ...counts
      .filter((count) => !Number.isSafeInteger(count) || count < 0)
      .map((found) => ({ code: 'PLAN_PEOPLE', detail: { area: each.area, found } }) as const),
  ];
}

/** What is wrong with a measure of the library. */
export function measureProblems({ id, answers, unitCostSatang, forWhom }: Measure): readonly Problem[] {
  const place = { measure: id };
  const { ages } = forWhom;
  return [
    ...(answers.length === 0 ? [{ code: 'PLAN_MEASURE_NO_INDICATOR', detail: place } as const] : []),
    ...answers
      .filter((no) => !isIndicator(no))
      .map((found) => ({ code: 'PLAN_INDICATOR', detail: { ...place, found } }) as const),
    ...(unitCostSatang === null ? [] : moneyProblems([unitCostSatang], place)),
    ...(ages !== null && ages.from > ages.to
      ? [{ code: 'PLAN_AGES', detail: { ...place, from: ages.from, to: ages.to } } as const]
      : []),
  ];
}

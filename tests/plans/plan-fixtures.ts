import { planKind, planShapeVersion, type Plan, type PlanRow } from '../../shared/contract/plans.ts';
import { newPlanRow } from '../../shared/plans/new-plan-row.ts';

/** A row that lacks nothing. */
export function rowWith(changes: Partial<PlanRow> = {}): PlanRow {
  return newPlanRow('row-1', 2569, {
    strategy: 'ยุทธศาสตร์ที่ 1',
    measure: 'ศูนย์การเรียนรู้',
    areas: ['85010101'],
    indicator: 3,
    target: { percent: 10, people: 40, text: '' },
    agency: 'พมจ.ระนอง',
    budget: [
      { source: 'งบจังหวัด', quarter: 1, satang: 1_000_000 },
      { source: 'งบจังหวัด', quarter: 2, satang: 500_050 },
    ],
    startsOn: '2025-10-01',
    endsOn: '2026-09-30',
    ...changes,
  });
}

export function planOf(rows: readonly PlanRow[], changes: Partial<Plan> = {}): Plan {
  return {
    kind: planKind,
    shapeVersion: planShapeVersion,
    name: 'แผนป้องกันจังหวัดระนอง',
    rows: [...rows],
    ceilings: [],
    communityPlans: [],
    structures: [],
    ...changes,
  };
}

import type { PlanRow } from '../contract/plans.ts';

/** A row with nothing in it yet but what is given. */
export function newPlanRow(id: string, fiscalYearBE: number, given: Partial<PlanRow> = {}): PlanRow {
  return {
    id,
    fiscalYearBE,
    strategy: '',
    measureId: null,
    measure: '',
    areas: [],
    placeText: '',
    indicator: null,
    indicatorText: '',
    baseline: null,
    chosenAsExtreme: false,
    target: { percent: null, people: null, text: '' },
    forWhom: { group: 'all', ages: null, sex: null },
    forWhomText: '',
    agency: '',
    partners: [],
    budget: [],
    spentSatang: null,
    startsOn: null,
    endsOn: null,
    state: 'planned',
    stateReason: '',
    liftedBy: '',
    links: [],
    reached: { children: null, families: null, employers: null, officials: null, volunteers: null },
    remarks: '',
    ...given,
  };
}

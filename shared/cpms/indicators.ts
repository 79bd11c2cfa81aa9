/** Whether an indicator is a fact of the child or of the household the child lives in. */
type IndicatorUnit = 'child' | 'household';

/**
 * What an indicator speaks of: `status` a circumstance, `harm` something done to or by the child,
 * `need` a need of the child or household, `coverage` a service that reached the child.
 * Coverage (16) is never risk: it adds to no score.
 */
export type IndicatorKind = 'status' | 'harm' | 'need' | 'coverage';

/** Inclusive range of completed years of age. */
type AgeRange = { readonly from: number; readonly to: number };

export type Indicator = {
  /** 1 to 22, the number on the form. */
  readonly no: number;
  readonly key: string;
  readonly unit: IndicatorUnit;
  readonly kind: IndicatorKind;
  /** Eligible ages; null for household indicators, where every household counts. */
  readonly ages: AgeRange | null;
  readonly th: string;
  readonly en: string;
};

const child = (
  no: number,
  key: string,
  kind: IndicatorKind,
  ages: readonly [number, number],
  th: string,
  en: string,
): Indicator => ({ no, key, unit: 'child', kind, ages: { from: ages[0], to: ages[1] }, th, en });

const household = (no: number, key: string, kind: IndicatorKind, th: string, en: string): Indicator => ({
  no,
  key,
  unit: 'household',
  kind,
  ages: null,
  th,
  en,
});

/** The 22 CPMS indicators in form order. */
export const indicators: readonly Indicator[] = [
  child(1, 'no_thai_nationality', 'status', [0, 17], 'ไม่มีสัญชาติไทย', 'No Thai nationality'),
  child(2, 'no_birth_registration', 'status', [0, 17], 'ไม่ได้จดทะเบียนการเกิด', 'No birth registration'),
  child(3, 'no_education', 'need', [6, 17], 'ไม่ได้รับการศึกษา', 'Not in education'),
  child(4, 'no_parent', 'status', [0, 17], 'ไม่มีพ่อแม่ (กำพร้า)', 'No parent (orphan)'),
  child(5, 'not_living_with_both_parents', 'status', [0, 17], 'ไม่ได้อยู่กับพ่อและแม่', 'Not living with both parents'),
  child(6, 'neglected', 'harm', [0, 17], 'ถูกผู้ดูแลละเลยทอดทิ้ง', 'Neglected by caregivers'),
  child(7, 'no_permanent_address', 'status', [0, 17], 'ไม่มีที่อยู่ถาวร', 'No permanent address'),
  child(8, 'migrated_in', 'status', [0, 17], 'ย้ายถิ่นเข้ามาในชุมชน', 'Child migrated into the community'),
  child(9, 'parents_migrated_away', 'status', [0, 17], 'พ่อแม่ย้ายถิ่นไปที่อื่น', 'Parents migrated away'),
  child(
    10,
    'health_challenges',
    'need',
    [0, 17],
    'มีปัญหาสุขภาพ (อารมณ์ ร่างกาย สติปัญญา)',
    'Health challenges (emotional, physical, intellectual)',
  ),
  child(11, 'worked_for_wages', 'harm', [5, 17], 'ทำงานรับค่าจ้าง', 'Worked for wages'),
  child(12, 'violent_behaviour', 'need', [5, 17], 'มีพฤติกรรมรุนแรง', 'Violent behaviour'),
  child(13, 'victim_of_violence', 'harm', [0, 17], 'ถูกกระทำรุนแรง', 'Victim of violence'),
  child(14, 'conflict_with_law', 'need', [10, 17], 'กระทำผิดกฎหมาย', 'In conflict with the law'),
  child(15, 'substance_use', 'need', [10, 17], 'ใช้สารเสพติด สุรา บุหรี่', 'Drugs, alcohol or smoking'),
  child(16, 'received_services', 'coverage', [0, 17], 'ได้รับบริการคุ้มครองเด็ก', 'Received child-protection services'),
  household(17, 'unstable_income', 'status', 'ครัวเรือนเศรษฐกิจไม่มั่นคง', 'Economically unstable household'),
  household(18, 'household_health', 'need', 'สมาชิกครัวเรือนมีปัญหาสุขภาพ', 'Household member with health challenges'),
  household(19, 'household_perpetrator', 'harm', 'สมาชิกครัวเรือนเป็นผู้กระทำรุนแรง', 'Household member perpetrates violence'),
  household(20, 'household_victim', 'harm', 'สมาชิกครัวเรือนถูกกระทำรุนแรง', 'Household member is a victim of violence'),
  household(
    21,
    'household_conflict_with_law',
    'need',
    'สมาชิกครัวเรือนกระทำผิดกฎหมาย',
    'Household member in conflict with the law',
  ),
  household(
    22,
    'household_addiction',
    'need',
    'สมาชิกครัวเรือนติดสุรา ยาเสพติด การพนัน',
    'Household member addicted to alcohol, drugs or gambling',
  ),
];

export const childIndicators: readonly Indicator[] = indicators.filter((i) => i.unit === 'child');
export const householdIndicators: readonly Indicator[] = indicators.filter((i) => i.unit === 'household');

/** Number of indicators on the form. */
export const indicatorCount = indicators.length;

/**
 * The indicator with a given form number.
 * @throws RangeError outside 1 to 22
 */
export function indicatorByNo(no: number): Indicator {
  const found = indicators[no - 1];
  if (!found) throw new RangeError(`There is no indicator ${no}; the form has 1 to ${indicatorCount}.`);
  return found;
}

/** Field key of an indicator's column in an extract: `ind01` to `ind22`. */
export function indicatorField(no: number): string {
  return `ind${String(no).padStart(2, '0')}`;
}

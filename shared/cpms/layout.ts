import { indicatorField, indicators } from './indicators.ts';

/** The shapes of extract that are read (product §5). */
export const layouts = ['child', 'household', 'counts'] as const;
export type Layout = (typeof layouts)[number];

type LayoutField = {
  readonly key: string;
  /** Header as the form has it. */
  readonly th: string;
  readonly en: string;
  /** Abbreviations and keys, which the words of `headers/` do not tell; compared after `foldHeader`. */
  readonly otherNames: readonly string[];
  /** True for what tells who a child is: never loaded into the analytic data. */
  readonly isIdentifier: boolean;
};

const field = (
  key: string,
  th: string,
  en: string,
  otherNames: readonly string[] = [],
  isIdentifier = false,
): LayoutField => ({
  key,
  th,
  en,
  otherNames,
  isIdentifier,
});

/** Canonical fields of an extract before the indicators. */
export const recordFields: readonly LayoutField[] = [
  field('survey_year', 'ปีที่สำรวจ', 'Survey year'),
  field('survey_date', 'วันที่สำรวจ', 'Survey date'),
  field('community_code', 'รหัสชุมชน/หมู่บ้าน', 'Community code', ['commcode', 'vcode']),
  field('community_name', 'ชื่อชุมชน/หมู่บ้าน', 'Community name'),
  field('tambon_code', 'รหัสตำบล', 'Tambon code'),
  field('tambon_name', 'ตำบล', 'Tambon'),
  field('amphoe_name', 'อำเภอ', 'Amphoe'),
  field('province_name', 'จังหวัด', 'Province'),
  field('household_id', 'รหัสครัวเรือน', 'Household id', ['hhid'], true),
  field('child_id', 'รหัสเด็ก', 'Child id', ['pid'], true),
  field('national_id', 'เลขประจำตัว 13 หลัก', 'National id', ['cid', 'id number', 'idcard'], true),
  field('title', 'คำนำหน้า', 'Title', [], true),
  field('first_name', 'ชื่อ', 'First name', ['ชื่อ-สกุล', 'ชื่อ-นามสกุล', 'fname'], true),
  field('last_name', 'นามสกุล', 'Last name', ['lname'], true),
  field('sex', 'เพศ', 'Sex'),
  field('birth_date', 'วันเกิด', 'Birth date', ['dob']),
  field('born_day', 'เกิดวันที่ (เฉพาะวัน)', 'Day of birth (number)'),
  field('born_month', 'เดือนเกิด', 'Month of birth'),
  field('born_year', 'ปีเกิด', 'Year of birth'),
  field('age_years', 'อายุ', 'Age'),
  field('age_months', 'อายุ (เดือน)', 'Age (months)'),
  field('nationality', 'สัญชาติ', 'Nationality'),
  field('origin_country', 'ประเทศต้นทาง', 'Country of origin'),
  field('address', 'ที่อยู่', 'Address', [], true),
  field('caregiver_name', 'ผู้ดูแล', 'Caregiver', [], true),
  field('volunteer_code', 'รหัสอาสาสมัคร', 'Volunteer code'),
  field('latitude', 'ละติจูด', 'Latitude', ['lat'], true),
  field('longitude', 'ลองจิจูด', 'Longitude', ['lon', 'lng'], true),
];

/** Fields of the 22 answers, `ind01` to `ind22`. */
const indicatorFields: readonly LayoutField[] = indicators.map((indicator) =>
  field(indicatorField(indicator.no), indicator.th, indicator.en, [indicator.key]),
);

/** Fields that only the layout `counts` has: a row per community and indicator. */
export const countsFields: readonly LayoutField[] = [
  field('indicator_no', 'ตัวชี้วัดที่', 'Indicator number', ['ตัวชี้วัด', 'ลำดับตัวชี้วัด', 'indicator', 'indicator no']),
  field('yes_count', 'จำนวนที่พบ', 'Yes', ['พบ', 'จำนวนพบ', 'yes count', 'count yes', 'cases']),
  field('known_count', 'จำนวนที่มีข้อมูล', 'Known', ['มีข้อมูล', 'ตัวหาร', 'known count', 'denominator', 'total known']),
  field('children_count', 'จำนวนเด็กทั้งหมด', 'Children', [
    'จำนวนเด็ก',
    'เด็กทั้งหมด',
    'children count',
    'total children',
    'number of children',
  ]),
];

/** The field that only a table of one row a child and indicator has, beside `indicator_no`. */
const longFields: readonly LayoutField[] = [
  field('answer', 'คำตอบ', 'Answer', ['คำตอบที่ได้', 'ค่า', 'ผล', 'value', 'response', 'answer value']),
];

/** Every field a column can be mapped to. */
export const allFields: readonly LayoutField[] = [...recordFields, ...indicatorFields, ...countsFields, ...longFields];

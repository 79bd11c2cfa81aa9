import { fold } from './answers.ts';
import { indicatorField, indicators } from './indicators.ts';

/** The shapes of extract that are read (product §5). */
export const layouts = ['child', 'household', 'counts'] as const;
export type Layout = (typeof layouts)[number];

type LayoutField = {
  readonly key: string;
  /** Header as the form has it. */
  readonly th: string;
  readonly en: string;
  /** Other headers seen or likely, Thai and English; compared after `foldHeader`. */
  readonly synonyms: readonly string[];
  /** True for what tells who a child is: never loaded into the analytic data. */
  readonly isIdentifier: boolean;
};

const field = (
  key: string,
  th: string,
  en: string,
  synonyms: readonly string[],
  isIdentifier = false,
): LayoutField => ({
  key,
  th,
  en,
  synonyms,
  isIdentifier,
});

/** Canonical fields of an extract before the indicators. */
export const recordFields: readonly LayoutField[] = [
  field('survey_year', 'ปีที่สำรวจ', 'Survey year', [
    'ปีสำรวจ',
    'ปี พ.ศ.',
    'พ.ศ.',
    'ปีข้อมูล',
    'ปีงบประมาณ',
    'ปี',
    'year',
    'survey year be',
    'year be',
  ]),
  field('survey_date', 'วันที่สำรวจ', 'Survey date', [
    'วันสำรวจ',
    'วันที่เก็บข้อมูล',
    'วัน เดือน ปี ที่สำรวจ',
    'date of survey',
    'interview date',
    'visit date',
  ]),
  field('community_code', 'รหัสชุมชน/หมู่บ้าน', 'Community code', [
    'รหัสชุมชน',
    'รหัสหมู่บ้าน',
    'รหัสหมู่บ้าน/ชุมชน',
    'community id',
    'village code',
    'village id',
    'commcode',
    'vcode',
  ]),
  field('community_name', 'ชื่อชุมชน/หมู่บ้าน', 'Community name', [
    'ชื่อชุมชน',
    'ชื่อหมู่บ้าน',
    'ชื่อหมู่บ้าน/ชุมชน',
    'ชุมชน/หมู่บ้าน',
    'หมู่บ้าน/ชุมชน',
    'หมู่บ้าน',
    'ชุมชน',
    'community',
    'village',
    'village name',
  ]),
  field('tambon_code', 'รหัสตำบล', 'Tambon code', ['รหัสแขวง', 'subdistrict code', 'tambon id']),
  field('tambon_name', 'ตำบล', 'Tambon', ['ชื่อตำบล', 'แขวง', 'ตำบล/แขวง', 'subdistrict', 'sub district', 'tambon name']),
  field('amphoe_name', 'อำเภอ', 'Amphoe', ['ชื่ออำเภอ', 'เขต', 'อำเภอ/เขต', 'district', 'amphur', 'amphoe name']),
  field('province_name', 'จังหวัด', 'Province', ['ชื่อจังหวัด', 'changwat', 'province name']),
  field(
    'household_id',
    'รหัสครัวเรือน',
    'Household id',
    ['เลขที่ครัวเรือน', 'รหัสบ้าน', 'เลขรหัสประจำบ้าน', 'hhid', 'hh id', 'household', 'household code', 'household no'],
    true,
  ),
  field('child_id', 'รหัสเด็ก', 'Child id', ['เลขที่เด็ก', 'รหัสบุคคล', 'child code', 'person id', 'pid', 'id'], true),
  field(
    'national_id',
    'เลขประจำตัว 13 หลัก',
    'National id',
    [
      'เลขประจำตัวประชาชน',
      'เลขบัตรประชาชน',
      'เลขประจำตัว',
      'เลขประจำตัวประชาชน 13 หลัก',
      'หมายเลขประจำตัว 13 หลัก',
      'เลขบัตรประจำตัวประชาชน',
      'cid',
      'id card',
      'citizen id',
      'id number',
      'idcard',
    ],
    true,
  ),
  field('title', 'คำนำหน้า', 'Title', ['คำนำหน้าชื่อ', 'คำนำหน้านาม', 'prefix'], true),
  field(
    'first_name',
    'ชื่อ',
    'First name',
    ['ชื่อเด็ก', 'ชื่อ-สกุล', 'ชื่อ-นามสกุล', 'ชื่อตัว', 'ชื่อจริง', 'name', 'firstname', 'given name', 'fname'],
    true,
  ),
  field('last_name', 'นามสกุล', 'Last name', ['สกุล', 'surname', 'lastname', 'family name', 'lname'], true),
  field('sex', 'เพศ', 'Sex', ['gender', 'เพศเด็ก', 'เพศของเด็ก']),
  field('birth_date', 'วันเกิด', 'Birth date', [
    'วันเดือนปีเกิด',
    'วัน เดือน ปี เกิด',
    'วัน/เดือน/ปีเกิด',
    'วันที่เกิด',
    'ว/ด/ป เกิด',
    'ว.ด.ป.',
    'date of birth',
    'dob',
    'birthday',
    'birthdate',
  ]),
  field('age_years', 'อายุ', 'Age', ['อายุ (ปี)', 'อายุปี', 'อายุเต็มปี', 'age years', 'age (years)']),
  field('nationality', 'สัญชาติ', 'Nationality', ['สัญชาติเด็ก', 'citizenship']),
  field('origin_country', 'ประเทศต้นทาง', 'Country of origin', ['ประเทศที่มา', 'ประเทศเกิด', 'country', 'origin']),
  field('address', 'ที่อยู่', 'Address', ['บ้านเลขที่', 'ที่อยู่ปัจจุบัน', 'house no'], true),
  field(
    'caregiver_name',
    'ผู้ดูแล',
    'Caregiver',
    ['ชื่อผู้ดูแล', 'ชื่อผู้ปกครอง', 'ผู้ปกครอง', 'caregiver name', 'guardian', 'guardian name'],
    true,
  ),
  field('volunteer_code', 'รหัสอาสาสมัคร', 'Volunteer code', [
    'รหัส อพม.',
    'รหัสผู้สำรวจ',
    'ผู้สำรวจ',
    'อาสาสมัคร',
    'volunteer',
    'volunteer id',
    'enumerator',
    'interviewer',
  ]),
  field('latitude', 'ละติจูด', 'Latitude', ['lat', 'y'], true),
  field('longitude', 'ลองจิจูด', 'Longitude', ['lon', 'lng', 'long', 'x'], true),
];

const indicatorSynonyms: Readonly<Record<number, readonly string[]>> = {
  1: ['ไม่มีสัญชาติ', 'เด็กไม่มีสัญชาติไทย', 'no nationality', 'without thai nationality'],
  2: ['ไม่จดทะเบียนการเกิด', 'ไม่ได้จดทะเบียนเกิด', 'ไม่ได้แจ้งเกิด', 'ไม่มีสูติบัตร', 'birth not registered', 'unregistered birth'],
  3: ['ไม่ได้เรียนหนังสือ', 'ไม่ได้เรียน', 'out of school', 'not in school', 'no education'],
  4: ['กำพร้า', 'ไม่มีพ่อแม่', 'เด็กกำพร้า', 'ไม่มีพ่อและแม่', 'orphan', 'no parents'],
  5: ['ไม่ได้อยู่กับพ่อแม่', 'ไม่ได้อาศัยอยู่กับพ่อแม่', 'ไม่ได้อยู่กับบิดามารดา', 'not with both parents', 'not living with parents'],
  6: ['ถูกละเลย', 'ถูกทอดทิ้ง', 'ถูกละเลยทอดทิ้ง', 'ถูกปล่อยปละละเลย', 'neglect', 'neglected by caregiver'],
  7: ['ไม่มีที่อยู่อาศัยถาวร', 'ไม่มีที่อยู่เป็นหลักแหล่ง', 'no fixed address', 'homeless'],
  8: [
    'ย้ายถิ่นเข้ามา',
    'ย้ายเข้ามาในชุมชน',
    'เด็กย้ายถิ่น',
    'เด็กย้ายถิ่นเข้ามาในชุมชน',
    'migrated into community',
    'moved in',
    'in migration',
    'child migrated in',
  ],
  9: ['พ่อแม่ย้ายถิ่น', 'พ่อแม่ไปทำงานที่อื่น', 'พ่อแม่ย้ายไปที่อื่น', 'parents moved away', 'parental migration', 'left behind'],
  10: ['มีปัญหาสุขภาพ', 'ปัญหาสุขภาพ', 'health problem', 'health challenge', 'health challenges'],
  11: ['ทำงานรับจ้าง', 'เด็กทำงาน', 'แรงงานเด็ก', 'child labour', 'child labor', 'works for wages', 'working'],
  12: ['พฤติกรรมรุนแรง', 'มีพฤติกรรมก้าวร้าวรุนแรง', 'violent behavior', 'aggressive behaviour'],
  13: ['ถูกกระทำความรุนแรง', 'ถูกทารุณกรรม', 'ถูกทำร้าย', 'violence victim', 'abused'],
  14: ['ทำผิดกฎหมาย', 'กระทำความผิด', 'in conflict with law', 'offender'],
  15: ['ใช้สารเสพติด', 'ดื่มสุรา สูบบุหรี่ ใช้สารเสพติด', 'ใช้ยาเสพติด', 'สารเสพติด', 'substance abuse', 'drugs alcohol smoking'],
  16: ['ได้รับบริการ', 'ได้รับการคุ้มครอง', 'ได้รับบริการ/สวัสดิการ', 'received service', 'services received'],
  17: [
    'ครอบครัวเศรษฐกิจไม่มั่นคง',
    'รายได้ไม่มั่นคง',
    'ครัวเรือนรายได้ไม่มั่นคง',
    'household unstable income',
    'economic instability',
  ],
  18: ['คนในครัวเรือนมีปัญหาสุขภาพ', 'สมาชิกในครัวเรือนมีปัญหาสุขภาพ', 'household member health'],
  19: [
    'คนในครัวเรือนเป็นผู้กระทำรุนแรง',
    'สมาชิกในครัวเรือนเป็นผู้กระทำรุนแรง',
    'สมาชิกครัวเรือนกระทำความรุนแรง',
    'household member perpetrator',
  ],
  20: ['คนในครัวเรือนถูกกระทำรุนแรง', 'สมาชิกในครัวเรือนถูกกระทำรุนแรง', 'household member victim'],
  21: ['คนในครัวเรือนกระทำผิดกฎหมาย', 'สมาชิกในครัวเรือนกระทำผิดกฎหมาย', 'household member conflict with law'],
  22: [
    'คนในครัวเรือนติดสุรา ยาเสพติด การพนัน',
    'สมาชิกในครัวเรือนติดสุรา ยาเสพติด การพนัน',
    'สมาชิกครัวเรือนติดสารเสพติด',
    'household member addiction',
  ],
};

/** Fields of the 22 answers, `ind01` to `ind22`. */
export const indicatorFields: readonly LayoutField[] = indicators.map((indicator) =>
  field(indicatorField(indicator.no), indicator.th, indicator.en, [
    ...(indicatorSynonyms[indicator.no] ?? []),
    indicator.key,
    `ind${indicator.no}`,
    `indicator${indicator.no}`,
    `indicator ${indicator.no}`,
    `ตัวชี้วัดที่ ${indicator.no}`,
    `ตัวชี้วัด ${indicator.no}`,
    `ข้อ ${indicator.no}`,
    `q${indicator.no}`,
    String(indicator.no),
  ]),
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

/** Every field a column can be mapped to. */
export const allFields: readonly LayoutField[] = [...recordFields, ...indicatorFields, ...countsFields];

/**
 * The form in which headers are compared: a leading number ("13.", "(13)", "ตัวชี้วัดที่ 13:") and a
 * trailing unit or remark stay out of the way; spaces, dots, slashes and underscores are dropped;
 * similar Thai spellings (ํา → ำ, เเ → แ) are made one.
 */
export function foldHeader(header: string): string {
  return fold(header)
    .replaceAll('ํา', 'ำ')
    .replaceAll('เเ', 'แ')
    .replace(/[\s._/\\:;*()[\]{}"'’“”-]+/g, '');
}

const numberedHeader =
  /^\s*(?:ตัวชี้วัด(?:ที่)?|ข้อ(?:ที่)?|indicator|ind|q|no)?[\s._-]*[([]?\s*0*(\d{1,2})\s*[)\].:_ -]\s*(?=\S)/i;

/**
 * Splits the number that a header starts with from its words: "3. ไม่ได้รับการศึกษา" → 3 and the words.
 * @returns the number (null when there is none) and the rest of the header
 */
export function splitHeaderNumber(header: string): { number: number | null; words: string } {
  const found = numberedHeader.exec(fold(header));
  if (!found) return { number: null, words: header };
  return { number: Number(found[1]), words: fold(header).slice(found[0].length) };
}

import type { Measure, TargetPeople } from '../contract/measures.ts';
import { indicators } from '../cpms/indicators.ts';

/** The measure proposed where too little is known for any other. */
export const findOutMeasureId = 'find-out';

const everyChild: TargetPeople = { group: 'all', ages: null, sex: null };
const aged = (from: number, to: number): TargetPeople => ({ ...everyChild, ages: { from, to } });
const migrant: TargetPeople = { ...everyChild, group: 'migrant' };

const socialOffice = {
  th: 'สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด',
  en: 'Provincial social development and human security office',
};
const shelter = { th: 'บ้านพักเด็กและครอบครัว', en: 'Shelter for children and families' };
const localGovernment = { th: 'องค์กรปกครองส่วนท้องถิ่น', en: 'Local government' };
const schools = { th: 'สำนักงานเขตพื้นที่การศึกษาและโรงเรียน', en: 'Educational service area office and schools' };
const healthCentre = { th: 'โรงพยาบาลส่งเสริมสุขภาพตำบล', en: 'Tambon health-promoting hospital' };
const labourOffice = {
  th: 'สำนักงานสวัสดิการและคุ้มครองแรงงานจังหวัด',
  en: 'Provincial labour protection and welfare office',
};
const districtOffice = { th: 'ที่ว่าการอำเภอและสำนักทะเบียนท้องถิ่น', en: 'District office and local registrar' };

const inspire = 'WHO: INSPIRE, seven strategies for ending violence against children (2016)';
const practice = (th: string, en: string): Measure['evidence'] => ({ source: null, note: { th, en } });

const session = { th: 'หนึ่งครั้ง', en: 'one session' };
const perChild = { th: 'เด็กหนึ่งคน', en: 'one child' };
const perFamily = { th: 'หนึ่งครอบครัว', en: 'one family' };
const perCommunity = { th: 'หนึ่งชุมชนต่อปี', en: 'one community for a year' };

/**
 * The measures that the application is shipped with. They say what is usual, not what must be done: an office edits its own
 * copy. What one costs differs between provinces and years, so it is left open.
 */
export const measureLibrary: readonly Measure[] = [
  {
    id: 'working-group',
    name: { th: 'คณะทำงานด้านเด็กและครอบครัวในชุมชน', en: 'Community working group on child and family' },
    kind: 'system',
    answers: [6, 13, 16, 20],
    forWhom: everyChild,
    reaches: 'volunteers',
    doneBy: localGovernment,
    unit: perCommunity,
    unitCostSatang: null,
    targetCounts: { th: 'ชุมชนที่มีคณะทำงานซึ่งประชุมทุกไตรมาส', en: 'communities whose working group meets every quarter' },
    evidence: practice(
      'ชุมชนรู้จักเด็กก่อนหน่วยงาน คณะทำงานทำให้มีคนรับเรื่องและติดตาม',
      'A community knows its children before an agency does; the group takes up a case and follows it.',
    ),
  },
  {
    id: 'thai-volunteers',
    name: { th: 'อาสาสมัครคุ้มครองเด็กชาวไทย', en: 'Thai child-protection volunteers' },
    kind: 'system',
    answers: [6, 13, 16],
    forWhom: everyChild,
    reaches: 'volunteers',
    doneBy: localGovernment,
    unit: { th: 'อาสาสมัครหนึ่งคนต่อปี', en: 'one volunteer for a year' },
    unitCostSatang: null,
    targetCounts: { th: 'อาสาสมัครที่ผ่านการอบรมและยังทำงานอยู่', en: 'volunteers trained and still active' },
    evidence: practice('อาสาสมัครเก็บข้อมูล เยี่ยม และแจ้งเหตุ', 'Volunteers collect the data, visit and report.'),
  },
  {
    id: 'migrant-volunteers',
    name: { th: 'อาสาสมัครคุ้มครองเด็กข้ามชาติ', en: 'Migrant child-protection volunteers' },
    kind: 'system',
    answers: [1, 2, 8, 13, 16],
    forWhom: migrant,
    reaches: 'volunteers',
    doneBy: { th: 'องค์กรพัฒนาเอกชนร่วมกับองค์กรปกครองส่วนท้องถิ่น', en: 'NGO together with local government' },
    unit: { th: 'อาสาสมัครหนึ่งคนต่อปี', en: 'one volunteer for a year' },
    unitCostSatang: null,
    targetCounts: { th: 'อาสาสมัครข้ามชาติที่ผ่านการอบรมและยังทำงานอยู่', en: 'migrant volunteers trained and still active' },
    evidence: practice(
      'ครอบครัวข้ามชาติเปิดใจกับคนที่พูดภาษาเดียวกัน',
      'Migrant families open the door to somebody who speaks their language.',
    ),
  },
  {
    id: 'learning-centre',
    name: { th: 'ศูนย์การเรียนรู้สำหรับเด็กข้ามชาติ', en: 'Learning centre for migrant children' },
    kind: 'prevention',
    answers: [3, 11],
    forWhom: { ...migrant, ages: { from: 6, to: 17 } },
    reaches: 'children',
    doneBy: { th: 'องค์กรพัฒนาเอกชนร่วมกับเขตพื้นที่การศึกษา', en: 'NGO together with the educational service area' },
    unit: { th: 'เด็กหนึ่งคนต่อปีการศึกษา', en: 'one child for a school year' },
    unitCostSatang: null,
    targetCounts: { th: 'เด็กที่เข้าเรียนต่อเนื่องทั้งปีการศึกษา', en: 'children who attend through the school year' },
    evidence: {
      source: 'Tuangratananon et al., Int J Environ Res Public Health 16:430 (2019)',
      note: {
        th: 'การศึกษาในระนองพบว่าศูนย์การเรียนรู้เป็นทางเลือกหลักของเด็กข้ามชาติส่วนใหญ่',
        en: 'In a study in Ranong the centres were the preferred choice of most migrant children.',
      },
    },
  },
  {
    id: 'school-enrolment',
    name: { th: 'พาเด็กเข้าโรงเรียน', en: 'School enrolment' },
    kind: 'prevention',
    answers: [3],
    forWhom: aged(6, 17),
    reaches: 'children',
    doneBy: schools,
    unit: perChild,
    unitCostSatang: null,
    targetCounts: {
      th: 'เด็กที่เข้าเรียนใหม่และยังเรียนอยู่เมื่อสิ้นปีการศึกษา',
      en: 'children newly enrolled and still at school when the year ends',
    },
    evidence: {
      source: 'มติคณะรัฐมนตรี 5 กรกฎาคม 2548 (Cabinet resolution of 5 July 2005)',
      note: {
        th: 'เด็กทุกคนเข้าเรียนได้ แม้ไม่มีหลักฐานทะเบียนราษฎรหรือสัญชาติไทย',
        en: 'Every child may go to school, with or without civil registration or Thai nationality.',
      },
    },
  },
  {
    id: 'birth-registration',
    name: { th: 'รณรงค์จดทะเบียนการเกิด', en: 'Birth-registration drive' },
    kind: 'prevention',
    answers: [2],
    forWhom: everyChild,
    reaches: 'children',
    doneBy: districtOffice,
    unit: { th: 'หน่วยเคลื่อนที่หนึ่งวัน', en: 'one day of a mobile unit' },
    unitCostSatang: null,
    targetCounts: { th: 'เด็กที่ได้รับสูติบัตร', en: 'children who receive a birth certificate' },
    evidence: {
      source: 'พระราชบัญญัติการทะเบียนราษฎร (ฉบับที่ 2) พ.ศ. 2551 (Civil Registration Act No. 2, 2008)',
      note: {
        th: 'เด็กทุกคนที่เกิดในประเทศไทยจดทะเบียนการเกิดได้',
        en: 'The birth of every child born in Thailand can be registered.',
      },
    },
  },
  {
    id: 'legal-status-clinic',
    name: { th: 'คลินิกสถานะบุคคลเคลื่อนที่', en: 'Mobile clinic on legal status' },
    kind: 'response',
    answers: [1, 2, 7],
    forWhom: everyChild,
    reaches: 'families',
    doneBy: districtOffice,
    unit: { th: 'หน่วยเคลื่อนที่หนึ่งวัน', en: 'one day of a mobile unit' },
    unitCostSatang: null,
    targetCounts: { th: 'ครอบครัวที่ได้รับคำปรึกษาและยื่นคำร้องแล้ว', en: 'families advised whose application is filed' },
    evidence: practice(
      'คำร้องหลายเรื่องค้างเพราะไม่รู้ว่าใช้เอกสารใด',
      'Many applications wait because nobody knew which papers are needed.',
    ),
  },
  {
    id: 'rights-children',
    name: { th: 'กิจกรรมให้เด็กรู้สิทธิของตน', en: 'Rights awareness for children' },
    kind: 'prevention',
    answers: [6, 11, 13],
    forWhom: aged(6, 17),
    reaches: 'children',
    doneBy: { th: 'สภาเด็กและเยาวชนร่วมกับโรงเรียน', en: 'Child and youth council together with schools' },
    unit: session,
    unitCostSatang: null,
    targetCounts: {
      th: 'เด็กที่เข้าร่วมและบอกได้ว่าจะขอความช่วยเหลือจากใคร',
      en: 'children who took part and can say whom to ask for help',
    },
    evidence: practice('เด็กที่รู้ว่าขอความช่วยเหลือได้จากใครจะบอกได้เร็วขึ้น', 'A child who knows whom to ask tells sooner.'),
  },
  {
    id: 'rights-families',
    name: { th: 'กิจกรรมให้ครอบครัวรู้สิทธิเด็ก', en: 'Rights awareness for families' },
    kind: 'prevention',
    answers: [2, 3, 6, 11, 13],
    forWhom: everyChild,
    reaches: 'families',
    doneBy: localGovernment,
    unit: session,
    unitCostSatang: null,
    targetCounts: { th: 'ครอบครัวที่เข้าร่วม', en: 'families that took part' },
    evidence: {
      source: inspire,
      note: { th: 'กลยุทธ์ด้านบรรทัดฐานและค่านิยม', en: 'Strategy on norms and values.' },
    },
  },
  {
    id: 'rights-employers',
    name: {
      th: 'ทำงานกับนายจ้างเรื่องแรงงานเด็กและบุตรของลูกจ้าง',
      en: 'Work with employers on child labour and workers’ children',
    },
    kind: 'prevention',
    answers: [3, 8, 11],
    forWhom: aged(5, 17),
    reaches: 'employers',
    doneBy: labourOffice,
    unit: { th: 'สถานประกอบการหนึ่งแห่ง', en: 'one workplace' },
    unitCostSatang: null,
    targetCounts: { th: 'สถานประกอบการที่ลงนามว่าไม่จ้างเด็ก', en: 'workplaces that sign not to employ children' },
    evidence: {
      source: 'พระราชบัญญัติคุ้มครองแรงงาน พ.ศ. 2541 มาตรา 44 (Labour Protection Act 1998, section 44)',
      note: { th: 'ห้ามจ้างเด็กอายุต่ำกว่า 15 ปีเป็นลูกจ้าง', en: 'A child under 15 may not be employed.' },
    },
  },
  {
    id: 'child-labour-visits',
    name: {
      th: 'ตรวจสถานประกอบการและพาเด็กออกจากงานอันตราย',
      en: 'Workplace inspection, and children taken out of harmful work',
    },
    kind: 'response',
    answers: [11],
    forWhom: aged(5, 17),
    reaches: 'children',
    doneBy: labourOffice,
    unit: { th: 'การตรวจหนึ่งครั้ง', en: 'one inspection' },
    unitCostSatang: null,
    targetCounts: { th: 'เด็กที่ออกจากงานและกลับเข้าเรียน', en: 'children who left work and went back to school' },
    evidence: {
      source: 'พระราชบัญญัติคุ้มครองแรงงาน พ.ศ. 2541 มาตรา 44 (Labour Protection Act 1998, section 44)',
      note: { th: 'ห้ามจ้างเด็กอายุต่ำกว่า 15 ปีเป็นลูกจ้าง', en: 'A child under 15 may not be employed.' },
    },
  },
  {
    id: 'self-protection',
    name: { th: 'อบรมทักษะชีวิตและการป้องกันตนเอง', en: 'Training in life skills and self-protection' },
    kind: 'prevention',
    answers: [12, 13, 15],
    forWhom: aged(6, 17),
    reaches: 'children',
    doneBy: schools,
    unit: session,
    unitCostSatang: null,
    targetCounts: { th: 'เด็กที่เรียนครบทุกครั้ง', en: 'children who completed all sessions' },
    evidence: {
      source: 'Walsh et al., Cochrane Database of Systematic Reviews 2015(4), CD004380',
      note: {
        th: 'ความรู้และพฤติกรรมป้องกันตนเองดีขึ้น ยังไม่มีหลักฐานว่าการถูกละเมิดลดลง',
        en: 'Knowledge and protective behaviour improve; that abuse becomes rarer has not been shown.',
      },
    },
  },
  {
    id: 'domestic-violence',
    name: { th: 'กิจกรรมลดความรุนแรงในครอบครัว', en: 'Activities against domestic violence' },
    kind: 'prevention',
    answers: [13, 19, 20],
    forWhom: everyChild,
    reaches: 'families',
    doneBy: { th: 'ศูนย์พัฒนาครอบครัวในชุมชน', en: 'Community family development centre' },
    unit: session,
    unitCostSatang: null,
    targetCounts: { th: 'ครอบครัวที่เข้าร่วมครบทุกครั้ง', en: 'families that completed all sessions' },
    evidence: {
      source: inspire,
      note: { th: 'กลยุทธ์ด้านบรรทัดฐานและค่านิยม', en: 'Strategy on norms and values.' },
    },
  },
  {
    id: 'parenting',
    name: { th: 'อบรมพ่อแม่และผู้ดูแลเรื่องการเลี้ยงดูเชิงบวก', en: 'Positive parenting for parents and caregivers' },
    kind: 'prevention',
    answers: [6, 12, 13, 19],
    forWhom: everyChild,
    reaches: 'families',
    doneBy: healthCentre,
    unit: { th: 'หนึ่งกลุ่มจนจบหลักสูตร', en: 'one group for a whole course' },
    unitCostSatang: null,
    targetCounts: { th: 'ผู้ดูแลที่เรียนจบหลักสูตร', en: 'caregivers who completed the course' },
    evidence: {
      source: inspire,
      note: { th: 'กลยุทธ์ด้านการสนับสนุนพ่อแม่และผู้ดูแล', en: 'Strategy on parent and caregiver support.' },
    },
  },
  {
    id: 'care-without-parents',
    name: { th: 'ดูแลเด็กที่ไม่ได้อยู่กับพ่อแม่', en: 'Support for children who live without their parents' },
    kind: 'prevention',
    answers: [4, 5, 9],
    forWhom: everyChild,
    reaches: 'families',
    doneBy: shelter,
    unit: perFamily,
    unitCostSatang: null,
    targetCounts: {
      th: 'ครอบครัวผู้ดูแลที่ได้รับการเยี่ยมและเงินสงเคราะห์ตามสิทธิ',
      en: 'caring families visited, with the assistance they are entitled to',
    },
    evidence: {
      source: 'พระราชบัญญัติคุ้มครองเด็ก พ.ศ. 2546 มาตรา 32 (Child Protection Act 2003, section 32)',
      note: { th: 'เด็กที่พึงได้รับการสงเคราะห์', en: 'Children entitled to welfare assistance.' },
    },
  },
  {
    id: 'home-visits',
    name: { th: 'เยี่ยมบ้านและจัดทำแผนความปลอดภัย', en: 'Home visits and safety plans' },
    kind: 'response',
    answers: [6, 13, 14, 19, 20, 22],
    forWhom: everyChild,
    reaches: 'children',
    doneBy: { th: 'ทีมสหวิชาชีพ', en: 'Multidisciplinary team' },
    unit: { th: 'การเยี่ยมหนึ่งครั้ง', en: 'one visit' },
    unitCostSatang: null,
    targetCounts: { th: 'เด็กที่ได้รับการเยี่ยมและมีแผนความปลอดภัย', en: 'children visited who have a safety plan' },
    evidence: practice('ตอบสนองเป็นรายเด็ก แล้วติดตามจนปลอดภัย', 'An answer to each child, followed up until it is safe.'),
  },
  {
    id: 'safety-protection',
    name: { th: 'คุ้มครองสวัสดิภาพเด็กที่ถูกกระทำ', en: 'Safety protection of child victims' },
    kind: 'response',
    answers: [13, 20],
    forWhom: everyChild,
    reaches: 'children',
    doneBy: shelter,
    unit: perChild,
    unitCostSatang: null,
    targetCounts: { th: 'เด็กที่ได้รับการคุ้มครองภายใน 24 ชั่วโมง', en: 'children protected within 24 hours' },
    evidence: {
      source: 'พระราชบัญญัติคุ้มครองเด็ก พ.ศ. 2546 มาตรา 40 (Child Protection Act 2003, section 40)',
      note: { th: 'เด็กที่พึงได้รับการคุ้มครองสวัสดิภาพ', en: 'Children entitled to safety protection.' },
    },
  },
  {
    id: 'agency-coordination',
    name: { th: 'ประชุมทีมสหวิชาชีพและระบบส่งต่อ', en: 'Agency coordination: case conferences and referral' },
    kind: 'system',
    answers: [13, 16],
    forWhom: everyChild,
    reaches: 'officials',
    doneBy: socialOffice,
    unit: { th: 'การประชุมหนึ่งครั้ง', en: 'one meeting' },
    unitCostSatang: null,
    targetCounts: { th: 'รายที่มีผู้รับผิดชอบและกำหนดวันติดตาม', en: 'cases with somebody in charge and a date for follow-up' },
    evidence: {
      source: inspire,
      note: { th: 'กลยุทธ์ด้านบริการตอบสนองและช่วยเหลือ', en: 'Strategy on response and support services.' },
    },
  },
  {
    id: 'health-referral',
    name: { th: 'คัดกรองสุขภาพกายใจและส่งต่อ', en: 'Screening of physical and mental health, and referral' },
    kind: 'response',
    answers: [10, 18],
    forWhom: everyChild,
    reaches: 'children',
    doneBy: healthCentre,
    unit: perChild,
    unitCostSatang: null,
    targetCounts: {
      th: 'เด็กที่คัดกรองแล้วและได้รับการรักษาตามที่จำเป็น',
      en: 'children screened who receive the treatment they need',
    },
    evidence: practice('พบเร็ว รักษาได้เร็ว', 'Found early, treated early.'),
  },
  {
    id: 'household-income',
    name: { th: 'ช่วยเหลือรายได้และอาชีพของครอบครัว', en: 'Household income and livelihood support' },
    kind: 'prevention',
    answers: [11, 17],
    forWhom: everyChild,
    reaches: 'families',
    doneBy: socialOffice,
    unit: perFamily,
    unitCostSatang: null,
    targetCounts: {
      th: 'ครอบครัวที่ได้รับเงินสงเคราะห์หรือฝึกอาชีพ',
      en: 'families that receive assistance or training for work',
    },
    evidence: {
      source: inspire,
      note: { th: 'กลยุทธ์ด้านรายได้และเศรษฐกิจครอบครัว', en: 'Strategy on income and economic strengthening.' },
    },
  },
  {
    id: 'substance-use',
    name: {
      th: 'ป้องกันและบำบัดสารเสพติด สุรา บุหรี่ การพนัน',
      en: 'Prevention and treatment of drugs, alcohol, tobacco and gambling',
    },
    kind: 'prevention',
    answers: [15, 22],
    forWhom: everyChild,
    reaches: 'children',
    doneBy: healthCentre,
    unit: perChild,
    unitCostSatang: null,
    targetCounts: {
      th: 'เด็กและสมาชิกครัวเรือนที่เข้ารับการบำบัดจนจบ',
      en: 'children and household members who complete treatment',
    },
    evidence: practice('ต้องทำทั้งกับเด็กและคนในบ้าน', 'It takes the child and the household.'),
  },
  {
    id: 'youth-diversion',
    name: { th: 'ดูแลเด็กที่กระทำผิดด้วยมาตรการพิเศษแทนคดี', en: 'Special measures in place of prosecution' },
    kind: 'response',
    answers: [12, 14, 21],
    forWhom: aged(10, 17),
    reaches: 'children',
    doneBy: { th: 'สถานพินิจและคุ้มครองเด็กและเยาวชนจังหวัด', en: 'Provincial juvenile observation and protection centre' },
    unit: perChild,
    unitCostSatang: null,
    targetCounts: {
      th: 'เด็กที่ทำตามแผนจนครบและไม่กระทำผิดซ้ำภายในหนึ่งปี',
      en: 'children who complete their plan and do not offend again within a year',
    },
    evidence: {
      source:
        'พระราชบัญญัติศาลเยาวชนและครอบครัวฯ พ.ศ. 2553 มาตรา 86 และ 90 (Juvenile and Family Court Act 2010, sections 86 and 90)',
      note: {
        th: 'กฎหมายให้ใช้มาตรการพิเศษแทนการดำเนินคดี',
        en: 'The law provides for special measures in place of prosecution.',
      },
    },
  },
  {
    id: findOutMeasureId,
    name: { th: 'ตามหาคำตอบที่ยังไม่ทราบ', en: 'Find out what is not known' },
    kind: 'system',
    answers: indicators.map(({ no }) => no),
    forWhom: everyChild,
    reaches: 'volunteers',
    doneBy: localGovernment,
    unit: { th: 'ครัวเรือนหนึ่งหลังที่กลับไปถาม', en: 'one household asked again' },
    unitCostSatang: null,
    targetCounts: { th: 'เด็กที่มีคำตอบครบ', en: 'children whose answers are complete' },
    evidence: practice(
      'เมื่อข้อมูลน้อยเกินไป มาตรการอื่นยังไม่มีเหตุผลรองรับ',
      'Where too little is known, no other measure has a reason yet.',
    ),
  },
];

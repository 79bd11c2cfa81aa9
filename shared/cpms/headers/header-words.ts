/**
 * What the words of headers speak of, Thai and English. Thai words are separated by spaces here and by nothing in a
 * header; English ones by commas, and a star stands for any ending. A word of several concepts says all of them.
 */
export const headerWords = [
  // What says neither yes nor no, and nothing of the matter.
  {
    says: [],
    th: `ของ ที่ ที่มี ที่เป็น ที่ถูก ใน และ และหรือ หรือ กับ ให้ เป็น เป็นเด็ก มี มีการ ได้ ได้มี การ ความ ซึ่ง ต่อ แก่ อยู่ นี้ ปัจจุบัน แล้ว ว่า คน
      ใด อย่าง บ้าง ข้อมูล ด้าน เรื่อง สถานการณ์ สภาพ ภาวะ ตัวชี้วัด ข้อ ข้อที่ ส่วน ส่วนที่ หมวด ตอนที่ ทั่วไป พื้นฐาน ส่วนตัว ส่วนบุคคล รายบุคคล รายชื่อ
      ตาม แบบ กรุณา โปรด เลือก กรอก ใส่ ช่อง คำตอบ รอบ เต็ม บริบูรณ์ จริง ตัวเลข ตัวอักษร เท่านั้น หลัก ตัว ใช่ ใช่หรือไม่ หรือไม่ หรือเปล่า ใช่ไหม
      ไหม มั้ย หรือยัง รึเปล่า ใช่ไม่ใช่ ใช่หรือไม่ใช่ มีไม่มี มีหรือไม่มี พบไม่พบ พบ กำลัง อย่างน้อย หนึ่ง บาง ทุก ด้วย กัน วว ดด ปปปป ตัวอย่าง เช่น ทาง
      ประจำ ถ้ามี ณ เพื่อ แสดง ทุกรูปแบบ ขณะนี้ ครับ ค่ะ คะ`,
    en: `the, a, an, of, in, is, are, was, were, has, have, had, been, being, be, does, do, did, to, at, by, for, and, or, any, some, this, that,
      which, whether, if, currently, current, now, yes, y, n, s, information, info, data, general, basic, section, part, group, grp, form, indicator,
      indicators, ind, question, item, please, select, enter, choose, tick, mark, digit, digits, status, situation, shows, show, with, as, it, its,
      true, false, yn, b, e, be, ad, dd, mm, yy, yyyy, d, m, tick, other than, details of, aged, ages, get, gets, got, on, from, q, i, who, living, yes no, y n`,
  },
  // Polarity.
  {
    says: ['not'],
    th: `ไม่ ไม่ได้ ไม่มี ไม่เคย ไม่ใช่ ไม่เป็น ไม่ถูก ยังไม่ ยังไม่ได้ ยังไม่มี ยังไม่เคย มิได้ ปราศจาก ไร้ ไม่ได้มี ไม่ได้เป็น ไม่ใช่เด็ก ขาดแคลน`,
    en: `no, not, non, without, lack, lacks, lacking, never, none, cannot, neither, nor, nobody, n t`,
  },
  { says: ['not', 'receive'], th: 'ไม่ได้รับ ยังไม่ได้รับ ไม่รับ', en: '' },
  { says: ['not', 'live with'], th: 'ไม่ได้อยู่กับ ไม่อยู่กับ ไม่ได้อาศัยอยู่กับ ไม่ได้พักอาศัยอยู่กับ', en: '' },
  // Whom it is about.
  {
    says: ['child'],
    th: 'เด็ก เด็กๆ เด็กและเยาวชน เยาวชน น้อง',
    en: 'child, children, kid, kids, minor, minors, youth, childs, childrens',
  },
  {
    says: ['household'],
    th: 'ครัวเรือน ครอบครัว ครัวเรือนของเด็ก ครอบครัวของเด็ก',
    en: `household, households, hh, family, families, child s household, household of the child, household of child, child s family,
      family of the child`,
  },
  {
    says: ['household', 'member'],
    th: `สมาชิก สมาชิกครัวเรือน สมาชิกในครัวเรือน สมาชิกของครัวเรือน สมาชิกครอบครัว สมาชิกในครอบครัว คนในครัวเรือน คนในครอบครัว คนในบ้าน บุคคลในครัวเรือน
      บุคคลในครอบครัว สมาชิกครัวเรือนของเด็ก สมาชิกในครัวเรือนของเด็ก สมาชิกครอบครัวของเด็ก สมาชิกในบ้าน สมาชิกบ้าน สมาชิกภายในครัวเรือน ญาติ คนใดในบ้าน ผู้อยู่ร่วมบ้าน คนที่บ้าน`,
    en: `household member, household members, family member, family members, hh member, hh members, member, members, relative, relatives,
      someone in the household, someone in household, someone in the home, someone in the family, anyone in the household, anyone in the home,
      anyone in the family, someone at home, anyone at home, person in the household, people in the household, adult in the household,
      member of the household, member of household, members of the household, member of the family, others in the household, others in the home`,
  },
  {
    says: ['parents'],
    th: `พ่อแม่ พ่อและแม่ พ่อกับแม่ บิดามารดา บิดาและมารดา บิดากับมารดา ผู้ให้กำเนิด พ่อแม่เด็ก ทั้งพ่อและแม่ ทั้งพ่อแม่ ทั้งบิดาและมารดา
      ทั้งบิดามารดา`,
    en: `parent, parents, mother and father, father and mother, mum and dad, parental`,
  },
  {
    says: ['parents', 'one parent'],
    th: 'พ่อหรือแม่ บิดาหรือมารดา',
    en: 'mother or father, father or mother, one parent, either parent',
  },
  { says: ['one parent'], th: 'พ่อ แม่ บิดา มารดา', en: 'father, mother, dad, mum, mom, fathers, mothers' },
  {
    says: ['caregiver'],
    th: 'ผู้ดูแล ผู้ดูแลเด็ก ผู้ปกครอง ผู้เลี้ยงดู ผู้อุปการะ ผู้ดูแลหลัก ผู้ปกครองเด็ก ผู้เลี้ยง',
    en: 'caregiver, caregivers, carer, carers, guardian, guardians, caretaker, caretakers',
  },
  {
    says: ['volunteer'],
    th: 'อาสาสมัคร อพม อสม ผู้สำรวจ ผู้เก็บข้อมูล ผู้สัมภาษณ์ พนักงานเก็บข้อมูล ผู้จัดเก็บข้อมูล',
    en: 'volunteer, volunteers, enumerator, enumerators, interviewer, surveyor, data collector, field worker',
  },
  {
    says: ['other person'],
    th: `ผู้บันทึก ผู้กรอก ผู้ให้ข้อมูล เจ้าหน้าที่ ครู เพื่อน พี่น้อง พี่ ปู่ ย่า ตา ยาย ปู่ย่าตายาย คู่สมรส สามี ภรรยา หัวหน้า ผู้ใหญ่บ้าน กำนัน นักเรียน แพทย์ บุตร
      ลูก คนอื่น ผู้อื่น ผู้ตอบ ผู้ตรวจสอบ ผู้รายงาน หัวหน้าครัวเรือน`,
    en: `respondent, informant, officer, staff, teacher, friend, friends, sibling, siblings, brother, sister, grandparent, grandparents, spouse,
      husband, wife, head, student, pupil, doctor, recorder, entered by, supervisor, son, daughter, uncle, aunt, mother s, father s`,
  },
  // What asks more than whether.
  {
    says: ['aside'],
    th: `เพราะ เพราะอะไร เนื่องจาก สาเหตุ เหตุผล ระบุ รายละเอียด อธิบาย หมายเหตุ ข้อสังเกต ประเภท ชนิด ลักษณะ รูปแบบ ระดับ ชั้น เมื่อไร เมื่อใด ตั้งแต่ ที่ไหน สถานที่ ใคร
      โดยใคร ผู้ที่ คือ จำนวน กี่ กี่คน กี่ครั้ง ครั้ง ราย ร้อยละ อัตรา สัดส่วน อื่น อื่นๆ เคย ประวัติ ต้องการ ความต้องการ แนวทาง มาตรการ แผน ส่งต่อ เสี่ยง
      ความเสี่ยง โอกาส เดิม ปีก่อน ปีที่แล้ว ที่ผ่านมา ก่อน คะแนน ผล ผลการ ผลการประเมิน ประเมิน สรุป รวม รวมทั้งหมด ทั้งหมด ทั้งสิ้น ระยะเวลา ความสัมพันธ์ หน่วยงาน
      เจ้าของ ช่วง กลุ่ม บันทึก ตรวจ ลงชื่อ ลายมือชื่อ เหตุ เกิดเหตุ แรก ความคิดเห็น ข้อเสนอแนะ ปรับปรุง แก้ไข ยืนยัน`,
    en: `reason, reasons, why, because, cause, causes, specify, detail, details, describe, description, remark, remarks, comment, comments, note,
      notes, type, types, kind, kinds, level, grade, class, when, since, where, place, whom, how many, number of, count, total, times, frequency,
      percent, percentage, rate, proportion, other, others, history, previous, previously, last year, before, need, needs, needed, plan, action, refer,
      referred, risk, at risk, score, result, summary, sum, duration, relationship, relation, agency, range, entered, recorded, updated, modified, list,
      size, ever, submission, reported, assessed, against, signature, first time`,
  },
  { says: ['count'], th: 'จำนวนที่ จำนวนเด็กที่ จำนวนผู้ที่', en: '' },
  // Names, numbers, places.
  {
    says: ['code'],
    th: 'รหัส เลข เลขที่ หมายเลข เลขรหัส เลขประจำ รหัสประจำ รหัสประจำตัว',
    en: 'id, ids, code, codes, number, identifier, nr',
  },
  { says: ['name'], th: 'ชื่อ ชื่อตัว ชื่อจริง', en: 'name, names, first name, given name, firstname, full name, fullname' },
  { says: ['surname'], th: 'นามสกุล สกุล', en: 'surname, last name, lastname, family name' },
  { says: ['name', 'surname'], th: 'ชื่อสกุล ชื่อนามสกุล', en: '' },
  { says: ['nickname'], th: 'ชื่อเล่น', en: 'nickname, nick name' },
  { says: ['title'], th: 'คำนำหน้า คำนำหน้าชื่อ คำนำหน้านาม', en: 'title, prefix' },
  {
    says: ['national id'],
    th: `เลขประจำตัวประชาชน เลขบัตรประชาชน เลขบัตรประจำตัวประชาชน เลขที่บัตรประชาชน หมายเลขบัตรประชาชน หมายเลขประจำตัวประชาชน เลขประจำตัว13หลัก หมายเลขประจำตัว13หลัก
      เลข13หลัก เลขประจำตัว หมายเลขประจำตัว เลขประชาชน เลขบัตร13หลัก เลขบัตร เลขที่บัตรประจำตัวประชาชน หมายเลขบัตรประจำตัวประชาชน รหัสประชาชน รหัสประจำตัวประชาชน เลขปชช เลขบัตรปชช บัตรปชช เลขประจำตัวปชช`,
    en: `national id, national id number, national id no, citizen id, citizen id number, citizen id no, id card, id card number, id card no, idcard,
      identity card, identification number, national identification number, cid, national number, thai id, thai id number`,
  },
  {
    says: ['papers'],
    th: 'บัตรประชาชน ทะเบียนบ้าน หนังสือเดินทาง เอกสาร เอกสารแสดงตัว ใบอนุญาต',
    en: 'passport, work permit, permit, visa, document, documents',
  },
  { says: ['thirteen digits'], th: '13หลัก', en: '13 digit, 13 digits' },
  { says: ['person'], th: 'บุคคล', en: 'person' },
  { says: ['running number'], th: 'ลำดับ ลำดับที่', en: 'row, seq, sequence, order, index, serial' },
  {
    says: ['community'],
    th: 'ชุมชน หมู่บ้าน ชุมชนหมู่บ้าน หมู่บ้านชุมชน บ้านชุมชน ชุมชนหรือหมู่บ้าน หมู่บ้านหรือชุมชน',
    en: 'community, communities, village, villages, muban, moo ban, mooban, commcode, hamlet',
  },
  { says: ['moo'], th: 'หมู่ หมู่ที่', en: 'moo' },
  { says: ['tambon'], th: 'ตำบล แขวง ตำบลแขวง', en: 'tambon, subdistrict, sub district, tumbon, tambol' },
  { says: ['amphoe'], th: 'อำเภอ เขต อำเภอเขต', en: 'amphoe, amphur, district, amphor' },
  { says: ['province'], th: 'จังหวัด', en: 'province, changwat' },
  { says: ['postcode'], th: 'ไปรษณีย์ รหัสไปรษณีย์', en: 'postal, postcode, zip' },
  { says: ['house'], th: 'บ้าน', en: 'house' },
  {
    says: ['household', 'code'],
    th: 'เลขรหัสประจำบ้าน รหัสประจำบ้าน รหัสบ้าน เลขประจำบ้าน',
    en: 'hhid, house registration number, house registration no, house registration id, house id',
  },
  {
    says: ['address'],
    th: 'ที่อยู่ปัจจุบัน บ้านเลขที่ เลขที่บ้าน',
    en: 'address, current address, home address, house no, house number',
  },
  {
    says: ['dwelling'],
    th: 'ที่อยู่ ที่อยู่อาศัย ที่พัก ที่พักอาศัย ที่พักพิง',
    en: 'home, residence, dwelling, abode, housing, shelter, accommodation, place to live',
  },
  { says: ['registered elsewhere'], th: 'ภูมิลำเนา ตามทะเบียนบ้าน', en: 'hometown, domicile' },
  { says: ['latitude'], th: 'ละติจูด', en: 'latitude, lat' },
  { says: ['longitude'], th: 'ลองจิจูด', en: 'longitude, lon, lng' },
  { says: ['position'], th: 'พิกัด', en: 'gps, coordinates, coordinate' },
  { says: ['accuracy'], th: 'ความแม่นยำ ความสูง', en: 'accuracy, altitude, precision' },
  {
    says: ['contact'],
    th: 'โทรศัพท์ เบอร์โทร เบอร์โทรศัพท์ มือถือ เบอร์ อีเมล ไลน์',
    en: 'phone, telephone, tel, mobile, email, facebook, contact',
  },
  { says: ['picture'], th: 'ภาพถ่าย รูปถ่าย รูป ภาพ', en: 'photo, picture, image' },
  // Sex, age, time.
  { says: ['sex'], th: 'เพศ', en: 'sex, gender' },
  { says: ['sexes'], th: 'ชาย หญิง ชายหญิง ชญ ดช ดญ สภาพ', en: 'male, female, boy, girl, f' },
  { says: ['sexual'], th: 'ทางเพศ ล่วงละเมิดทางเพศ', en: 'sexual, sexually, rape' },
  { says: ['age'], th: 'อายุ', en: 'age' },
  { says: ['age', 'aside'], th: 'ช่วงอายุ กลุ่มอายุ', en: 'age group, age range, age band' },
  { says: ['pregnancy'], th: 'ครรภ์ ตั้งครรภ์ อายุครรภ์', en: 'pregnant, pregnancy, gestational' },
  { says: ['year'], th: 'ปี พศ ปีพศ คศ', en: 'year, years, yr, yrs' },
  { says: ['month'], th: 'เดือน', en: 'month, months' },
  { says: ['day'], th: 'วัน วันที่', en: 'day, date' },
  { says: ['day of month'], th: 'เฉพาะวัน', en: 'day number' },
  { says: ['day', 'month', 'year'], th: 'วันเดือนปี วดป วันเดือนปีที่', en: '' },
  { says: ['birth'], th: 'เกิด', en: 'birth, born' },
  {
    says: ['birth', 'day'],
    th: 'วันเกิด วันเดือนปีเกิด วันที่เกิด วดปเกิด',
    en: 'birthday, birthdate, birth date, date of birth, dob, day of birth',
  },
  {
    says: ['survey'],
    th: 'สำรวจ เก็บข้อมูล จัดเก็บ จัดเก็บข้อมูล สัมภาษณ์ ออกสำรวจ ลงพื้นที่สำรวจ ลงพื้นที่ เยี่ยมบ้าน การสำรวจ',
    en: 'survey, svy, surveyed, interview, interviewed, data collection, visit, collection',
  },
  { says: ['survey', 'year'], th: 'ปีงบประมาณ ปีงบ ประจำปี ปีข้อมูล', en: 'fiscal year, budget year' },
  { says: ['school year'], th: 'ปีการศึกษา ภาคเรียน', en: 'academic year, school year, semester' },
  { says: ['time of day'], th: 'เวลา', en: 'time, start, end, start time, end time' },
  // 1, 2: nationality, registration of birth.
  { says: ['nationality'], th: 'สัญชาติ', en: 'nationality, nationalities, citizenship, citizen, citizens' },
  { says: ['thai'], th: 'ไทย', en: 'thai, thailand' },
  {
    says: ['stateless'],
    th: 'ไร้สัญชาติ ไร้รัฐ สถานะทางทะเบียน ไร้สถานะ',
    en: 'stateless, statelessness, legal status, civil status',
  },
  { says: ['foreign'], th: 'ต่างด้าว ต่างชาติ คนต่างด้าว', en: 'foreign, foreigner, alien' },
  { says: ['ethnicity'], th: 'เชื้อชาติ ชาติพันธุ์ ศาสนา', en: 'ethnicity, ethnic, race, religion' },
  { says: ['country'], th: 'ประเทศ', en: 'country' },
  { says: ['origin'], th: 'ต้นทาง ที่มา', en: 'origin' },
  {
    says: ['birth registration'],
    th: `จดทะเบียนการเกิด จดทะเบียนเกิด การจดทะเบียนการเกิด การจดทะเบียนเกิด ทะเบียนการเกิด ทะเบียนเกิด แจ้งเกิด แจ้งการเกิด สูติบัตร ใบสูติบัตร ใบเกิด เอกสารการเกิด
      ใบแจ้งเกิด การแจ้งเกิด`,
    en: `birth registration, birth registered, registered birth, birth was registered, birth is registered, birth certificate, birth certificates,
      birth cert, register birth, registration of birth, registered at birth`,
  },
  {
    says: ['not', 'birth registration'],
    th: '',
    en: 'unregistered birth, birth unregistered, birth not registered, birth was not registered, birth is not registered',
  },
  { says: ['registration'], th: 'จดทะเบียน ทะเบียน ลงทะเบียน', en: 'registration, registered, register' },
  // 3: education.
  {
    says: ['education'],
    th: `การศึกษา ศึกษา เรียนหนังสือ เรียน เข้าเรียน ระบบการศึกษา อยู่ในระบบการศึกษา ในระบบการศึกษา ศึกษาต่อ เข้ารับการศึกษา ไปโรงเรียน เข้าโรงเรียน อยู่ในโรงเรียน
      อยู่ในระบบโรงเรียน เข้าศึกษา ได้เรียน ได้เรียนหนังสือ`,
    en: `education, in education, schooling, studying, study, studies, in school, attending school, attends school, attend school, goes to school,
      go to school, going to school, enrolled in school, enrolled, enrolment, enrollment, at school, school attendance, receiving education,
      receives education, enrolled in education, attending, attend`,
  },
  {
    says: ['not', 'education'],
    th: 'หลุดจากระบบการศึกษา ออกจากระบบการศึกษา นอกระบบการศึกษา ออกจากโรงเรียน',
    en: 'out of school, uneducated, out of education',
  },
  { says: ['truancy'], th: 'ขาดเรียน หนีเรียน ออกกลางคัน', en: 'truant, absent, dropped out, dropout, drop out' },
  { says: ['school'], th: 'โรงเรียน สถานศึกษา ชื่อโรงเรียน ชั้นเรียน ระดับชั้น', en: 'school, schools, teacher' },
  { says: ['scholarship'], th: 'ทุน ทุนการศึกษา', en: 'scholarship' },
  { says: ['education level'], th: 'ระดับการศึกษา วุฒิการศึกษา', en: '' },
  // 4, 5, 6: parents and care.
  { says: ['orphan'], th: 'กำพร้า เด็กกำพร้า', en: 'orphan, orphaned, orphans' },
  {
    says: ['live with'],
    th: 'อยู่กับ อาศัยอยู่กับ พักอยู่กับ พักอาศัยกับ พักอาศัยอยู่กับ อาศัยกับ อยู่ร่วมกับ อยู่ด้วยกันกับ อยู่ในความดูแลของ อยู่พร้อมหน้า',
    en: 'living with, live with, lives with, lived with, resides with, reside with, residing with, stays with, stay with, staying with, living together with',
  },
  { says: ['both'], th: 'ทั้งสอง ทั้งคู่ ทั้งสองคน', en: 'both, together' },
  {
    says: ['separated'],
    th: 'แยกทาง แยกทางกัน แยกกันอยู่ หย่าร้าง หย่า สถานภาพ เสียชีวิต ตาย',
    en: 'divorced, separated, died, deceased, dead, marital, alive',
  },
  {
    says: ['neglect'],
    th: 'ละเลย ทอดทิ้ง ละเลยทอดทิ้ง ปล่อยปละ ปล่อยปละละเลย ถูกละเลย ถูกทอดทิ้ง ถูกทิ้ง ถูกปล่อยปละละเลย ถูกละเลยทอดทิ้ง ทอดทิ้งเด็ก ถูกผู้ดูแลละเลย',
    en: 'neglect, neglected, abandon, abandoned, abandonment, neglecting',
  },
  { says: ['care'], th: 'ดูแล เลี้ยงดู เอาใจใส่ การดูแล', en: 'care, cared for, looked after' },
  // 7, 8, 9: address and migration.
  { says: ['permanent'], th: 'ถาวร เป็นหลักแหล่ง หลักแหล่ง ที่แน่นอน', en: 'permanent, fixed, settled' },
  { says: ['homeless'], th: 'เร่ร่อน ไร้บ้าน ไร้ที่อยู่ ไร้ที่พึ่ง', en: 'homeless, street child, street children' },
  {
    says: ['migrate'],
    th: 'ย้ายถิ่น ย้ายถิ่นฐาน อพยพ ย้าย โยกย้าย ย้ายที่อยู่',
    en: 'migrate, migrated, migrates, migrating, migration, moved, move, moves, moving, relocated, migrant',
  },
  { says: ['in'], th: 'เข้า เข้ามา เข้ามาอยู่ เข้ามาอาศัย เข้ามาใหม่ เข้ามาอาศัยอยู่', en: 'into, in from, inward' },
  {
    says: ['migrate', 'in'],
    th: 'ย้ายเข้า ย้ายเข้ามา ย้ายถิ่นเข้า ย้ายถิ่นเข้ามา',
    en: 'migrated in, moved in, moved into, migrated into, in migration, immigrated',
  },
  { says: ['out'], th: 'ออก ออกจาก ออกไป', en: 'out, out of' },
  {
    says: ['elsewhere'],
    th: 'ไปที่อื่น ไปอยู่ที่อื่น ไปทำงานที่อื่น ไปทำงานต่างจังหวัด ไปต่างจังหวัด ไปต่างประเทศ ไปทำงานต่างถิ่น ที่อื่น ไปถิ่นอื่น ไปพื้นที่อื่น ไปทำงานพื้นที่อื่น ไปอยู่พื้นที่อื่น',
    en: 'away, elsewhere, other place, other places, another place, another province, other provinces, abroad',
  },
  {
    says: ['migrate', 'elsewhere'],
    th: 'ไปทำงานที่อื่น ไปทำงานต่างจังหวัด ไปอยู่ที่อื่น',
    en: 'left behind, working elsewhere, work elsewhere, working away, living elsewhere',
  },
  { says: ['from'], th: 'จาก มาจาก', en: 'migrated from, moved from' },
  // 10, 18: health.
  {
    says: ['health problem'],
    th: 'ปัญหาสุขภาพ ปัญหาด้านสุขภาพ ปัญหาทางสุขภาพ สุขภาพไม่ดี สุขภาพมีปัญหา ปัญหาเรื่องสุขภาพ ปัญหาเกี่ยวกับสุขภาพ',
    en: `health problem, health problems, health challenge, health challenges, health issue, health issues, health condition, health conditions,
      health difficulties, poor health, ill health, bad health, health concern, health concerns`,
  },
  { says: ['ill'], th: 'ป่วย เจ็บป่วย ไม่สบาย', en: 'ill, sick, illness, unwell, sickness' },
  { says: ['health'], th: 'สุขภาพ', en: 'health' },
  {
    says: ['every part of health'],
    th: 'อารมณ์ ร่างกาย สติปัญญา จิตใจ กาย ใจ',
    en: 'emotional, physical, intellectual, mental',
  },
  {
    says: ['part of health'],
    th: 'โรคประจำตัว โรค พิการ ความพิการ สุขภาพจิต เรื้อรัง วัคซีน สิทธิการรักษา รักษาพยาบาล รักษา',
    en: 'disability, disabled, disabilities, chronic, disease, vaccine, mental health, treatment',
  },
  { says: ['size of body'], th: 'น้ำหนัก ส่วนสูง', en: 'weight, height, bmi' },
  // 11: work.
  {
    says: ['work'],
    th: 'ทำงาน ทำงานได้ แรงงาน',
    en: 'work, works, worked, working, labour, labor, employed, employment',
  },
  {
    says: ['wages'],
    th: 'รับค่าจ้าง ค่าจ้าง รับจ้าง ได้ค่าจ้าง เพื่อค่าจ้าง ค่าแรง ได้ค่าแรง เพื่อรับค่าจ้าง แลกค่าจ้าง',
    en: 'wages, wage, pay, paid, money, for wages, for pay',
  },
  { says: ['work', 'child'], th: 'แรงงานเด็ก', en: 'child labour, child labor' },
  { says: ['work', 'household'], th: 'ทำงานบ้าน งานบ้าน', en: 'housework, chores' },
  { says: ['occupation'], th: 'อาชีพ ว่างงาน งาน', en: 'occupation, job, profession, unemployed' },
  // 12, 13, 19, 20: violence.
  { says: ['violence'], th: 'รุนแรง ความรุนแรง ที่รุนแรง อย่างรุนแรง', en: 'violence, violent, violently, abuse, abusive' },
  {
    says: ['violence', 'behaviour'],
    th: 'ก้าวร้าวรุนแรง',
    en: 'violent behaviour, violent behavior, aggressive behaviour, aggressive behavior, behaves violently',
  },
  { says: ['aggression'], th: 'ก้าวร้าว', en: 'aggressive, aggression' },
  { says: ['behaviour'], th: 'พฤติกรรม ความประพฤติ', en: 'behaviour, behavior, behaviours, behaviors, conduct' },
  {
    says: ['victim'],
    th: 'ถูกกระทำ โดนกระทำ ผู้ถูกกระทำ เหยื่อ เป็นเหยื่อ ได้รับ',
    en: 'victim, victims, suffers, suffered, suffering, subjected, experiences, experienced, subject to, exposed to, affected by',
  },
  {
    says: ['victim', 'violence'],
    th: `ถูกทำร้าย ถูกทารุณ ถูกทารุณกรรม ถูกทำร้ายร่างกาย ถูกใช้ความรุนแรง ถูกกระทำทารุณ ถูกกระทำทารุณกรรม โดนทำร้าย ผู้ถูกกระทำความรุนแรง ถูกกระทำความรุนแรง
      ถูกกระทำรุนแรง โดนกระทำรุนแรง ถูกทุบตี`,
    en: 'violence against, abused, is abused, was abused, assaulted, beaten, maltreated, mistreated, harmed, hurt by violence, violence victim',
  },
  { says: ['violence'], th: 'ทารุณ ทารุณกรรม', en: '' },
  {
    says: ['perpetrator'],
    th: 'กระทำ ผู้กระทำ เป็นผู้กระทำ ก่อ ใช้ความรุนแรง',
    en: `perpetrates, perpetrator, perpetrators, perpetrate, perpetrating, perpetrated, commits, commit, committed, committing, inflicts, inflict, uses, use`,
  },
  {
    says: ['perpetrator', 'violence'],
    th: 'กระทำรุนแรง ผู้กระทำรุนแรง เป็นผู้กระทำรุนแรง กระทำความรุนแรง ผู้กระทำความรุนแรง เป็นผู้กระทำความรุนแรง ใช้ความรุนแรง ก่อความรุนแรง ทำร้าย ทำร้ายผู้อื่น ทำร้ายคนอื่น',
    en: `abuses others, violence by, acts violently, violent to others, violent towards others, violence against others, violence on others, uses violence, commits violence,
      perpetrates violence, is violent, is abusive, abuser, abuses, violent person, inflicts violence`,
  },
  {
    says: ['at home'],
    th: 'ในบ้าน ในครอบครัว ในครัวเรือน',
    en: 'domestic, in the home, at home',
  },
  { says: ['household', 'at home'], th: '', en: 'in the household, in the family, in household, in family' },
  { says: ['witness'], th: 'เห็น พบเห็น รับรู้ ทราบ', en: 'witness, witnessed, saw, seen, knows, aware' },
  // 14, 21: the law.
  {
    says: ['offence'],
    th: `กระทำผิดกฎหมาย ทำผิดกฎหมาย ผิดกฎหมาย กระทำความผิดตามกฎหมาย กระทำความผิดทางกฎหมาย ทำความผิดตามกฎหมาย กระทำผิดทางกฎหมาย ละเมิดกฎหมาย ฝ่าฝืนกฎหมาย
      กระทำผิดต่อกฎหมาย ขัดแย้งกับกฎหมาย กระทำความผิดกฎหมาย`,
    en: `conflict with the law, broke law, broken law, breaks law, lawbreaking, law breaker, in conflict with the law, conflict with law, conflict law, trouble with the law, in trouble with the law, broke the law,
      broken the law, breaks the law, breaking the law, committed a crime, commits a crime, committed an offence, committed an offense,
      committed crime, commits crime, violates the law, violated the law, violating the law, against the law, problems with the law,
      problem with the law, legal offence, legal offense, offender, law breaking, committed a criminal offence, in conflict with law`,
  },
  {
    says: ['misdeed'],
    th: 'กระทำผิด ทำผิด กระทำความผิด ทำความผิด คดี ข้อหา ต้องคดี ความผิด คดีอาญา ถูกจับ',
    en: `crime, criminal, legal trouble, legal problems, legal problem, arrested, convicted, illegal, delinquent, delinquency, offence, offense, law, legal, jail, prison, imprisoned,
      detained, detention, charged, charges, police case, court case, criminal record, criminal case, illegal activities`,
  },
  { says: ['rights'], th: 'ละเมิดสิทธิ ถูกละเมิด สิทธิ ถูกละเมิดสิทธิ', en: 'rights, right' },
  // 15, 22: substances, gambling.
  { says: ['drugs'], th: 'สารเสพติด ยาเสพติด ติดยา ยา', en: 'drug, drugs, substance, substances' },
  {
    says: ['alcohol'],
    th: 'สุรา เหล้า แอลกอฮอล์ ดื่มสุรา ดื่มเหล้า ดื่มแอลกอฮอล์',
    en: 'alcohol, drinking, drinks, drink, liquor, alcoholic',
  },
  { says: ['smoking'], th: 'บุหรี่ สูบบุหรี่ ยาสูบ', en: 'smoking, smokes, smoke, tobacco, cigarettes, cigarette' },
  { says: ['gambling'], th: 'การพนัน พนัน เล่นการพนัน เล่นพนัน', en: 'gambling, gambles, gamble, gambler' },
  { says: ['use'], th: 'ใช้ เสพ ดื่ม สูบ', en: 'substance use, substance abuse, using, used, consumes' },
  {
    says: ['use', 'drugs'],
    th: 'ใช้สารเสพติด ใช้ยาเสพติด เสพยาเสพติด เสพสารเสพติด',
    en: 'uses drugs, use of drugs, substance use, substance abuse, drug use, drug abuse, uses substances, using drugs, use drugs',
  },
  {
    says: ['addiction'],
    th: 'ติด เสพติด',
    en: 'addiction, addictions, addicted, addict, dependent, dependence, dependency',
  },
  { says: ['addiction', 'drugs'], th: 'ติดยาเสพติด ติดสารเสพติด ติดยา', en: 'drug addict, drug addiction' },
  { says: ['addiction', 'gambling'], th: 'ติดพนัน ติดการพนัน', en: 'gambling addiction' },
  { says: ['addiction', 'alcohol'], th: 'ติดสุรา ติดเหล้า', en: 'alcoholic, alcoholism' },
  { says: ['sell'], th: 'จำหน่าย ขาย ค้า', en: 'sells, sell, dealing, selling' },
  { says: ['therapy'], th: 'บำบัด', en: 'rehab, rehabilitation' },
  // 16: services.
  { says: ['receive'], th: 'ได้รับ รับ เข้าถึง เข้ารับ', en: 'receive, received, receives, receiving, accessed, access' },
  { says: ['service'], th: 'บริการ การบริการ', en: 'service, services' },
  {
    says: ['protection'],
    th: 'คุ้มครอง คุ้มครองเด็ก การคุ้มครอง การคุ้มครองเด็ก',
    en: 'protection, child protection, protected',
  },
  {
    says: ['aid'],
    th: 'สวัสดิการ สงเคราะห์ เงินอุดหนุน เงินสงเคราะห์ ช่วยเหลือ ความช่วยเหลือ การช่วยเหลือ เยียวยา',
    en: 'welfare, allowance, grant, assistance, support, subsidy, help, aid',
  },
  // 17: the economy of the household.
  {
    says: ['economy'],
    th: 'เศรษฐกิจ รายได้ ฐานะ ฐานะทางเศรษฐกิจ สถานะทางเศรษฐกิจ ทางเศรษฐกิจ รายได้ครัวเรือน',
    en: 'economy, economic, economically, income, financial, finances, financially, livelihood',
  },
  { says: ['stable'], th: 'มั่นคง แน่นอน', en: 'stable, stability, secure, steady, security' },
  {
    says: ['not', 'stable'],
    th: 'ไม่มั่นคง ไม่แน่นอน',
    en: 'unstable, instability, insecure, insecurity, unsteady, not stable',
  },
  {
    says: ['poor'],
    th: 'ยากจน จน ไม่เพียงพอ หนี้ หนี้สิน เพียงพอ',
    en: 'poor, poverty, debt, low, insufficient, enough, sufficient, hardship, difficulty, difficulties',
  },
  { says: ['money'], th: 'บาท ต่อเดือน ต่อปี ต่อวัน', en: 'baht, per month, monthly, annual' },
  // Tables of counts.
  {
    says: ['indicator number'],
    th: 'ตัวชี้วัดที่ เลขตัวชี้วัด ลำดับตัวชี้วัด รหัสตัวชี้วัด',
    en: 'indicator number, indicator no, indicator id',
  },
  // What exports add.
  {
    says: ['export'],
    th: '',
    en: 'uuid, deviceid, device, simserial, subscriberid, instanceid, username, submitted, parent index, meta, version, formhub, validation, tags',
  },
] as const satisfies readonly { readonly says: readonly string[]; readonly th: string; readonly en: string }[];

/** What a word of a header can speak of. */
export type HeaderConcept = (typeof headerWords)[number]['says'][number];

/**
 * Small sets of words that people count off: each word of one is a choice among few, and the next in the order is none.
 * Thai first, then English; spellings that a word is also known by stand beside it.
 */
type Series = readonly (readonly string[])[];

const words = (text: string): Series => text.split(' ').map((word) => word.split('/'));

const ordered: readonly Series[] = [
  words('จันทร์ อังคาร พุธ พฤหัสบดี/พฤหัส ศุกร์ เสาร์ อาทิตย์'),
  words('monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thurs friday/fri saturday/sat sunday/sun'),
  words(
    'มกราคม/มกรา กุมภาพันธ์/กุมภา มีนาคม/มีนา เมษายน/เมษา พฤษภาคม/พฤษภา มิถุนายน/มิถุนา กรกฎาคม/กรกฎา สิงหาคม/สิงหา ' +
      'กันยายน/กันยา ตุลาคม/ตุลา พฤศจิกายน/พฤศจิกา ธันวาคม/ธันวา',
  ),
  words(
    'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct ' +
      'november/nov december/dec',
  ),
  words('ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง สิบสาม สิบสี่ สิบห้า สิบหก สิบเจ็ด สิบแปด สิบเก้า ยี่สิบ'),
  words(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
      'eighteen nineteen twenty',
  ),
  words('ร้อย พัน หมื่น แสน ล้าน'),
  words('hundred thousand million billion'),
  words('first second third fourth fifth sixth seventh eighth ninth tenth'),
  words('nueng/neung song sam si/see ha/haa hok jet/chet paet/pad kao/gao sip'),
  words(
    'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra',
  ),
  words('ชวด ฉลู ขาล เถาะ มะโรง มะเส็ง มะเมีย มะแม วอก ระกา จอ กุน'),
];

/** The provinces (Department of Provincial Administration); of English names their words. */
const places = (
  'กระบี่ กรุงเทพ กรุงเทพฯ กรุงเทพมหานคร กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย เชียงใหม่ ' +
  'ตรัง ตราด ตาก นครนายก นครปฐม นครพนม นครราชสีมา โคราช นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี ' +
  'ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา อยุธยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ พะเยา ภูเก็ต มหาสารคาม มุกดาหาร ' +
  'แม่ฮ่องสอน ยะลา ยโสธร ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร สงขลา สตูล สมุทรปราการ สมุทรสงคราม ' +
  'สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี สุราษฎร์ธานี สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อุดรธานี อุตรดิตถ์ อุทัยธานี ' +
  'อุบลราชธานี อำนาจเจริญ กระบุรี กะเปอร์ ละอุ่น สุขสำราญ ' +
  'krabi bangkok kanchanaburi kalasin kamphaeng phet khon kaen chanthaburi chachoengsao chonburi chainat chaiyaphum chumphon ' +
  'chiang rai mai trang trat tak nakhon nayok pathom phanom ratchasima korat si thammarat sawan nonthaburi narathiwat nan bueng ' +
  'kan buriram pathum thani prachuap khiri prachinburi pattani ayutthaya phayao phangnga phang nga phatthalung phichit ' +
  'phitsanulok phetchaburi phetchabun phrae phuket maha sarakham mukdahan mae hong yala yasothon roi et ranong rayong ' +
  'ratchaburi lopburi lampang lamphun loei sisaket sakon songkhla satun samut prakan songkhram sakhon kaeo saraburi sing buri ' +
  'sukhothai suphan surat surin nong khai bua ang thong udon uttaradit uthai ubon ratchathani amnat charoen'
).split(' ');

/** Words that join those of a series, some of them for short. */
const joining = 'วัน เดือน ปี ที่ และ กับ จังหวัด อำเภอ ตำบล เมือง จ อ ต สนง and the of day month year province'.split(' ');

type SeriesWord = { readonly series: number; readonly place: number };

/** Bits of a word of a series: among a dozen or two; of a place: among some eighty. */
const seriesBits = 4;
const placeBits = 6.5;
const nextBits = 0.5;

const known: ReadonlyMap<string, readonly SeriesWord[]> = (() => {
  const found = new Map<string, SeriesWord[]>();
  for (const [series, list] of ordered.entries())
    for (const [place, spellings] of list.entries())
      for (const spelling of spellings) found.set(spelling, [...(found.get(spelling) ?? []), { series, place }]);
  return found;
})();
const isPlace: ReadonlySet<string> = new Set(places);
const isJoining: ReadonlySet<string> = new Set(joining);
const longestWord = Math.max(...[...known.keys(), ...places].map(({ length }) => length));

function isKnown(word: string): boolean {
  return known.has(word) || isPlace.has(word) || isJoining.has(word);
}

/** The words that a run of letters is made of, wholly and of the fewest, or null where it is made of something else too. */
export function seriesWords(letters: string): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null;
    for (let begin = Math.max(0, end - longestWord); begin < end; begin++) {
      const before = best[begin];
      const word = letters.slice(begin, end);
      if (!before || !isKnown(word)) continue;
      const current = best[end];
      if (!current || before.length + 1 < current.length) best[end] = [...before, word];
    }
  }
  return best[letters.length] ?? null;
}

type SeriesCost = { readonly bits: number; readonly kind: 'joining' | 'series' | 'place' };

/** What a word of a series costs behind another one of those that join nothing. */
export function seriesCost(word: string, before: string | null): SeriesCost {
  if (isJoining.has(word)) return { bits: nextBits, kind: 'joining' };
  const here = known.get(word);
  if (!here) return { bits: placeBits, kind: 'place' };
  const there = before === null ? [] : (known.get(before) ?? []);
  const isNext = here.some(({ series, place }) =>
    there.some((other) => other.series === series && Math.abs(other.place - place) <= 1),
  );
  return { bits: isNext ? nextBits : seriesBits, kind: 'series' };
}

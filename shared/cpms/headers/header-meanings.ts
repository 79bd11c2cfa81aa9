import type { HeaderConcept } from './header-words.ts';

/** What a header with certain concepts means. */
export type HeaderMeaning = {
  /** Key of the field; null: something that is in no extract. */
  readonly field: string | null;
  /** All of these are said. */
  readonly says: readonly HeaderConcept[];
  /**
   * Whether the header has to deny it: `denied` for an indicator that is the lack of something, `affirmed` for one that is
   * there. A header that does the other is the contrary. `either` where it makes no difference.
   */
  readonly polarity: 'denied' | 'affirmed' | 'either';
  /** May be said as well without another meaning. */
  readonly besides: readonly HeaderConcept[];
  /** True for a header that can as well mean something else: it is asked about. */
  readonly isVague: boolean;
};

type Rule = readonly [
  field: string | null,
  polarity: HeaderMeaning['polarity'],
  says: readonly HeaderConcept[],
  besides?: readonly HeaderConcept[],
  isVague?: 'vague',
];

const ofFields: readonly Rule[] = [
  ['survey_year', 'either', ['survey', 'year']],
  ['survey_date', 'either', ['survey', 'day'], ['month', 'year']],
  ['community_code', 'either', ['code', 'community'], ['moo']],
  ['community_name', 'either', ['name', 'community'], ['house', 'moo']],
  ['community_name', 'either', ['community']],
  ['tambon_code', 'either', ['code', 'tambon']],
  ['tambon_name', 'either', ['tambon'], ['name', 'address', 'dwelling']],
  ['amphoe_name', 'either', ['amphoe'], ['name', 'address', 'dwelling']],
  ['province_name', 'either', ['province'], ['name', 'address', 'dwelling']],
  ['household_id', 'either', ['code', 'household'], ['house']],
  ['child_id', 'either', ['code', 'child']],
  ['child_id', 'either', ['code', 'person'], ['child']],
  ['national_id', 'either', ['national id'], ['thirteen digits', 'child', 'code']],
  ['title', 'either', ['title'], ['name', 'child', 'sexes']],
  ['first_name', 'either', ['name'], ['child', 'surname']],
  ['last_name', 'either', ['surname'], ['child']],
  ['sex', 'either', ['sex'], ['child', 'sexes']],
  ['birth_date', 'either', ['birth', 'day'], ['month', 'year', 'child']],
  ['born_day', 'either', ['birth', 'day of month'], ['child']],
  ['born_year', 'either', ['birth', 'year'], ['child']],
  ['born_month', 'either', ['birth', 'month'], ['child']],
  ['age_years', 'either', ['age'], ['year', 'child', 'survey', 'day']],
  ['age_months', 'either', ['age', 'month'], ['child']],
  ['nationality', 'either', ['nationality'], ['child']],
  ['origin_country', 'either', ['country', 'origin'], ['child']],
  ['origin_country', 'either', ['origin'], ['child']],
  ['address', 'either', ['address'], ['child', 'code', 'house', 'dwelling']],
  ['address', 'affirmed', ['dwelling'], ['child', 'address']],
  ['caregiver_name', 'either', ['name', 'caregiver'], ['child', 'surname']],
  ['caregiver_name', 'either', ['caregiver'], ['name', 'surname', 'child']],
  ['volunteer_code', 'either', ['code', 'volunteer']],
  ['volunteer_code', 'either', ['volunteer'], ['name']],
  ['latitude', 'either', ['latitude'], ['position']],
  ['longitude', 'either', ['longitude'], ['position']],
  ['ind01', 'denied', ['thai', 'nationality'], ['stateless', 'foreign']],
  ['ind02', 'denied', ['birth registration'], ['receive']],
  ['ind02', 'denied', ['birth', 'registration']],
  ['ind03', 'denied', ['education'], ['receive']],
  ['ind04', 'denied', ['parents']],
  ['ind04', 'affirmed', ['orphan']],
  ['ind04', 'either', ['orphan', 'parents']],
  ['ind05', 'denied', ['live with', 'parents'], ['both']],
  ['ind06', 'affirmed', ['neglect'], ['caregiver', 'parents']],
  ['ind07', 'denied', ['dwelling', 'permanent'], ['address', 'homeless']],
  ['ind07', 'denied', ['address', 'permanent'], ['dwelling']],
  ['ind08', 'affirmed', ['migrate', 'in'], ['community']],
  ['ind09', 'affirmed', ['parents', 'migrate', 'elsewhere'], ['work', 'one parent']],
  ['ind10', 'affirmed', ['health problem'], ['every part of health']],
  ['ind11', 'affirmed', ['work', 'wages']],
  ['ind12', 'affirmed', ['violence', 'behaviour'], ['aggression']],
  ['ind13', 'affirmed', ['victim', 'violence']],
  ['ind14', 'affirmed', ['offence'], ['perpetrator']],
  ['ind15', 'affirmed', ['drugs', 'use'], ['alcohol', 'smoking', 'perpetrator']],
  ['ind15', 'affirmed', ['drugs', 'alcohol', 'smoking'], ['use', 'perpetrator']],
  ['ind15', 'affirmed', ['drugs', 'perpetrator'], ['alcohol', 'smoking', 'use']],
  ['ind16', 'affirmed', ['receive', 'protection'], ['service', 'victim']],
  ['ind17', 'denied', ['household', 'economy', 'stable']],
  ['ind17', 'denied', ['economy', 'stable'], ['household']],
  ['ind18', 'affirmed', ['household', 'member', 'health problem'], ['every part of health', 'ill', 'part of health']],
  ['ind18', 'affirmed', ['household', 'member', 'ill', 'part of health']],
  ['ind19', 'affirmed', ['household', 'member', 'perpetrator', 'violence']],
  ['ind20', 'affirmed', ['household', 'member', 'victim', 'violence']],
  ['ind21', 'affirmed', ['household', 'member', 'offence'], ['perpetrator']],
  ['ind22', 'affirmed', ['household', 'member', 'addiction'], ['drugs', 'alcohol', 'gambling', 'use', 'smoking']],
  ['ind22', 'affirmed', ['household', 'member', 'addiction', 'drugs'], ['alcohol', 'gambling', 'use', 'smoking']],
];

/** Headers that can mean an indicator or something beside it. */
const vague: readonly Rule[] = [
  ['survey_year', 'either', ['year']],
  ['survey_date', 'either', ['day'], ['month', 'year']],
  ['birth_date', 'either', ['day', 'month', 'year'], ['child']],
  ['child_id', 'either', ['code', 'running number'], ['child']],
  ['household_id', 'either', ['household']],
  ['child_id', 'either', ['code']],
  ['origin_country', 'either', ['country']],
  ['ind01', 'denied', ['nationality']],
  ['ind01', 'either', ['stateless'], ['foreign']],
  ['ind01', 'affirmed', ['foreign']],
  ['ind03', 'affirmed', ['truancy']],
  ['ind03', 'denied', ['school']],
  ['ind04', 'affirmed', ['orphan', 'one parent'], ['parents']],
  ['ind04', 'denied', ['parents', 'one parent']],
  ['ind05', 'denied', ['live with', 'parents', 'one parent']],
  ['ind05', 'denied', ['live with', 'one parent'], ['both']],
  ['ind05', 'affirmed', ['parents', 'separated']],
  ['ind07', 'affirmed', ['homeless']],
  ['ind07', 'denied', ['dwelling']],
  ['ind07', 'denied', ['house']],
  ['ind08', 'affirmed', ['migrate'], ['community']],
  ['ind08', 'affirmed', ['migrate', 'in', 'household'], ['community']],
  ['ind09', 'affirmed', ['parents', 'migrate'], ['out']],
  ['ind09', 'affirmed', ['migrate', 'elsewhere'], ['child']],
  ['ind09', 'affirmed', ['one parent', 'migrate', 'elsewhere'], ['parents', 'work']],
  ['ind10', 'affirmed', ['ill']],
  ['ind10', 'affirmed', ['part of health'], ['health problem', 'every part of health']],
  ['ind10', 'denied', ['health']],
  ['ind11', 'affirmed', ['work']],
  ['ind11', 'affirmed', ['wages']],
  ['ind12', 'affirmed', ['aggression'], ['behaviour']],
  ['ind12', 'affirmed', ['violence', 'perpetrator'], ['behaviour']],
  ['ind12', 'affirmed', ['violence']],
  ['ind13', 'affirmed', ['violence']],
  ['ind13', 'affirmed', ['violence', 'at home'], ['victim', 'perpetrator']],
  ['ind13', 'affirmed', ['victim', 'violence', 'household', 'member']],
  ['ind13', 'affirmed', ['victim', 'violence', 'caregiver']],
  ['ind13', 'affirmed', ['victim', 'violence', 'parents']],
  ['ind13', 'affirmed', ['victim', 'sexual'], ['violence', 'rights']],
  ['ind14', 'affirmed', ['misdeed'], ['perpetrator']],
  ['ind15', 'affirmed', ['drugs'], ['addiction', 'alcohol', 'smoking']],
  ['ind15', 'affirmed', ['alcohol'], ['use', 'smoking', 'perpetrator']],
  ['ind15', 'affirmed', ['smoking'], ['use', 'alcohol', 'perpetrator']],
  ['ind16', 'affirmed', ['receive', 'service']],
  ['ind16', 'affirmed', ['protection', 'service']],
  ['ind16', 'affirmed', ['receive', 'aid']],
  ['ind17', 'affirmed', ['household', 'poor'], ['economy']],
  ['ind18', 'affirmed', ['household', 'member', 'ill']],
  ['ind18', 'affirmed', ['household', 'member', 'part of health']],
  ['ind18', 'affirmed', ['household', 'health problem'], ['ill', 'part of health', 'at home']],
  ['ind18', 'affirmed', ['household', 'ill'], ['part of health', 'at home']],
  ['ind18', 'affirmed', ['household', 'part of health']],
  ['ind19', 'affirmed', ['violence', 'at home'], ['perpetrator']],
  ['ind19', 'affirmed', ['household', 'violence'], ['perpetrator', 'at home']],
  ['ind19', 'affirmed', ['household', 'member', 'perpetrator']],
  ['ind19', 'affirmed', ['household', 'perpetrator'], ['at home']],
  ['ind19', 'affirmed', ['household', 'member', 'violence'], ['behaviour', 'aggression']],
  ['ind20', 'affirmed', ['violence', 'at home'], ['victim']],
  ['ind20', 'affirmed', ['household', 'violence'], ['victim', 'at home']],
  ['ind20', 'affirmed', ['household', 'member', 'victim']],
  ['ind20', 'affirmed', ['household', 'victim'], ['at home']],
  ['ind20', 'affirmed', ['household', 'member', 'violence']],
  ['ind21', 'affirmed', ['household', 'member', 'misdeed'], ['perpetrator']],
  ['ind21', 'affirmed', ['household', 'offence'], ['perpetrator', 'at home']],
  ['ind21', 'affirmed', ['household', 'misdeed'], ['perpetrator', 'at home']],
  ['ind22', 'affirmed', ['household', 'addiction'], ['drugs', 'alcohol', 'gambling', 'use', 'smoking', 'at home']],
  ['ind22', 'affirmed', ['household', 'member', 'drugs'], ['alcohol', 'gambling', 'use', 'perpetrator']],
  ['ind22', 'affirmed', ['household', 'member', 'alcohol'], ['gambling', 'use', 'perpetrator', 'smoking']],
  ['ind22', 'affirmed', ['household', 'member', 'gambling'], ['use']],
];

/** Things that are in no extract and would else be taken for the nearest of its fields. */
const ofOthers: readonly Rule[] = [
  [null, 'either', ['running number'], ['code']],
  [null, 'either', ['code', 'amphoe']],
  [null, 'either', ['code', 'province']],
  [null, 'either', ['postcode'], ['code']],
  [null, 'either', ['school'], ['name', 'code']],
  [null, 'either', ['school year'], ['year']],
  [null, 'either', ['birth', 'country']],
  [null, 'either', ['export'], ['day', 'code']],
  [null, 'either', ['time of day']],
  [null, 'either', ['nickname']],
  [null, 'either', ['contact'], ['code', 'caregiver']],
  [null, 'either', ['migrate', 'out'], ['community', 'child']],
  [null, 'either', ['parents', 'migrate', 'in'], ['community']],
  [null, 'either', ['migrate', 'day'], ['in', 'community']],
  [null, 'either', ['migrate', 'year'], ['in', 'community']],
  [null, 'either', ['occupation'], ['caregiver', 'one parent', 'parents']],
  [null, 'either', ['moo'], ['code']],
  [null, 'either', ['month']],
];

/** Said of the child unless something else is said. */
const everywhere: readonly HeaderConcept[] = [];
const aboutChildren: ReadonlySet<string> = new Set(
  Array.from({ length: 16 }, (_, i) => `ind${String(i + 1).padStart(2, '0')}`),
);

const meaningOf = ([field, polarity, says, besides = everywhere, isVague]: Rule): HeaderMeaning => ({
  field,
  polarity,
  says,
  besides: field !== null && aboutChildren.has(field) ? [...besides, 'child'] : besides,
  isVague: isVague === 'vague',
});

/** Every meaning that the words of a header can have. */
export const headerMeanings: readonly HeaderMeaning[] = [
  ...ofFields.map(meaningOf),
  ...ofOthers.map(meaningOf),
  ...vague.map((rule) => ({ ...meaningOf(rule), isVague: true })),
];

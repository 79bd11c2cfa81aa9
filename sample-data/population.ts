import { completedYears, type CalendarDay } from '../shared/calendar/buddhist-era.ts';
import type { Nationality } from '../shared/cpms/answers.ts';
import { codeAtLevel } from '../shared/geo/area-codes.ts';
import type { Community } from './communities.ts';
import { inventedIdentifier, migrantNationality } from './identity.ts';
import { burmeseName, thaiName } from './names.ts';
import { createRandom, type Random } from './random.ts';
import { sampleYearsBE, type SampleYearBE } from './stories.ts';

const yearOffset = 543;
const dayMs = 86_400_000;
const [firstYearBE, , lastYearBE] = sampleYearsBE;

/** Where a household lives in a survey year. */
export type Home = {
  readonly community: Community;
  readonly householdNo: number;
  /** Year in which it moved into the community; null when it has always been there. */
  readonly arrivedYearBE: number | null;
};

export type Child = {
  readonly childId: string;
  readonly nationalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly sex: 'male' | 'female';
  readonly birth: CalendarDay;
  readonly nationality: Nationality;
  /** First survey year by which the birth is registered; null when it is not within the sample. */
  readonly registeredYearBE: number | null;
  /** First survey year in which the child no longer lives in the household. */
  readonly leftYearBE: number | null;
};

export type Household = {
  readonly isMigrant: boolean;
  readonly children: readonly Child[];
  /** Null in the years before it came and after it left the province. */
  readonly homes: Readonly<Record<SampleYearBE, Home | null>>;
};

/** The day on which a community is surveyed in a year. */
export function surveyDay(community: Community, surveyYearBE: number): CalendarDay {
  return { year: surveyYearBE - yearOffset, ...community.surveyDay };
}

/** Age in completed years on the day of the survey; null when the child is not to be surveyed there and then. */
export function surveyedAge(household: Household, child: Child, surveyYearBE: SampleYearBE): number | null {
  const home = household.homes[surveyYearBE];
  if (!home || (child.leftYearBE !== null && child.leftYearBE <= surveyYearBE)) return null;
  const age = completedYears(child.birth, surveyDay(home.community, surveyYearBE));
  return age !== null && age < 18 ? age : null;
}

/** Shares of households by number of children ever born, one to five. */
const familySizes: readonly number[] = [0.36, 0.38, 0.17, 0.06, 0.03];

function birthDays(isMigrant: boolean, random: Random): CalendarDay[] {
  const last = Date.UTC(lastYearBE - yearOffset, 3, 1);
  let left = random.uniform();
  let count = 1;
  for (const share of familySizes) {
    left -= share;
    if (left < 0) break;
    count++;
  }
  const births: CalendarDay[] = [];
  let yearsAgo = (isMigrant ? 22 : 28) * random.uniform() ** (isMigrant ? 1.15 : 1);
  for (let i = 0; i < Math.min(count, familySizes.length) && yearsAgo > 0; i++) {
    const fewerBirthsOfLate = isMigrant ? 1 : 0.7 + 0.3 * Math.min(1, yearsAgo / 18);
    if (random.chance(fewerBirthsOfLate)) {
      const date = new Date(last - yearsAgo * 365.25 * dayMs);
      births.push({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
    }
    yearsAgo -= 1.3 - 2.4 * Math.log(1 - random.uniform());
  }
  return births;
}

/** Yearly probability of moving into, and of leaving, a community of the province. */
function turnover(isMigrant: boolean, community: Community): number {
  const portFactor = community.tambon.setting === 'port' ? 1.45 : 1;
  return (isMigrant ? 0.077 : 0.016) * portFactor * Math.exp(0.9 * community.effects.migration);
}

/** First survey year, of those after `since`, by which something with a yearly probability has happened. */
function yearOfEvent(yearly: number, since: number, random: Random): number | null {
  for (const year of sampleYearsBE) if (year > since && random.chance(yearly)) return year;
  return null;
}

function draftChild(
  birth: CalendarDay,
  context: { community: Community; isMigrant: boolean; familyName: string; isDisplacedThai: boolean },
  ids: { childId: string; ordinal: number },
  random: Random,
): Child {
  const { community, isMigrant } = context;
  const sex = random.chance(0.513) ? 'male' : 'female';
  const isThai = isMigrant ? random.chance(0.03) : !random.chance(0.003);
  const nationality = isThai ? 'thai' : context.isDisplacedThai ? 'stateless' : migrantNationality(random);
  const hasThaiName = isThai || nationality === 'stateless';
  const name = hasThaiName ? thaiName(sex, context.familyName, random) : burmeseName(sex, random);
  const isRegistered = random.chance(isThai ? 0.992 : community.registeredShare);
  const registeredYearBE = isRegistered ? firstYearBE : yearOfEvent(0.05, firstYearBE, random);
  const isOfSchoolAge = birth.year < firstYearBE - yearOffset - 5;
  return {
    childId: ids.childId,
    nationalId: inventedIdentifier({ isThai, isRegistered, isOfSchoolAge }, ids.ordinal, random),
    ...name,
    sex,
    birth,
    nationality,
    registeredYearBE,
    leftYearBE: yearOfEvent(0.006, firstYearBE, random),
  };
}

/** Counters that give every household and child of the sample a number of its own. */
type Numbering = { readonly households: Map<string, number>; children: number };

function nextHouseholdNo(community: Community, numbering: Numbering): number {
  const no = (numbering.households.get(community.code) ?? 0) + 1;
  numbering.households.set(community.code, no);
  return no;
}

export function householdId(home: Home): string {
  return `${home.community.code}-${String(home.householdNo).padStart(4, '0')}`;
}

/**
 * A household that lives in the community from a survey year on.
 * @param arrivedYearBE when it moved in; null when it has always been there
 * @returns null when none of its children is under 18 and born in the years of the sample
 */
function draftHousehold(
  community: Community,
  isMigrant: boolean,
  arrivedYearBE: number | null,
  numbering: Numbering,
  random: Random,
): Household | null {
  const grownUpBefore = Date.UTC(firstYearBE - yearOffset - 18, 0, 1);
  const births = birthDays(isMigrant, random).filter((b) => Date.UTC(b.year, b.month - 1, b.day) >= grownUpBefore);
  if (births.length === 0) return null;
  const home: Home = { community, householdNo: nextHouseholdNo(community, numbering), arrivedYearBE };
  const context = {
    community,
    isMigrant,
    familyName: random.pick(community.lastNames),
    isDisplacedThai: random.chance(0.02),
  };
  const children = births.map((birth, i) =>
    draftChild(birth, context, { childId: `${householdId(home)}-${i + 1}`, ordinal: numbering.children++ }, random),
  );
  const fromYearBE = Math.max(firstYearBE, arrivedYearBE ?? firstYearBE);
  const leftYearBE = yearOfEvent(turnover(isMigrant, community), fromYearBE, random);
  const homeIn = (year: SampleYearBE) =>
    year >= fromYearBE && (leftYearBE === null || year < leftYearBE) ? home : null;
  return { isMigrant, children, homes: { 2566: homeIn(2566), 2567: homeIn(2567), 2568: homeIn(2568) } };
}

function earlierArrival(isMigrant: boolean, community: Community, random: Random): number | null {
  const yearsAgo = Math.floor(-Math.log(1 - random.uniform()) / turnover(isMigrant, community));
  return yearsAgo < 20 ? firstYearBE - yearsAgo : null;
}

function residents(community: Community, numbering: Numbering, random: Random): Household[] {
  const households: Household[] = [];
  for (let present = 0; present < community.children;) {
    const isMigrant = random.chance(community.migrantShare);
    const arrivedYearBE = earlierArrival(isMigrant, community, random);
    const household = draftHousehold(community, isMigrant, arrivedYearBE, numbering, random);
    if (!household) continue;
    households.push(household);
    present += household.children.filter((child) => surveyedAge(household, child, firstYearBE) !== null).length;
  }
  return households;
}

function newcomers(
  community: Community,
  present: readonly Household[],
  numbering: Numbering,
  random: Random,
): Household[] {
  return sampleYearsBE.slice(1).flatMap((yearBE) =>
    present.flatMap(({ isMigrant }) => {
      if (!random.chance(turnover(isMigrant, community))) return [];
      const household = draftHousehold(community, isMigrant, yearBE, numbering, random);
      return household ? [household] : [];
    }),
  );
}

/** A few households move within their amphoe: same children, another home from then on. */
function withMove(
  household: Household,
  communities: readonly Community[],
  numbering: Numbering,
  random: Random,
): Household {
  const yearBE = yearOfEvent(0.006, firstYearBE, random);
  const home = household.homes[lastYearBE];
  if (yearBE === null || !home || (home.arrivedYearBE ?? 0) >= yearBE) return household;
  const amphoe = codeAtLevel(home.community.code, 'amphoe');
  const others = communities.filter((c) => codeAtLevel(c.code, 'amphoe') === amphoe && c !== home.community);
  const community = random.pick([others[0] ?? home.community, ...others.slice(1)]);
  const moved: Home = { community, householdNo: nextHouseholdNo(community, numbering), arrivedYearBE: yearBE };
  const { homes } = household;
  return { ...household, homes: { ...homes, 2567: yearBE <= 2567 ? moved : homes[2567], 2568: moved } };
}

/**
 * Households with children over the survey years: residents of the first year, births, newcomers,
 * children who turn 18 or leave, households that move within the province or away.
 */
export function makePopulation(communities: readonly Community[], seed: number): Household[] {
  const random = createRandom(seed, 'population');
  const numbering: Numbering = { households: new Map(), children: 0 };
  const households = communities.flatMap((community) => {
    const present = residents(community, numbering, random);
    return [...present, ...newcomers(community, present, numbering, random)];
  });
  return households.map((household) => withMove(household, communities, numbering, random));
}

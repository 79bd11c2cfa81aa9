import { codeAtLevel } from '../shared/geo/area-codes.ts';
import type { Community } from './communities.ts';
import type { Random } from './random.ts';
import { stories } from './stories.ts';

/*
 * A probit threshold model: an answer is yes when a constant, what the place and the household do, what is
 * already true of the child and a standard normal noise add up to more than zero. Part of the noise stays
 * with the child from year to year. All constants are invented and were set so that the levels in README.md come out.
 */

/** Latent traits of a household: adversity feeds poverty, illness and addiction; conflict feeds violence. */
type HouseholdTraits = {
  readonly adversity: number;
  readonly conflict: number;
  readonly noise: readonly number[];
};

/** What a child carries from year to year: one noise term per indicator, index 0 unused. */
type ChildTraits = { readonly noise: readonly number[] };

/** Truth of indicators 17 to 22 in a year. */
type HouseholdTruth = {
  readonly unstableIncome: boolean;
  readonly health: boolean;
  readonly perpetrator: boolean;
  readonly victim: boolean;
  readonly conflictWithLaw: boolean;
  readonly addiction: boolean;
};

export type LivingWith = 'both' | 'one' | 'neither';

/** What is known of a child before the risks are drawn. */
type ChildFacts = {
  readonly age: number;
  readonly hasThaiNationality: boolean;
  readonly isMigrant: boolean;
  readonly isRegistered: boolean;
  readonly movedIn: boolean;
  readonly community: Community;
  readonly surveyYearBE: number;
  readonly adversity: number;
  readonly household: HouseholdTruth;
};

/** Truth of the 22 indicators in a year, in order, and who the child lives with. */
type ChildTruth = { readonly livingWith: LivingWith; readonly yes: readonly boolean[] };

const stayingShare = 0.75;

function yearlyNoise(staying: number | undefined, random: Random): number {
  return Math.sqrt(stayingShare) * (staying ?? 0) + Math.sqrt(1 - stayingShare) * random.gaussian();
}

export function drawHouseholdTraits(random: Random): HouseholdTraits {
  const adversity = random.gaussian();
  const conflict = 0.5 * adversity + Math.sqrt(0.75) * random.gaussian();
  return { adversity, conflict, noise: Array.from({ length: 6 }, random.gaussian) };
}

export function drawChildTraits(random: Random): ChildTraits {
  return { noise: Array.from({ length: 17 }, random.gaussian) };
}

/** The programme of `stories.violencePrevention`: high before, lower in its first year, low in its second. */
function violenceStory(community: Community, surveyYearBE: number): { violence: number; services: number } {
  const { tambonCode, fromYearBE } = stories.violencePrevention;
  if (codeAtLevel(community.code, 'tambon') !== tambonCode) return { violence: 0, services: 0 };
  const yearsRunning = surveyYearBE - fromYearBE;
  if (yearsRunning < 0) return { violence: 0.75, services: 0 };
  return yearsRunning === 0 ? { violence: 0.4, services: 0.45 } : { violence: 0.05, services: 0.35 };
}

/** Draws indicators 17 to 22 of a household for one year. */
export function drawHousehold(
  traits: HouseholdTraits,
  place: { community: Community; surveyYearBE: number; isMigrant: boolean },
  random: Random,
): HouseholdTruth {
  const { adversity, conflict } = traits;
  const { effects } = place.community;
  const migrant = place.isMigrant ? 1 : 0;
  const story = violenceStory(place.community, place.surveyYearBE).violence / 2;
  const isYes = (position: number, score: number) => score + yearlyNoise(traits.noise[position], random) > 0;
  return {
    unstableIncome: isYes(0, -1.13 + 0.55 * adversity + 0.3 * migrant + effects.economy),
    health: isYes(1, -1.19 + 0.3 * adversity + effects.health),
    perpetrator: isYes(2, -2.65 + 0.95 * conflict + effects.violence + story),
    victim: isYes(3, -2.41 + 0.9 * conflict + effects.violence + story),
    conflictWithLaw: isYes(4, -2.35 + 0.6 * adversity + 0.5 * effects.substance),
    addiction: isYes(5, -1.77 + 0.5 * adversity + 0.3 * conflict + effects.substance - 0.1 * migrant),
  };
}

/** Whether an indicator holds for the child, given its score without noise. */
type IsYes = (no: number, score: number) => boolean;

function when(condition: boolean, score: number): number {
  return condition ? score : 0;
}

function drawCircumstances(facts: ChildFacts, apartNoise: number, isYes: IsYes) {
  const { age, adversity, community } = facts;
  const { leftBehind, economy } = community.effects;
  const migrant = when(facts.isMigrant, 1);
  const isOrphan = isYes(4, -2.35 + 0.035 * age + 0.1 * adversity);
  const apart = -0.44 + 1.2 * leftBehind - 0.5 * migrant + 0.2 * adversity + 0.03 * age + apartNoise;
  const livingWith: LivingWith = isOrphan || apart > 0.62 ? 'neither' : apart > 0 ? 'one' : 'both';
  const awayScore: Readonly<Record<LivingWith, number>> = { neither: leftBehind - 0.05, one: -1.15, both: -3.1 };
  const parentsAway = isYes(9, awayScore[livingWith]) && !isOrphan;
  const unregistered = when(!facts.isRegistered, 0.25);
  const hasNoAddress = isYes(7, -2.07 + 0.75 * migrant + 0.2 * adversity + 0.6 * economy + unregistered);
  return { isOrphan, livingWith, isApart: livingWith === 'neither', parentsAway, hasNoAddress };
}

function drawNeeds(facts: ChildFacts, child: ReturnType<typeof drawCircumstances>, isYes: IsYes) {
  const { age, adversity, household, community } = facts;
  const { violence, health, schooling, economy } = community.effects;
  const neglectScore = when(child.isApart, 0.5) + when(household.addiction, 0.5) + 0.3 * adversity + 0.4 * violence;
  const isOutOfSchool = isYes(
    3,
    -2.37 +
      when(facts.isMigrant, 1.1) +
      when(age >= 15, 0.5) +
      when(!facts.isRegistered, 0.3) +
      when(household.unstableIncome, 0.2) +
      when(child.hasNoAddress, 0.25) +
      schooling,
  );
  const works = isYes(
    11,
    -3.1 +
      0.16 * Math.max(0, age - 8) +
      when(facts.isMigrant, 0.3) +
      when(household.unstableIncome, 0.25) +
      when(isOutOfSchool, 0.55) +
      when(community.isFishingPort, 0.95) +
      0.6 * economy,
  );
  return {
    isNeglected: isYes(6, neglectScore - 2.27),
    hasHealthChallenge: isYes(10, -1.54 + when(household.health, 0.35) + 0.15 * adversity + health),
    isOutOfSchool,
    works,
  };
}

function drawViolenceAndConduct(
  facts: ChildFacts,
  child: ReturnType<typeof drawCircumstances> & ReturnType<typeof drawNeeds>,
  isYes: IsYes,
) {
  const { age, adversity, household, community } = facts;
  const { violence, substance } = community.effects;
  const story = violenceStory(community, facts.surveyYearBE);
  const isVictim = isYes(
    13,
    -2.32 +
      when(household.perpetrator, 1) +
      when(household.victim, 0.5) +
      when(household.addiction, 0.3) +
      when(child.isNeglected, 0.5) +
      when(child.isApart, 0.15) +
      0.15 * adversity +
      violence +
      story.violence,
  );
  const conductScore = when(isVictim, 0.7) + when(household.perpetrator, 0.4) + 0.03 * (age - 10) + 0.7 * violence;
  const isViolent = isYes(12, conductScore - 2.03);
  const outOfSchool = when(child.isOutOfSchool, 1);
  const addiction = when(household.addiction, 0.5);
  const usesSubstances = isYes(15, -3.17 + 0.25 * (age - 10) + addiction + 0.3 * outOfSchool + substance);
  const offenceScore = 0.1 * (age - 10) + when(usesSubstances, 0.7) + when(isViolent, 0.5) + 0.2 * outOfSchool;
  const receivesServices = isYes(
    16,
    -1.55 +
      when(isVictim, 1.35) +
      when(child.isNeglected, 0.6) +
      when(child.isOrphan, 0.5) +
      when(household.unstableIncome, 0.2) -
      when(facts.isMigrant, 0.2) +
      story.services,
  );
  return { isVictim, isViolent, usesSubstances, isInConflictWithLaw: isYes(14, offenceScore - 2.82), receivesServices };
}

/** Draws all 22 indicators of a child for one year, regardless of eligible age. */
export function drawChild(facts: ChildFacts, traits: ChildTraits, random: Random): ChildTruth {
  const noise = Array.from({ length: 17 }, (_, no) => yearlyNoise(traits.noise[no], random));
  const isYes: IsYes = (no, score) => score + (noise[no] ?? 0) > 0;
  const circumstances = drawCircumstances(facts, noise[5] ?? 0, isYes);
  const needs = { ...circumstances, ...drawNeeds(facts, circumstances, isYes) };
  const child = { ...needs, ...drawViolenceAndConduct(facts, needs, isYes) };
  const { household } = facts;
  return {
    livingWith: child.livingWith,
    yes: [
      !facts.hasThaiNationality,
      !facts.isRegistered,
      child.isOutOfSchool,
      child.isOrphan,
      child.livingWith !== 'both',
      child.isNeglected,
      child.hasNoAddress,
      facts.movedIn,
      child.parentsAway,
      child.hasHealthChallenge,
      child.works,
      child.isViolent,
      child.isVictim,
      child.isInConflictWithLaw,
      child.usesSubstances,
      child.receivesServices,
      household.unstableIncome,
      household.health,
      household.perpetrator,
      household.victim,
      household.conflictWithLaw,
      household.addiction,
    ],
  };
}

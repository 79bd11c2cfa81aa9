import type { Answer } from '../shared/cpms/answers.ts';
import { indicators } from '../shared/cpms/indicators.ts';
import { surveyDay, surveyedAge, type Child, type Home, type Household } from './population.ts';
import type { Random } from './random.ts';
import { drawChild, drawChildTraits, drawHousehold, drawHouseholdTraits, type LivingWith } from './risk-model.ts';
import { sampleYearsBE, stories, type SampleYearBE } from './stories.ts';

/** A child in a survey year with the answers its form carries. */
export type ChildRecord = {
  readonly child: Child;
  readonly home: Home;
  readonly surveyYearBE: SampleYearBE;
  readonly livingWith: LivingWith;
  /** Answers to indicators 1 to 22, in order. */
  readonly answers: readonly Answer[];
};

/** Share of answers unknown in a record filled in with care, and in a patchy one. */
const unknownShare = { careful: 0.008, patchy: 0.34 } as const;
/** Indicators that people would rather not speak of are unknown more often. */
const delicateIndicators: ReadonlySet<number> = new Set([12, 13, 14, 15, 19, 20, 21, 22]);
const householdContradictionShare = 0.004;
/** Children under 6 marked as not in education because they are too young for school. */
const tooYoungMarkedShare = 0.03;
const movedInForYears = 4;

function unknownProbability(no: number, isPatchy: boolean): number {
  const usual = isPatchy ? unknownShare.patchy : unknownShare.careful;
  return delicateIndicators.has(no) ? usual * 1.35 : usual;
}

function movedIn(child: Child, home: Home, surveyYearBE: number): boolean {
  if (home.arrivedYearBE === null || surveyYearBE - home.arrivedYearBE >= movedInForYears) return false;
  const bornBefore = surveyDay(home.community, home.arrivedYearBE);
  return Date.UTC(child.birth.year, child.birth.month) < Date.UTC(bornBefore.year, bornBefore.month);
}

/** The answer on the form where `truth` holds: eligible ages, rare slips of the pen, unknowns. */
function writtenAnswer(no: number, truth: boolean, age: number, isPatchy: boolean, random: Random): Answer {
  if (random.chance(unknownProbability(no, isPatchy))) return 'unknown';
  const ages = indicators[no - 1]?.ages;
  if (ages && (age < ages.from || age > ages.to)) return no === 3 && random.chance(tooYoungMarkedShare) ? 'yes' : 'no';
  if (no === 1 && random.chance(0.002)) return truth ? 'no' : 'yes';
  return truth ? 'yes' : 'no';
}

function opposite(answer: Answer | undefined): Answer {
  return answer === 'yes' ? 'no' : 'yes';
}

function reportsAllZeros(home: Home, surveyYearBE: number): boolean {
  const { communityCode, surveyYearBE: year } = stories.allZeros;
  return home.community.code === communityCode && surveyYearBE === year;
}

function didNotReport(home: Home, surveyYearBE: number): boolean {
  const { communityCode, surveyYearBE: year } = stories.notReported;
  return home.community.code === communityCode && surveyYearBE === year;
}

/** The records of a household in every survey year in which it was visited. */
export function householdRecords(household: Household, random: Random): ChildRecord[] {
  const traits = drawHouseholdTraits(random);
  const childTraits = household.children.map(() => drawChildTraits(random));
  return sampleYearsBE.flatMap((surveyYearBE) => {
    const home = household.homes[surveyYearBE];
    if (!home || didNotReport(home, surveyYearBE)) return [];
    const { community } = home;
    const truth = drawHousehold(traits, { community, surveyYearBE, isMigrant: household.isMigrant }, random);
    const isPatchy = random.chance(community.patchyShare);
    const contradicts = random.chance(householdContradictionShare);
    let householdAnswers: Answer[] | null = null;
    return household.children.flatMap((child, i) => {
      const age = surveyedAge(household, child, surveyYearBE);
      if (age === null) return [];
      const facts = {
        age,
        hasThaiNationality: child.nationality === 'thai',
        isMigrant: household.isMigrant,
        isRegistered: child.registeredYearBE !== null && child.registeredYearBE <= surveyYearBE,
        movedIn: movedIn(child, home, surveyYearBE),
        community,
        surveyYearBE,
        adversity: traits.adversity,
        household: truth,
      };
      const { livingWith, yes } = drawChild(facts, childTraits[i] ?? drawChildTraits(random), random);
      if (reportsAllZeros(home, surveyYearBE)) {
        return [{ child, home, surveyYearBE, livingWith, answers: indicators.map(() => 'no' as const) }];
      }
      const written = yes.map((isYes, position) => writtenAnswer(position + 1, isYes, age, isPatchy, random));
      const own = written.slice(0, 16);
      const ofHousehold: Answer[] = householdAnswers ?? written.slice(16);
      const answersHere = [...ofHousehold];
      if (householdAnswers && contradicts) {
        const position = random.below(answersHere.length);
        answersHere[position] = opposite(answersHere[position]);
      }
      householdAnswers = ofHousehold;
      return [{ child, home, surveyYearBE, livingWith, answers: [...own, ...answersHere] }];
    });
  });
}

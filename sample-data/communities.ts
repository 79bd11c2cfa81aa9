import type { CalendarDay } from '../shared/calendar/buddhist-era.ts';
import { fishingPortNames, inventedPlaceNames, localLastNames } from './names.ts';
import { createRandom, type Random } from './random.ts';
import { stories } from './stories.ts';
import { tambons, type Setting, type Tambon } from './tambons.ts';

/** What a place does to its children beyond who they are; each on the probit scale, about −0.6 to 0.6. */
const placeFactors = ['economy', 'violence', 'leftBehind', 'schooling', 'health', 'substance', 'migration'] as const;
type PlaceFactor = (typeof placeFactors)[number];

export type Community = {
  readonly code: string;
  readonly name: string;
  readonly tambon: Tambon;
  /** Children to be present in the first survey year. */
  readonly children: number;
  readonly migrantShare: number;
  /** Share of migrant children whose birth is registered. */
  readonly registeredShare: number;
  readonly effects: Readonly<Record<PlaceFactor, number>>;
  readonly isFishingPort: boolean;
  /** Share of records in which many answers are unknown. */
  readonly patchyShare: number;
  /** Whether the volunteers leave an unknown answer blank or write ไม่ทราบ. */
  readonly leavesBlank: boolean;
  /** Day and month on which the survey is taken every year. */
  readonly surveyDay: Pick<CalendarDay, 'month' | 'day'>;
  readonly lastNames: readonly [string, ...string[]];
};

const settingEffects: Readonly<Record<Setting, Partial<Record<PlaceFactor, number>>>> = {
  town: { economy: -0.25, schooling: -0.12, leftBehind: -0.12 },
  port: { economy: 0.05, schooling: 0.08, substance: 0.12, violence: 0.05, leftBehind: -0.1 },
  coast: { economy: 0.1, substance: 0.05 },
  rural: { leftBehind: 0.1, economy: 0.05 },
  hill: { leftBehind: 0.15, economy: 0.15, schooling: 0.1, health: 0.05 },
  island: { economy: 0.2, schooling: 0.15, health: 0.1 },
};

const provinceLengthKm = 130;
const sizeRange = { smallest: 45, large: 480, largest: 690 } as const;

/** A smooth curve along the province, so that neighbouring tambons are alike. */
function smoothField(random: Random): (north: number) => number {
  const waves = [1, 2, 3].map((waveNumber) => ({
    waveNumber,
    height: (0.14 * random.gaussian()) / Math.sqrt(waveNumber),
    phase: 2 * Math.PI * random.uniform(),
  }));
  return (north) =>
    waves.reduce(
      (sum, wave) =>
        sum + wave.height * Math.cos((2 * Math.PI * wave.waveNumber * north) / provinceLengthKm + wave.phase),
      0,
    );
}

/** First-order autoregression along the village numbers of a tambon: next village, similar village. */
function neighbourlySeries(length: number, standardDeviation: number, random: Random): number[] {
  const correlation = 0.6;
  const series: number[] = [];
  let previous = random.gaussian();
  for (let i = 0; i < length; i++) {
    series.push(previous * standardDeviation);
    previous = correlation * previous + Math.sqrt(1 - correlation * correlation) * random.gaussian();
  }
  return series;
}

function shiftedShare(share: number, shift: number): number {
  const odds = (share / (1 - share)) * Math.exp(shift);
  return odds / (1 + odds);
}

function factorsOfTambon(
  tambon: Tambon,
  fields: ReadonlyMap<PlaceFactor, (north: number) => number>,
  random: Random,
): Record<PlaceFactor, number>[] {
  const perVillage = Array.from({ length: tambon.communityCount }, () => ({}) as Record<PlaceFactor, number>);
  for (const factor of placeFactors) {
    const shared =
      (fields.get(factor)?.(tambon.north) ?? 0) +
      (settingEffects[tambon.setting][factor] ?? 0) +
      0.08 * random.gaussian();
    const series = neighbourlySeries(tambon.communityCount, 0.16, random);
    perVillage.forEach((factors, i) => (factors[factor] = shared + (series[i] ?? 0)));
  }
  return perVillage;
}

/** Log-normal sizes around the typical one of the tambon, scaled to the total; large ones are drawn in below the limit. */
function communitySizes(totalChildren: number, random: Random): number[] {
  const weights = tambons.flatMap((tambon) =>
    Array.from({ length: tambon.communityCount }, () => tambon.typicalChildren * Math.exp(0.36 * random.gaussian())),
  );
  const scale = totalChildren / weights.reduce((sum, weight) => sum + weight, 0);
  const smallest = Math.min(sizeRange.smallest, totalChildren / weights.length / 2);
  const room = sizeRange.largest - sizeRange.large;
  return weights.map((weight) => {
    const size = Math.max(smallest, weight * scale);
    const beyond = size - sizeRange.large;
    return Math.round(beyond <= 0 ? size : sizeRange.large + room * (1 - Math.exp(-beyond / room)));
  });
}

/**
 * The invented communities of the 30 tambons.
 * @param totalChildren about how many children there are in the first survey year
 */
export function makeCommunities(seed: number, totalChildren: number): Community[] {
  const random = createRandom(seed, 'communities');
  const fields = new Map(
    placeFactors.filter((factor) => factor !== 'migration').map((factor) => [factor, smoothField(random)]),
  );
  const sizes = communitySizes(totalChildren, random);
  const names = new Map<Setting, string[]>();
  const portCodes: readonly string[] = stories.fishingPort.communityCodes;

  return tambons.flatMap((tambon) => {
    const effects = factorsOfTambon(tambon, fields, random);
    const namesOfSetting = names.get(tambon.setting) ?? inventedPlaceNames(tambon.setting, random);
    names.set(tambon.setting, namesOfSetting);
    return effects.map((placeEffects, i): Community => {
      const code = `${tambon.code}${String(i + 1).padStart(2, '0')}`;
      const invented = namesOfSetting.pop() ?? code;
      const surveyDay = random.below(75);
      return {
        code,
        name: fishingPortNames[portCodes.indexOf(code)] ?? invented,
        tambon,
        children: sizes.shift() ?? 0,
        migrantShare: Math.min(0.85, shiftedShare(tambon.migrantShare, placeEffects.migration)),
        registeredShare: shiftedShare(tambon.registeredShare, 0.25 * random.gaussian()),
        effects: placeEffects,
        isFishingPort: portCodes.includes(code),
        patchyShare: Math.min(0.5, 0.05 * tambon.unknownFactor * Math.exp(0.35 * random.gaussian())),
        leavesBlank: random.chance(0.4),
        surveyDay: { month: 1 + Math.floor(surveyDay / 25), day: 4 + (surveyDay % 25) },
        lastNames: localLastNames(random),
      };
    });
  });
}

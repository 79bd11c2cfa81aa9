/** Survey years of the sample, in the Buddhist era. */
export const sampleYearsBE = [2566, 2567, 2568] as const;
export type SampleYearBE = (typeof sampleYearsBE)[number];

/**
 * What was planted in the sample so that an analysis has something to find; README.md tells each in words.
 */
export const stories = {
  /** Tambon Kapoe: violence against children (13) is high in 2566 and falls after a programme from 2567. */
  violencePrevention: { tambonCode: '850302', fromYearBE: 2567 },
  /** The communities around the fishing port where children work for wages (11). */
  fishingPort: { communityCodes: ['85010401', '85010402', '85010501', '85010502', '85010503'] },
  /** A community of Cho Po Ro whose 2568 form says "no" everywhere. */
  allZeros: { communityCode: '85040607', surveyYearBE: 2568 },
  /** A community of Na Kha that did not report in 2568. */
  notReported: { communityCode: '85050103', surveyYearBE: 2568 },
} as const;

import type { AreaName, AreaPrevalence, Headline, PrevalenceAsk } from '../../../shared/contract/analysis.ts';
import type { AreaProfileAnswer, AreaProfileAsk } from '../../../shared/contract/area-profile.ts';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { FunnelAnswer, FunnelAsk } from '../../../shared/contract/funnel.ts';
import type { GapsAnswer, GapsAsk } from '../../../shared/contract/gaps.ts';
import type { HighMigrationAnswer, HighMigrationAsk } from '../../../shared/contract/high-migration.ts';
import type { HotSpotsAnswer, HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import type { MarksAnswer, MarksAsk } from '../../../shared/contract/marks.ts';
import type { PopulationAnswer, PopulationAsk } from '../../../shared/contract/population.ts';
import type { PriorityAnswer, PriorityAsk } from '../../../shared/contract/priority.ts';
import type {
  CompletenessAnswer,
  CoverageAnswer,
  CoverageAsk,
  ExtractChecks,
  YearDifferenceAnswer,
  YearDifferenceAsk,
} from '../../../shared/contract/quality.ts';
import type { Receipt, ReceiptAsk } from '../../../shared/contract/receipt.ts';
import type { RightsAnswer, RightsAsk } from '../../../shared/contract/rights.ts';
import type { StackedRiskAnswer, StackedRiskAsk } from '../../../shared/contract/stacked-risk.ts';
import type { StandardisedAnswer, StandardisedAsk } from '../../../shared/contract/standardised.ts';
import type { TrendsAnswer, TrendsAsk } from '../../../shared/contract/trends.ts';
import { decodePrevalence } from './decode-prevalence.ts';
import type { nothing, Question } from './question.ts';

type Nothing = typeof nothing;

/**
 * The 22 indicators of every area of a level under a filter: a row per area and survey year
 * (`filter.surveyYearBE: null` gives all years).
 */
export const prevalenceQuestion: Question<Omit<PrevalenceAsk, 'isForPublication'>, readonly AreaPrevalence[]> = {
  name: 'prevalence',
  call: async (engine, ask, { signal, revision, onOtherRevision }) => {
    const answer = await decodePrevalence(await engine.analysis.prevalence(ask, { signal }));
    if (answer.revision !== revision) onOtherRevision();
    return answer.rows;
  },
};

/**
 * The figures of every area of a level as they may leave the building: with the publication threshold in place of the
 * one for the screen, as whatever is shown is published.
 */
export const publishedPrevalenceQuestion: Question<
  Omit<PrevalenceAsk, 'isForPublication'>,
  readonly AreaPrevalence[]
> = {
  name: 'prevalence-for-publication',
  call: async (engine, ask, { signal }) => {
    const published = { ...ask, isForPublication: true };
    return (await decodePrevalence(await engine.analysis.prevalence(published, { signal }))).rows;
  },
};

/** Headline counts and the filter they are of, which is the former one while a new one is being answered. */
type HeadlineAnswer = { readonly filter: Filter; readonly rows: readonly Headline[] };

/** Headline counts under a filter, a row per survey year. */
export const headlinesQuestion: Question<Filter, HeadlineAnswer> = {
  name: 'headlines',
  call: async (engine, filter, { signal }) => ({
    filter,
    rows: await engine.analysis.headlines({ filter }, { signal }),
  }),
};

/** The loaded areas, from the province to the communities. */
export const areasQuestion: Question<Nothing, readonly AreaName[]> = {
  name: 'areas',
  call: (engine, _, { signal }) => engine.dataset.areas(undefined, { signal }),
};

/** The map of a province from the best boundary pack there is (`packId` null) or a given one. */
export const provinceMapQuestion: Question<{ readonly province: string; readonly packId: string | null }, ProvinceMap> =
  {
    name: 'province-map',
    call: (engine, ask, { signal }) => engine.boundaries.province(ask, { signal }),
  };

/** Grades, marks, smoothed values and trends of every area of a level. */
export const marksQuestion: Question<MarksAsk, MarksAnswer> = {
  name: 'marks',
  call: (engine, ask, { signal }) => engine.analysis.marks(ask, { signal }),
};

/** Areas against their province, with funnel limits. */
export const funnelQuestion: Question<FunnelAsk, FunnelAnswer> = {
  name: 'funnel',
  call: (engine, ask, { signal }) => engine.analysis.funnel(ask, { signal }),
};

/** The 22 indicators of one area over all loaded years. */
export const trendsQuestion: Question<TrendsAsk, TrendsAnswer> = {
  name: 'trends',
  call: (engine, ask, { signal }) => engine.analysis.trends(ask, { signal }),
};

/** Groups of children against a reference group. */
export const gapsQuestion: Question<GapsAsk, GapsAnswer> = {
  name: 'gaps',
  call: (engine, ask, { signal }) => engine.analysis.gaps(ask, { signal }),
};

/** Rights of Thai and migrant children. */
export const rightsQuestion: Question<RightsAsk, RightsAnswer> = {
  name: 'rights',
  call: (engine, ask, { signal }) => engine.analysis.rights(ask, { signal }),
};

/** Observed against expected, given who lives there. */
export const standardisedQuestion: Question<Omit<StandardisedAsk, 'method'>, StandardisedAnswer> = {
  name: 'standardised',
  call: (engine, ask, { signal }) => engine.analysis.standardised(ask, { signal }),
};

/** Children with several risks at once. */
export const stackedRiskQuestion: Question<StackedRiskAsk, StackedRiskAnswer> = {
  name: 'stacked-risk',
  call: (engine, ask, { signal }) => engine.analysis.stackedRisk(ask, { signal }),
};

/** Migration profile and co-occurrence of one area. */
export const areaProfileQuestion: Question<AreaProfileAsk, AreaProfileAnswer> = {
  name: 'profile',
  call: (engine, ask, { signal }) => engine.analysis.profile(ask, { signal }),
};

/** Children of one area by age and sex. */
export const populationQuestion: Question<PopulationAsk, PopulationAnswer> = {
  name: 'population',
  call: (engine, ask, { signal }) => engine.analysis.population(ask, { signal }),
};

/** Which areas come first and how sure that is. Takes a second or two. */
export const priorityQuestion: Question<Omit<PriorityAsk, 'draws' | 'seed'>, PriorityAnswer> = {
  name: 'priority',
  call: (engine, ask, { signal }) => engine.analysis.priority(ask, { signal }),
};

/** Where high and low values lie together more than chance would have them. Takes seconds. */
export const hotSpotsQuestion: Question<HotSpotsAsk, HotSpotsAnswer> = {
  name: 'hot-spots',
  call: (engine, ask, { signal }) => engine.analysis.hotSpots(ask, { signal }),
};

/** Tambons to which clearly more children moved than elsewhere. Takes seconds. */
export const highMigrationQuestion: Question<HighMigrationAsk, HighMigrationAnswer> = {
  name: 'high-migration',
  call: (engine, ask, { signal }) => engine.analysis.highMigration(ask, { signal }),
};

/** Where a figure comes from. */
export const receiptQuestion: Question<ReceiptAsk, Receipt> = {
  name: 'receipt',
  call: (engine, ask, { signal }) => engine.analysis.receipt(ask, { signal }),
};

/** Communities expected against communities that reported. */
export const coverageQuestion: Question<CoverageAsk, CoverageAnswer> = {
  name: 'coverage',
  call: (engine, ask, { signal }) => engine.quality.coverage(ask, { signal }),
};

/** Known of eligible by area and indicator. */
export const completenessQuestion: Question<CoverageAsk, CompletenessAnswer> = {
  name: 'completeness',
  call: (engine, ask, { signal }) => engine.quality.completeness(ask, { signal }),
};

/** A year against the one before it. */
export const yearDifferenceQuestion: Question<YearDifferenceAsk, YearDifferenceAnswer> = {
  name: 'year-difference',
  call: (engine, ask, { signal }) => engine.quality.yearDifference(ask, { signal }),
};

/** What the import found in each loaded extract. */
export const checksQuestion: Question<Nothing, readonly ExtractChecks[]> = {
  name: 'checks',
  call: (engine, _, { signal }) => engine.quality.checks(undefined, { signal }),
};

import type {
  DatasetSummary,
  ExtractSummary,
  FiguresView,
  SurveyYearSummary,
} from '../../../shared/contract/analysis.ts';
import type { Thresholds } from '../../../shared/contract/thresholds.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { areaLevels, codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { absentFigure, figureAt, figuresOf } from '../disclosure/cube.ts';
import { agePartBands, everybody, plainStrata, type AgePart } from '../disclosure/lattice.ts';
import { areaFigures, countAt, figuresInArea } from './area-figures.ts';
import { sumOrNull } from './counts.ts';
import { communitiesOfYear, reportedCommunities } from './reported-communities.ts';
import type { Source } from './source.ts';

/** A loaded file as the summary names it. */
type SummarisedFile = Omit<ExtractSummary, 'surveyYearBE'> & { readonly surveyYearsBE: readonly number[] };

type SummaryFacts = {
  readonly revision: number;
  readonly isEmpty: boolean;
  readonly isSynthetic: boolean;
  readonly blankMeansNo: boolean;
  /** None where the source is not of all figures. */
  readonly extracts: readonly SummarisedFile[];
  /** Smallest counts of what leaves the office. */
  readonly publication: Thresholds;
};

/** What is loaded, by year and by file, and what can be asked of it; of no source, whether there is anything. */
export function datasetSummary(
  source: Source | null,
  { extracts, publication, ...facts }: SummaryFacts,
): DatasetSummary {
  const communities = source ? reportedCommunities(source) : [];
  return {
    ...facts,
    provinces: [...new Set(communities.map((code) => codeAtLevel(code, 'province')))],
    years: source ? source.cube.years.map((year) => yearSummary(source, year)) : [],
    view: source && viewOf(source, publication),
    extracts: extracts.map(
      ({ extractId, file, sha256, surveyYearsBE, accepted, rejected, blank, isSynthetic }): ExtractSummary => ({
        extractId,
        file,
        sha256,
        surveyYearBE: surveyYearsBE.at(-1) ?? 0,
        accepted,
        rejected,
        blank,
        isSynthetic,
      }),
    ),
  };
}

function yearSummary(source: Source, surveyYearBE: number): SurveyYearSummary {
  const { figures, rows } = figuresInArea(source, surveyYearBE, noFilter);
  const sum = (quantity: string): number | null => sumOrNull(rows.map((row) => countAt(figures, row, quantity)));
  return {
    surveyYearBE,
    children: sum('children'),
    migrants: sum('migrants'),
    households: sum('households'),
    communities: communitiesOfYear(source, surveyYearBE).length,
    communitiesCounted: communitiesCounted(source, surveyYearBE),
    ageUnknown: ageUnknown(source, surveyYearBE),
  };
}

/** Communities without a record: they gave counts only. Null where the cube does not tell. */
function communitiesCounted({ cube }: Source, surveyYearBE: number): number | null {
  const block = figuresOf(cube, surveyYearBE, 'community', everybody);
  const recorded = Array.from(block?.areas ?? [], (area) => figureAt(block, 'recorded', area));
  return recorded.includes(absentFigure) ? null : recorded.filter((count) => count === 0).length;
}

/** Of those without an age or of 18 and over, who are eligible: whoever has no age is, for every indicator. */
function ageUnknown(source: Source, surveyYearBE: number): number | null {
  const others = areaFigures(source, surveyYearBE, 'province', { ...noFilter, ageBands: ['18+', 'unknown'] });
  return sumOrNull(Array.from(others.areas, (_, row) => countAt(others, row, 'eligible_1')));
}

/** What a source shows: all, or from which counts on and of which children. */
function viewOf({ cube, thresholds }: Source, publication: Thresholds): FiguresView {
  return {
    kind: cube.kind,
    thresholds,
    publication,
    filters: cube.kind === 'full' ? null : areaLevels.map((level) => ({ level, ...filtersOf(level) })),
  };
}

/** Which of sex, age and group can be told apart at a level, alone and together, and in which ages. */
function filtersOf(level: AreaLevel): Pick<NonNullable<FiguresView['filters']>[number], 'dimensions' | 'ageBands'> {
  const told = plainStrata[level].map(({ sex, age, group }) => [
    ...(sex === null ? [] : (['sex'] as const)),
    ...(age === null ? [] : (['age'] as const)),
    ...(group === null ? [] : (['group'] as const)),
  ]);
  const parts = new Set(plainStrata[level].flatMap(({ age }) => age ?? []));
  const isCoarse = (part: AgePart): boolean =>
    [...parts].some((other) => other !== part && agePartBands[other].every((band) => bandsOf(part).includes(band)));
  return {
    dimensions: [...new Map(told.map((names) => [names.join(), names])).values()].filter(({ length }) => length > 0),
    ageBands: [...parts].filter((part) => !isCoarse(part)).map((part) => [...agePartBands[part]]),
  };
}

const bandsOf = (part: AgePart): readonly string[] => agePartBands[part];

import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { sexes, type Sex } from '../../../shared/cpms/answers.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { PopulationAnswer, PopulationAsk, PopulationCell } from '../../../shared/contract/population.ts';
import { countAt, figuresInArea, hasFigures, levelOfArea, type ChildrenInArea } from './area-figures.ts';
import { sumOrNull } from './counts.ts';
import { inSurveyYear } from './in-survey-year.ts';
import type { Source } from './source.ts';

/** Children of an area and year by age band and sex, and the migrant children among them. */
export function populationOfArea(source: Source, ask: PopulationAsk): PopulationAnswer {
  const filter = inSurveyYear(source, ask.filter);
  const { surveyYearBE, area } = filter;
  const nobody = { areaCode: area, surveyYearBE, yes: 0, known: 0, cells: [] };
  if (surveyYearBE === null) return nobody;
  const count = counterIn(source, surveyYearBE);
  const cells = cellsOf(source, filter, count);
  const all = (of: 'yes' | 'known'): number | null =>
    (cells && sumOrNull(cells.map((cell) => cell[of]))) ?? count(filter, of === 'yes' ? 'migrants' : 'recorded');
  const [yes, known] = [all('yes'), all('known')];
  return known === 0 ? nobody : { areaCode: area, surveyYearBE, yes, known, cells };
}

type Count = (children: ChildrenInArea, quantity: string) => number | null;

const counterIn =
  (source: Source, surveyYearBE: number): Count =>
  (children, quantity) => {
    const { figures, rows } = figuresInArea(source, surveyYearBE, children);
    return sumOrNull(rows.map((row) => countAt(figures, row, quantity)));
  };

/** Null where the source does not tell sexes and ages apart in such an area. */
function cellsOf(source: Source, filter: Filter, count: Count): PopulationCell[] | null {
  const isTold = hasFigures(source, levelOfArea(filter.area), { ...filter, sex: 'male', ageBands: ['0-4'] });
  if (!isTold) return null;
  return ageBands.flatMap((ageBand) =>
    sexes.map((sex): PopulationCell => {
      const isAsked = (filter.sex ?? sex) === sex && (filter.ageBands ?? ageBands).includes(ageBand);
      const children = { ...filter, sex };
      return {
        ageBand,
        sex,
        yes: isAsked ? countOf(source, children, ageBand, 'migrants', count) : 0,
        known: isAsked ? countOf(source, children, ageBand, 'children', count) : 0,
      };
    }),
  );
}

const withoutBand = ['18+', 'unknown'] as const satisfies readonly AgeBand[];
const isWithoutBand = (band: AgeBand): boolean => withoutBand.some((each) => each === band);

/**
 * Children of a band. The lattice has those of 18 and over and those without an age as one: of them only those without
 * an age are eligible for anything.
 */
function countOf(
  source: Source,
  children: ChildrenInArea & { readonly sex: Sex },
  ageBand: AgeBand,
  quantity: 'children' | 'migrants',
  count: Count,
): number | null {
  const ofBand = { ...children, ageBands: [ageBand] };
  if (!isWithoutBand(ageBand) || hasFigures(source, levelOfArea(children.area), ofBand)) return count(ofBand, quantity);
  if (quantity === 'migrants') return null;
  const both = { ...children, ageBands: [...withoutBand] };
  const [all, withoutAge] = [count(both, 'children'), count(both, 'eligible_1')];
  if (ageBand === 'unknown') return withoutAge;
  return all === null || withoutAge === null ? null : all - withoutAge;
}

import { ageBands } from '../../../shared/cpms/age-bands.ts';
import { sexes } from '../../../shared/cpms/answers.ts';
import type { PopulationAnswer, PopulationAsk } from '../../../shared/contract/population.ts';
import type { Reader } from '../db/database.ts';
import { countsByStratum } from '../queries/counts-by-stratum.ts';
import { inSurveyYear } from './in-survey-year.ts';

/** Children of an area and year by age band and sex, and the migrant children among them. */
export async function populationOfArea(
  db: Reader,
  ask: PopulationAsk,
  signal?: AbortSignal,
): Promise<PopulationAnswer> {
  const filter = await inSurveyYear(db, ask.filter, signal);
  const strata = await countsByStratum(db, { level: null, filter, indicators: [] }, signal);
  const cells = ageBands.flatMap((ageBand) =>
    sexes.map((sex) => {
      const those = strata.filter((stratum) => stratum.ageBand === ageBand && stratum.sex === sex);
      return {
        ageBand,
        sex,
        yes: those.reduce((sum, { isMigrant, children }) => sum + (isMigrant ? children : 0), 0),
        known: those.reduce((sum, { children }) => sum + children, 0),
      };
    }),
  );
  return {
    areaCode: filter.area,
    surveyYearBE: filter.surveyYearBE,
    yes: cells.reduce((sum, { yes }) => sum + yes, 0),
    known: cells.reduce((sum, { known }) => sum + known, 0),
    cells: strata.length === 0 ? [] : cells,
  };
}

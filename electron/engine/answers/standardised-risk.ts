import type { StandardisedAnswer, StandardisedAsk, StandardisedRow } from '../../../shared/contract/standardised.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { countsByStratum, type Stratum } from '../queries/counts-by-stratum.ts';
import { indirectStandardisation } from '../statistics/indirect-standardisation.ts';
import { pooled, shareOf, type Proportion } from '../statistics/proportion.ts';
import { inSurveyYear } from './in-survey-year.ts';

/**
 * Each area's observed count against what its children by migrant × age band × sex would have at the prevalences of
 * its whole province, under the same filter.
 */
export async function standardisedRisk(
  db: Reader,
  ask: StandardisedAsk,
  signal?: AbortSignal,
): Promise<StandardisedAnswer> {
  const province = ask.filter.area === null ? null : codeAtLevel(ask.filter.area, 'province');
  const filter = await inSurveyYear(db, { ...ask.filter, area: province }, signal);
  const strata = await countsByStratum(db, { level: ask.level, filter, indicators: [ask.indicator] }, signal);
  const references = Map.groupBy(strata, ({ areaCode }) => codeAtLevel(areaCode, 'province'));
  const referenceOf = new Map([...references].map(([code, those]) => [code, countsByKind(those)]));
  const areas = Map.groupBy(strata, ({ areaCode }) => areaCode);
  return {
    surveyYearBE: filter.surveyYearBE,
    indicator: ask.indicator,
    unit: indicatorByNo(ask.indicator).unit === 'household' ? 'child-in-household' : 'child',
    method: ask.method,
    rows: [...areas].flatMap(([areaCode, those]): StandardisedRow[] => {
      if (!areaCode.startsWith(ask.filter.area ?? '')) return [];
      const reference = referenceOf.get(codeAtLevel(areaCode, 'province')) ?? new Map<string, Proportion>();
      return [rowOf(areaCode, countsByKind(those), reference, ask.method)];
    }),
  };
}

function rowOf(
  areaCode: string,
  area: ReadonlyMap<string, Proportion>,
  reference: ReadonlyMap<string, Proportion>,
  method: StandardisedAsk['method'],
): StandardisedRow {
  const counts = pooled([...area.values()]);
  // Kinds of children who do not live here belong to the crude reference all the same.
  const strata = [...reference].map(([kind, of]) => ({ area: area.get(kind) ?? { yes: 0, known: 0 }, reference: of }));
  const { expected, standardised, crude, reading } = indirectStandardisation(strata, method);
  const isKnown = counts.known > 0;
  return {
    areaCode,
    ...counts,
    prevalence: shareOf(counts),
    expected: isKnown ? expected : null,
    standardised: isKnown ? standardised : null,
    crude: isKnown ? crude : null,
    reading: isKnown ? reading : null,
  };
}

/** Counts by kind of child: migrant × age band × sex. */
function countsByKind(strata: readonly Stratum[]): ReadonlyMap<string, Proportion> {
  const kinds = Map.groupBy(strata, ({ isMigrant, ageBand, sex }) => `${isMigrant} ${ageBand} ${sex}`);
  return new Map([...kinds].map(([kind, those]) => [kind, pooled(those.flatMap(({ counts }) => counts))]));
}

import { AppError } from '../../../shared/contract/app-error.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { finerDetail } from '../../../shared/contract/finer-than-released.ts';
import type { StandardisedAnswer, StandardisedAsk, StandardisedRow } from '../../../shared/contract/standardised.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { FinestStratum } from '../disclosure/lattice.ts';
import { quantityPlace } from '../disclosure/quantities.ts';
import { indirectStandardisation } from '../statistics/indirect-standardisation.ts';
import { pooled, shareOf, type Proportion } from '../statistics/proportion.ts';
import { areaFigures, livingQuantitiesOf, rowsInside } from './area-figures.ts';
import { isAbout } from './filter-strata.ts';
import { finestFigures } from './finest-figures.ts';
import { inSurveyYear } from './in-survey-year.ts';
import type { Source } from './source.ts';

/** An area's counts by kind of child (migrant × age band × sex): the same kinds in every area, in one order. */
type AreaKinds = { readonly code: string; readonly kinds: readonly Proportion[] };

/**
 * Each area's observed count against what its children by migrant × age band × sex would have at the prevalences of
 * the rest of its province, under the same filter.
 * @throws AppError FINER_THAN_RELEASED where not every count is there: three ways at once are not released
 */
export function standardisedRisk(source: Source, ask: StandardisedAsk): StandardisedAnswer {
  const filter = inSurveyYear(source, ask.filter);
  const provinces = Map.groupBy(kindsByArea(source, ask, filter), ({ code }) => codeAtLevel(code, 'province'));
  return {
    surveyYearBE: filter.surveyYearBE,
    indicator: ask.indicator,
    unit: indicatorByNo(ask.indicator).unit === 'household' ? 'child-in-household' : 'child',
    method: ask.method,
    rows: [...provinces.values()].flatMap((areas) => {
      const whole = (areas[0]?.kinds ?? []).map((_, i) => pooled(areas.flatMap(({ kinds }) => kinds[i] ?? [])));
      return areas
        .filter(({ code }) => code.startsWith(ask.filter.area ?? ''))
        .map((area) => rowOf(area, whole, ask.method));
    }),
  };
}

/** Every area of the level with children of the filter, in order of code. */
function kindsByArea(source: Source, { indicator, level }: StandardisedAsk, filter: Filter): readonly AreaKinds[] {
  const { surveyYearBE } = filter;
  if (source.cube.kind !== 'full') {
    const { sex, ageBands, group } = filter;
    const asked = { asked: level, children: { sex, ageBands, group }, told: 'nowhere' } as const;
    throw new AppError('FINER_THAN_RELEASED', finerDetail(asked, null));
  }
  if (surveyYearBE === null) return [];
  const { yes, known } = livingQuantitiesOf(indicator);
  const blocks = finestFigures(source.cube, surveyYearBE, level).filter(({ stratum }) =>
    isAbout(filter, stratum as FinestStratum),
  );
  const figures = areaFigures(source, surveyYearBE, level, filter);
  const recorded = figures.counts('recorded');
  return rowsInside(figures, { ...filter, area: null })
    .filter((row) => recorded[row] !== 0)
    .map((row) => ({
      code: String(figures.areas[row]),
      kinds: blocks.map(({ columns }) => ({
        yes: columns[quantityPlace(yes)]?.[row] ?? 0,
        known: columns[quantityPlace(known)]?.[row] ?? 0,
      })),
    }));
}

function rowOf(
  { code, kinds }: AreaKinds,
  whole: readonly Proportion[],
  method: StandardisedAsk['method'],
): StandardisedRow {
  const counts = pooled(kinds);
  const strata = kinds.map((area, i) => {
    const all = whole[i] ?? area;
    return { area, reference: { yes: all.yes - area.yes, known: all.known - area.known } };
  });
  const { expected, knownWithoutReference, standardised, crude, mix, reading } = indirectStandardisation(
    strata,
    method,
  );
  const isKnown = counts.known > 0;
  return {
    areaCode: code,
    ...counts,
    prevalence: shareOf(counts),
    expected: isKnown ? expected : null,
    knownLeftOut: knownWithoutReference,
    standardised: isKnown ? standardised : null,
    crude: isKnown ? crude : null,
    mix: isKnown ? mix : null,
    reading: isKnown ? reading : null,
  };
}

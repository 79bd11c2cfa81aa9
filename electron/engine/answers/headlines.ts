import type { Headline } from '../../../shared/contract/analysis.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { isAboutSomeChildren } from '../../../shared/contract/no-filter.ts';
import { areaFigures, countAt, figuresInArea, hasFigures, rowsInside } from './area-figures.ts';
import { sumOrNull } from './counts.ts';
import { surveyYearsOf } from './in-survey-year.ts';
import { communitiesOfYear, reportedCommunities } from './reported-communities.ts';
import type { Source } from './source.ts';

/**
 * Headline counts of a filter, a row per survey year with such children. High risk is working definition 1 (product §7)
 * and leaves victims out.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function headlines(source: Source, filter: Filter): readonly Headline[] {
  const expected = expectedCommunities(source, filter.area);
  const isKnown = source.register !== null || source.cube.years.length > 1;
  return surveyYearsOf(source, filter).flatMap((surveyYearBE): readonly Headline[] => {
    const { figures, rows } = figuresInArea(source, surveyYearBE, filter);
    if (rows.length === 0) return [];
    const sum = (quantity: string): number | null => sumOrNull(rows.map((row) => countAt(figures, row, quantity)));
    const reported = communitiesOfYear(source, surveyYearBE).filter((code) => expected.has(code));
    return [
      {
        surveyYearBE,
        children: sum('children'),
        migrants: sum('migrants'),
        households: sum('households'),
        communitiesReported: reported.length,
        communitiesExpected: isKnown ? expected.size : null,
        communitiesWithSuchChildren: withSuchChildren(source, surveyYearBE, filter, reported),
        victims: sum('yes_13'),
        victimsKnown: sum('known_13'),
        highRisk: sum('high_risk'),
        recordedChildren: sum('recorded'),
        riskInsufficient: sum('risk_insufficient'),
      },
    ];
  });
}

/** Communities of the register in an area; without a register those that reported in some year. */
function expectedCommunities(source: Source, area: string | null): ReadonlySet<string> {
  const codes = source.register?.communities.map(({ code }) => code) ?? reportedCommunities(source);
  return new Set(codes.filter((code) => code.startsWith(area ?? '')));
}

/** Of the communities that reported, those with such children. Null where it is not shown of each of them. */
function withSuchChildren(
  source: Source,
  surveyYearBE: number,
  filter: Filter,
  reported: readonly string[],
): number | null {
  if (!isAboutSomeChildren(filter)) return reported.length;
  if (!hasFigures(source, 'community', filter)) return null;
  const figures = areaFigures(source, surveyYearBE, 'community', filter);
  const children = figures.counts('children');
  if (children.some((count) => count < 0)) return null;
  const codes = new Set(rowsInside(figures, filter).map((row) => String(figures.areas[row])));
  return reported.filter((code) => codes.has(code)).length;
}

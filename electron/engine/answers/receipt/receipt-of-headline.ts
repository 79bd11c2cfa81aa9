import type { Headline } from '../../../../shared/contract/analysis.ts';
import type { Filter } from '../../../../shared/contract/filter.ts';
import type { HeadlineName, Receipt } from '../../../../shared/contract/receipt.ts';
import { shareOf } from '../../statistics/proportion.ts';
import { nobody, shownProportion, type Counts } from '../counts.ts';
import { countsInYear } from '../counts-by-area.ts';
import { headlines } from '../headlines.ts';
import type { Source } from '../source.ts';
import { definitionOfHeadline, type Measured } from './receipt-definitions.ts';
import { methodsOfShare } from './receipt-methods.ts';

/** Indicator 13, victim of violence: its yes are the victims (product §7). */
const victimIndicator = 13;

/** A headline count with what it is of. */
export function receiptOfHeadline(
  source: Source,
  headline: HeadlineName,
  filter: Filter,
  hasRegister: boolean,
): Measured {
  const [row] = filter.surveyYearBE === null ? [] : headlines(source, filter);
  const figure = figureOfHeadline(source, headline, row ?? null, filter);
  const isShareOfChildren = headline !== 'communities' && headline !== 'children';
  const definition = definitionOfHeadline(headline, hasRegister);
  const isPlain = !figure.isHidden && figure.known === null;
  return {
    definition: isPlain ? { ...definition, denominator: null } : definition,
    figure,
    methods: isShareOfChildren ? methodsOfShare(figure) : [],
  };
}

function figureOfHeadline(
  source: Source,
  headline: HeadlineName,
  row: Headline | null,
  filter: Filter,
): Receipt['figure'] {
  const of = (count: keyof Omit<Headline, 'surveyYearBE'>): number | null => (row ? row[count] : 0);
  switch (headline) {
    case 'children':
      return plainCount(of('children'));
    case 'communities':
      // With one year and no register nobody can say who should have reported.
      return row?.communitiesExpected === null
        ? plainCount(row.communitiesReported)
        : ofAll(of('communitiesReported'), of('communitiesExpected'), null);
    case 'migrants':
      return ofAll(of('migrants'), of('children'), null);
    case 'high-risk':
      return ofAll(of('highRisk'), of('recordedChildren'), of('riskInsufficient'));
    case 'victims':
      return receiptFigure(countsInYear(source, filter)[victimIndicator - 1] ?? nobody);
  }
}

/** The counts of a figure as a receipt has them. */
export function receiptFigure(counts: Counts): Receipt['figure'] {
  const { known, eligible } = counts;
  const shown = shownProportion(counts);
  return {
    isHidden: shown === null,
    ...counts,
    unknown: known === null || eligible === null ? null : eligible - known,
    prevalence: shown && shareOf(shown),
  };
}

/** A count of nothing else's part; null: hidden. */
const plainCount = (yes: number | null): Receipt['figure'] => ({
  isHidden: yes === null,
  yes,
  known: null,
  unknown: null,
  eligible: null,
  prevalence: null,
});

/** A part of all children or communities; `unknown` are those among all that could not be classed. */
function ofAll(yes: number | null, all: number | null, unknown: number | null): Receipt['figure'] {
  return { ...receiptFigure({ yes, known: all, eligible: all }), unknown };
}

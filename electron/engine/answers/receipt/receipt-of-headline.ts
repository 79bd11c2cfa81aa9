import type { Headline } from '../../../../shared/contract/analysis.ts';
import type { Filter } from '../../../../shared/contract/filter.ts';
import type { HeadlineName, Receipt } from '../../../../shared/contract/receipt.ts';
import type { Reader } from '../../db/database.ts';
import { headlineCounts } from '../../queries/headline-counts.ts';
import { shareOf } from '../../statistics/proportion.ts';
import { countsInYear } from '../counts-by-area.ts';
import { nobody } from '../figure-of.ts';
import { definitionOfHeadline, type Measured } from './receipt-definitions.ts';
import { methodsOfShare } from './receipt-methods.ts';

/** Indicator 13, victim of violence: its yes are the victims (product §7). */
const victimIndicator = 13;

/** A headline count with what it is of. */
export async function receiptOfHeadline(
  db: Reader,
  headline: HeadlineName,
  filter: Filter,
  hasRegister: boolean,
  signal?: AbortSignal,
): Promise<Measured> {
  const [row] = filter.surveyYearBE === null ? [] : await headlineCounts(db, filter, signal);
  const figure = { isHidden: false, ...(await countsOf(db, headline, row ?? null, filter, signal)) };
  const { known, yes } = figure;
  const isShareOfChildren = headline !== 'communities' && yes !== null && known !== null;
  return {
    definition: definitionOfHeadline(headline, hasRegister),
    figure,
    methods: isShareOfChildren ? methodsOfShare({ yes, known }) : [],
  };
}

async function countsOf(
  db: Reader,
  headline: HeadlineName,
  row: Headline | null,
  filter: Filter,
  signal?: AbortSignal,
): Promise<Omit<Receipt['figure'], 'isHidden'>> {
  const children = row?.children ?? 0;
  switch (headline) {
    case 'children':
      return { yes: children, known: null, unknown: null, eligible: null, prevalence: null };
    case 'communities':
      return ofAll(row?.communitiesReported ?? 0, row?.communitiesExpected ?? 0, null);
    case 'migrants':
      return ofAll(row?.migrants ?? 0, children, null);
    case 'high-risk':
      return ofAll(row?.highRisk ?? 0, row?.recordedChildren ?? 0, row?.riskInsufficient ?? 0);
    case 'victims': {
      const counts = (await countsInYear(db, filter, signal))[victimIndicator - 1] ?? nobody;
      return { ...counts, unknown: counts.eligible - counts.known, prevalence: shareOf(counts) };
    }
  }
}

/** A part of all children or communities; `unknown` are those among all that could not be classed. */
function ofAll(yes: number, all: number, unknown: number | null): Omit<Receipt['figure'], 'isHidden'> {
  return { yes, known: all, unknown, eligible: all, prevalence: shareOf({ yes, known: all }) };
}

import type { DifferingVerdict, DocumentRequest } from '../../../shared/contract/documents.ts';
import type { HighMigrationAsk } from '../../../shared/contract/high-migration.ts';
import type { HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import type { MarksAsk } from '../../../shared/contract/marks.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import type { DocumentAnswers } from './document-answers.ts';

export type VerdictAnswers = Pick<DocumentAnswers, 'marks' | 'hotSpots' | 'highMigration'>;

/** What a document asks verdicts about. */
type VerdictAsks = {
  readonly marks: MarksAsk[];
  readonly hotSpots: HotSpotsAsk[];
  readonly highMigration: HighMigrationAsk[];
};

/** The same answers, which note what verdicts are asked. */
export function noting(answers: DocumentAnswers): { readonly answers: DocumentAnswers; readonly asks: VerdictAsks } {
  const asks: VerdictAsks = { marks: [], hotSpots: [], highMigration: [] };
  return {
    asks,
    answers: {
      ...answers,
      marks: (ask) => {
        asks.marks.push(ask);
        return answers.marks(ask);
      },
      hotSpots: (ask) => {
        asks.hotSpots.push(ask);
        return answers.hotSpots(ask);
      },
      highMigration: (ask) => {
        asks.highMigration.push(ask);
        return answers.highMigration(ask);
      },
    },
  };
}

/** What the page asks of the sheet that it prints. */
const marksOfSheet = (request: Extract<DocumentRequest, { document: 'community-sheet' }>): MarksAsk => ({
  level: 'community',
  filter: { ...noFilter, surveyYearBE: request.surveyYearBE },
});

type Verdict = Omit<DifferingVerdict, 'screen' | 'document'> & { readonly verdict: DifferingVerdict['document'] };

/**
 * The verdicts of a document that the screen says otherwise.
 * @param asks  what the document asked while it was made (`noting`)
 */
export async function differingVerdicts(
  request: DocumentRequest,
  asks: VerdictAsks,
  of: { readonly screen: VerdictAnswers; readonly document: VerdictAnswers },
): Promise<readonly DifferingVerdict[]> {
  const every = request.document === 'community-sheet' ? { ...asks, marks: [marksOfSheet(request)] } : asks;
  const [seen, told] = [await verdictsOf(request, every, of.screen), await verdictsOf(request, every, of.document)];
  const toldOf = new Map(told.map((each) => [placeOf(each), each.verdict]));
  return seen.flatMap(({ verdict, ...place }) => {
    const document = toldOf.get(placeOf(place)) ?? null;
    // Where the screen says nothing either there is nothing to differ.
    return verdict === null || verdict === document ? [] : [{ ...place, screen: verdict, document }];
  });
}

const placeOf = ({ kind, areaCode, surveyYearBE, indicator }: Omit<Verdict, 'verdict'>): string =>
  `${kind} ${areaCode} ${surveyYearBE} ${indicator}`;

const arrivalIndicator = 8;

async function verdictsOf(
  request: DocumentRequest,
  asks: VerdictAsks,
  answers: VerdictAnswers,
): Promise<readonly Verdict[]> {
  const isShown = (no: number, areaCode: string): boolean => {
    if (request.document === 'map') return no === request.indicator;
    return request.document === 'community-sheet' && areaCode === request.area;
  };
  const found: Verdict[] = [];
  // A map of results says these and no marks.
  const isOfResults = asks.hotSpots.length + asks.highMigration.length > 0;
  for (const ask of isOfResults ? [] : asks.marks) {
    const { surveyYearBE, rows } = await answers.marks(ask);
    for (const { areaCode, mark } of rows)
      for (const [i, { no }] of indicators.entries())
        if (isShown(no, areaCode))
          found.push({ kind: 'mark', areaCode, surveyYearBE, indicator: no, verdict: mark[i] ?? null });
  }
  for (const ask of asks.hotSpots) {
    const { surveyYearBE, rows } = await answers.hotSpots(ask);
    for (const row of rows)
      found.push({
        kind: 'hot-spot',
        areaCode: row.areaCode,
        surveyYearBE,
        indicator: ask.indicator,
        verdict: row.class,
      });
  }
  for (const ask of asks.highMigration) {
    const { surveyYearBE, rows } = await answers.highMigration(ask);
    for (const { areaCode, isHigh, reason } of rows) {
      const isTold = reason.code !== 'hidden';
      const verdict = isTold ? (isHigh ? 'high' : 'not-high') : null;
      found.push({ kind: 'high-migration', areaCode, surveyYearBE, indicator: arrivalIndicator, verdict });
    }
  }
  return found;
}

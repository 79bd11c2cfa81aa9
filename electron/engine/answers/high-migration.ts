import { AppError } from '../../../shared/contract/app-error.ts';
import type {
  HighMigrationAnswer,
  HighMigrationAsk,
  HighMigrationRow,
  MigrationReason,
} from '../../../shared/contract/high-migration.ts';
import type { HotSpotRow } from '../../../shared/contract/hot-spots.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import type { Counts } from '../queries/counts-by-stratum.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import type { DifferenceMark } from '../statistics/difference-from-rest.ts';
import { shareOf } from '../statistics/proportion.ts';
import { countsInRow } from './counts-by-area.ts';
import { figureOf } from './figure-of.ts';
import { fewestKnown, hotSpotMap, type FoundHotSpots, type NeighboursOf } from './hot-spot-map.ts';
import { marksOfAreas } from './marks-of-areas.ts';
import { inSurveyYear } from './in-survey-year.ts';

const movedIn = 8;
const noThaiNationality = 1;

type Places = {
  readonly table: PrevalenceTable;
  readonly rowOf: ReadonlyMap<string, number>;
};

type FoundHighMigration = { readonly answer: HighMigrationAnswer; readonly neighboursOf: NeighboursOf };

/**
 * Areas of high migration: the Gi* class of indicator 8 over the whole province, the share against the rest of the
 * province, and the reason. Where no boundary pack covers the province there is no class, only the share.
 */
export async function highMigration(
  db: Reader,
  dataFolder: string,
  ask: HighMigrationAsk,
  signal?: AbortSignal,
): Promise<FoundHighMigration> {
  const province = ask.filter.area === null ? null : codeAtLevel(ask.filter.area, 'province');
  const filter = await inSurveyYear(db, { ...ask.filter, area: province }, signal);
  const [areas, provinces, marks, found] = await Promise.all([
    prevalenceByArea(db, { level: ask.level, filter }, signal).then(placesOf),
    prevalenceByArea(db, { level: 'province', filter }, signal).then(placesOf),
    marksOfAreas(db, { level: ask.level, filter }, signal),
    hotSpotMap(db, dataFolder, { ...ask, indicator: movedIn, filter }, signal).catch(withoutMap),
  ]);
  const spots = found?.answer ?? null;
  const spotOf = new Map(spots?.rows.map((row) => [row.areaCode, row]));
  const codes = [...new Set([...areas.table.areaCode, ...spotOf.keys()])].toSorted();
  const markOf = new Map(marks.rows.map(({ areaCode, mark }) => [areaCode, mark[movedIn - 1] ?? null]));
  const answer: HighMigrationAnswer = {
    surveyYearBE: filter.surveyYearBE,
    weights: ask.weights,
    permutations: ask.permutations,
    seed: ask.seed,
    packId: spots?.packId ?? null,
    tested: spots?.tested ?? 0,
    isExploratory: spots?.isExploratory ?? true,
    rows: codes
      .filter((code) => code.startsWith(ask.filter.area ?? ''))
      .map((areaCode) =>
        rowOf(
          {
            areaCode,
            arrival: countsOf(areas, areaCode, movedIn),
            stateless: countsOf(areas, areaCode, noThaiNationality),
            whole: countsOf(provinces, codeAtLevel(areaCode, 'province'), movedIn),
          },
          spotOf.get(areaCode),
          markOf.get(areaCode) ?? null,
        ),
      ),
  };
  return { answer, neighboursOf: found?.neighboursOf ?? new Map<string, readonly string[]>() };
}

function withoutMap(error: unknown): FoundHotSpots | null {
  if (error instanceof AppError && error.code === 'PACK_UNKNOWN') return null;
  throw error;
}

function placesOf(table: PrevalenceTable): Places {
  return { table, rowOf: new Map(table.areaCode.map((code, row) => [code, row])) };
}

function countsOf({ table, rowOf }: Places, code: string, indicator: number): Counts {
  return countsInRow(table, rowOf.get(code), indicator);
}

function rowOf(
  { areaCode, arrival, stateless, whole }: { areaCode: string; arrival: Counts; stateless: Counts; whole: Counts },
  spot: HotSpotRow | undefined,
  mark: DifferenceMark | null,
): HighMigrationRow {
  const [share, provinceShare] = [shareOf(arrival), shareOf(whole)];
  const spotClass = spot?.class ?? null;
  const code = reasonOf({ known: arrival.known, isAbove: (share ?? 0) > (provinceShare ?? 0), spotClass, mark });
  return {
    areaCode,
    isHigh: code === 'hot-spot' || code === 'high-share',
    reason: { code, share, provinceShare, class: spotClass, mark },
    arrival: figureOf(arrival),
    stateless: figureOf(stateless),
    giStar: spot?.giStar ?? null,
    p: spot?.p ?? null,
    pAdjusted: spot?.pAdjusted ?? null,
    noResult: spot?.noResult ?? null,
  };
}

function reasonOf({
  known,
  isAbove,
  spotClass,
  mark,
}: {
  readonly known: number;
  readonly isAbove: boolean;
  readonly spotClass: HotSpotRow['class'];
  readonly mark: DifferenceMark | null;
}): MigrationReason {
  if (known === 0) return 'no-data';
  if (known < fewestKnown) return 'too-few';
  const [isHot, isCold] = [spotClass?.startsWith('hot') === true, spotClass?.startsWith('cold') === true];
  if (isHot && isAbove) return 'hot-spot';
  if (mark === 'higher' || mark === 'much-higher') return 'high-share';
  if (mark === 'lower' || mark === 'much-lower') return 'low';
  if (isHot) return 'beside-high';
  return isCold ? 'low' : 'as-province';
}

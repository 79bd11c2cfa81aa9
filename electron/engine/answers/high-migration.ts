import { AppError } from '../../../shared/contract/app-error.ts';
import type {
  HighMigrationAnswer,
  HighMigrationAsk,
  HighMigrationRow,
  MigrationReason,
} from '../../../shared/contract/high-migration.ts';
import type { HotSpotRow, HotSpotsAnswer } from '../../../shared/contract/hot-spots.ts';
import type { AreaMark } from '../../../shared/contract/marks.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { shareOf, type Proportion } from '../statistics/proportion.ts';
import { shownProportion, type Counts } from './counts.ts';
import { countsInRow } from './counts-by-area.ts';
import { figureOf } from './figure-of.ts';
import { fewestKnown, hotSpotMap } from './hot-spot-map.ts';
import { inSurveyYear } from './in-survey-year.ts';
import { marksOfAreas } from './marks-of-areas.ts';
import { prevalenceOfAreas } from './prevalence-of-areas.ts';
import type { Source } from './source.ts';

const movedIn = 8;
const noThaiNationality = 1;

type Places = {
  readonly table: PrevalenceTable;
  readonly rowOf: ReadonlyMap<string, number>;
};

/**
 * Areas of high migration: the Gi* class of indicator 8 over the whole province, the share against the rest of the
 * province, and the reason. Where no boundary pack covers the province there is no class, only the share.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export async function highMigration(
  source: Source,
  dataFolder: string,
  ask: HighMigrationAsk,
  signal?: AbortSignal,
): Promise<HighMigrationAnswer> {
  const province = ask.filter.area === null ? null : codeAtLevel(ask.filter.area, 'province');
  const filter = inSurveyYear(source, { ...ask.filter, area: province });
  const areas = placesOf(prevalenceOfAreas(source, { level: ask.level, filter }));
  const provinces = placesOf(prevalenceOfAreas(source, { level: 'province', filter }));
  const marks = marksOfAreas(source, { level: ask.level, filter });
  const spots = await hotSpotMap(source, dataFolder, { ...ask, indicator: movedIn, filter }, signal).catch(withoutMap);
  const spotOf = new Map(spots?.rows.map((row) => [row.areaCode, row]));
  const codes = [...new Set([...areas.table.areaCode, ...spotOf.keys()])].toSorted();
  const markOf = new Map(marks.rows.map(({ areaCode, mark }) => [areaCode, mark[movedIn - 1] ?? null]));
  return {
    surveyYearBE: filter.surveyYearBE,
    leastRatio: ask.leastRatio,
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
            noThaiNationality: countsOf(areas, areaCode, noThaiNationality),
            whole: countsOf(provinces, codeAtLevel(areaCode, 'province'), movedIn),
          },
          spotOf.get(areaCode),
          markOf.get(areaCode) ?? null,
          ask.leastRatio,
        ),
      ),
  };
}

function withoutMap(error: unknown): HotSpotsAnswer | null {
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
  {
    areaCode,
    arrival,
    noThaiNationality,
    whole,
  }: { areaCode: string; arrival: Counts; noThaiNationality: Counts; whole: Counts },
  spot: HotSpotRow | undefined,
  mark: AreaMark | null,
  leastRatio: number,
): HighMigrationRow {
  const [shown, province] = [shownProportion(arrival), shownProportion(whole)];
  const [share, provinceShare] = [shown && shareOf(shown), province && shareOf(province)];
  const restShare = shown && province && restOf(shown, province);
  const spotClass = spot?.class ?? null;
  const code = reasonOf({
    known: shown?.known ?? null,
    isAbove: (share ?? 0) > (provinceShare ?? 0),
    isMuchAbove: (share ?? 0) >= leastRatio * (restShare ?? 0),
    spotClass,
    mark,
  });
  return {
    areaCode,
    isHigh: code === 'hot-spot' || code === 'high-share',
    reason: { code, share, provinceShare, restShare, class: spotClass, mark },
    arrival: figureOf(arrival),
    noThaiNationality: figureOf(noThaiNationality),
    giStar: spot?.giStar ?? null,
    p: spot?.p ?? null,
    pAdjusted: spot?.pAdjusted ?? null,
    noResult: spot?.noResult ?? null,
  };
}

const restOf = (area: Proportion, whole: Proportion): number | null =>
  shareOf({ yes: whole.yes - area.yes, known: whole.known - area.known });

function reasonOf({
  known,
  isAbove,
  isMuchAbove,
  spotClass,
  mark,
}: {
  /** Null: not shown. */
  readonly known: number | null;
  readonly isAbove: boolean;
  readonly isMuchAbove: boolean;
  readonly spotClass: HotSpotRow['class'];
  readonly mark: AreaMark | null;
}): MigrationReason {
  if (known === null) return 'hidden';
  if (known === 0) return 'no-data';
  if (known < fewestKnown) return 'too-few';
  const [isHot, isCold] = [spotClass?.startsWith('hot') === true, spotClass?.startsWith('cold') === true];
  const isHigher = mark === 'higher' || mark === 'much-higher';
  if ((isHigher || (isHot && isAbove)) && !isMuchAbove) return 'little-above';
  if (isHot && isAbove) return 'hot-spot';
  if (isHigher) return 'high-share';
  if (mark === 'lower' || mark === 'much-lower') return 'low';
  if (isHot) return 'beside-high';
  return isCold ? 'low' : 'as-province';
}

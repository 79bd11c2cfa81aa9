import { useMemo } from 'react';
import type { AreaPrevalence, DatasetSummary } from '../../../shared/contract/analysis.ts';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { HighMigrationAnswer } from '../../../shared/contract/high-migration.ts';
import type { HotSpotsAnswer } from '../../../shared/contract/hot-spots.ts';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import { indicatorByNo, indicatorCount, type Indicator } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { withOptions } from '../../client/address/address.ts';
import type { AreaDirectory } from '../../client/questions/area-directory.ts';
import {
  currentAddress,
  goTo,
  useAddress,
  useFilter,
  useOption,
  type HistoryStep,
} from '../../client/address/use-address.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import {
  highMigrationQuestion,
  hotSpotsQuestion,
  prevalenceQuestion,
  provinceMapQuestion,
} from '../../client/questions/questions.ts';
import { together, useAnswer, useAnswers, type Answers } from '../../client/questions/use-answer.ts';
import { useAreaDirectory } from '../../client/questions/use-area-directory.ts';
import { useMarks } from '../../client/questions/use-marks.ts';
import { useSelectedArea } from '../../client/address/use-selection.ts';
import { classMethods, type ClassMethod } from '../../../shared/drawing/class-breaks.ts';
import { mapLevels, type MapLevel } from '../../../shared/drawing/map-level.ts';
import { profileIndicators } from '../../../shared/drawing/area-figure.ts';
import { hotSpotsAskOf } from '../../../shared/drawing/hot-spot-model.ts';
import { levelWithin, mapArea, movedIn, readManualBreaks, selectedWithin } from '../../../shared/drawing/map-model.ts';
import { highMigrationAskOf } from '../../../shared/drawing/migration-model.ts';
import { protectionIndicators } from '../../../shared/drawing/pair-model.ts';

export const mapLayers = ['prevalence', 'migration', 'profile', 'hot-spots', 'pair', 'completeness'] as const;
export type MapLayer = (typeof mapLayers)[number];

/** The levels that a layer can be drawn at, large to small; `community` draws circles. */
export const layerLevels: Readonly<Record<MapLayer, readonly AreaLevel[]>> = {
  prevalence: mapLevels,
  migration: ['community'],
  profile: mapLevels,
  'hot-spots': ['amphoe', 'tambon', 'community'],
  pair: ['amphoe', 'tambon'],
  completeness: mapLevels,
};

/** Layers whose figures are put into classes by a method of choice. */
export const classedLayers: readonly MapLayer[] = ['prevalence', 'migration', 'profile', 'completeness'];

export const classNumbers = ['3', '4', '5', '6', '7'] as const;
const numbers = Array.from({ length: indicatorCount }, (_, i) => String(i + 1));
const notInEducation = '3';
const profileNumbers = profileIndicators.map(String);
const pairNumbers = protectionIndicators.map(({ no }) => String(no));

/** As many small maps as can be told apart side by side. */
const mostYearsBeside = 4;

/** How the figures are put into classes, as chosen in the address. */
type ClassChoice = {
  readonly method: ClassMethod;
  readonly count: (typeof classNumbers)[number];
  readonly manualText: string;
  readonly manual: readonly number[];
};

function useClassChoice(): ClassChoice {
  const [method] = useOption('method', classMethods, 'quantile');
  const [count] = useOption('classes', classNumbers, '5');
  const manualText = useAddress().options['breaks'] ?? '';
  return useMemo(
    () => ({ method, count, manualText, manual: readManualBreaks(manualText) }),
    [method, count, manualText],
  );
}

/** Sets options of the map in the address; null takes one out. */
export function setMapOptions(options: Readonly<Record<string, string | null>>, step?: HistoryStep): void {
  goTo(withOptions(currentAddress(), options), step);
}

export type MapScreen = {
  readonly filter: Filter;
  readonly years: readonly number[];
  /** The years that are drawn: the filter's, or the last ones side by side. */
  readonly shownYears: readonly number[];
  readonly isSideBySide: boolean;
  readonly layer: MapLayer;
  /** The level of what is drawn; communities are circles over the areas of `level`. */
  readonly shownLevel: AreaLevel;
  readonly level: MapLevel;
  /** The indicator that is drawn: the chosen one, 8 on the high-migration layer, one of five on the profile. */
  readonly indicator: Indicator;
  readonly choice: ClassChoice;
  readonly province: string;
  readonly provinces: readonly string[];
  /** The filter's area as far as a map can show it. */
  readonly area: string | null;
  readonly selected: string | null;
  readonly map: ProvinceMap;
  /** Figures of the areas that are drawn, every year: areas of the level, or communities. */
  readonly rows: readonly AreaPrevalence[];
  readonly provinceRows: readonly AreaPrevalence[];
  /** Null on layers without. Answers are those of `shownYears`. */
  readonly hotSpots: Answers<HotSpotsAnswer> | null;
  /** On the high-migration layer only. Answers are those of `shownYears`. */
  readonly highMigration?: Answers<HighMigrationAnswer>;
  /** What the engine says of an area that is drawn, in a year; null while it is being worked out. */
  readonly marksOf: (code: string, year: number) => AreaMarks | null;
  /** True where the areas of the level differ in an indicator by no more than chance would make them. */
  readonly isChance: (no: number, year: number) => boolean;
  readonly directory: AreaDirectory;
  readonly dataset: DatasetSummary;
  readonly isRefreshing: boolean;
};

type MapScreenState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly state: 'ready'; readonly screen: MapScreen };

/** What is chosen in the address, made whole: layer, indicator, level, years. */
function useChosen(filter: Filter, years: readonly number[]) {
  const [layer] = useOption('layer', mapLayers, 'prevalence');
  const [chosenNo] = useOption('indicator', numbers, notInEducation);
  const [profileNo] = useOption('profile', profileNumbers, String(movedIn));
  const [chosenLevel] = useOption('level', layerLevels[layer], layer === 'migration' ? 'community' : 'tambon');
  const [view] = useOption('years', ['one', 'all'], 'one');
  const isSideBySide = view === 'all' && years.length > 1;
  const shownYears = useMemo(() => {
    if (isSideBySide) return years.slice(-mostYearsBeside);
    return filter.surveyYearBE === null ? [] : [filter.surveyYearBE];
  }, [isSideBySide, years, filter.surveyYearBE]);
  const isCommunity = chosenLevel === 'community';
  const level: MapLevel = isCommunity ? 'tambon' : levelWithin(filter.area, chosenLevel);
  const no: Readonly<Record<MapLayer, number>> = {
    prevalence: Number(chosenNo),
    migration: movedIn,
    profile: Number(profileNo),
    'hot-spots': Number(chosenNo),
    pair: Number(pairNumbers.find((each) => each === chosenNo) ?? notInEducation),
    completeness: Number(chosenNo),
  };
  return {
    layer,
    level,
    shownLevel: isCommunity ? ('community' as const) : level,
    indicator: indicatorByNo(no[layer]),
    isSideBySide,
    shownYears,
  };
}

/** Grades and marks of the areas that are drawn, of every loaded year. */
function useYearMarks(level: AreaLevel, filter: Filter, years: readonly number[]) {
  const found = useMarks(years.map((surveyYearBE) => ({ level, filter: { ...filter, surveyYearBE } })));
  const { answers } = found;
  const looked = useMemo(() => {
    const ofYear = new Map(
      answers.map((answer, i) => [
        years[i],
        { chance: answer?.noMoreThanChance, rows: new Map(answer?.rows.map((row) => [row.areaCode, row])) },
      ]),
    );
    return {
      marksOf: (code: string, year: number) => ofYear.get(year)?.rows.get(code) ?? null,
      isChance: (no: number, year: number) => ofYear.get(year)?.chance?.[no - 1] ?? false,
    };
  }, [answers, years]);
  return { ...looked, error: found.error, retry: found.retry };
}

/** Everything the map screen shows, for the filter and the options in the address. */
export function useMapScreen(): MapScreenState {
  const { filter, years } = useFilter();
  const { options } = useAddress();
  const { data: dataset } = useDataset();
  const directory = useAreaDirectory();
  const chosen = useChosen(filter, years);
  const choice = useClassChoice();
  const selected = useSelectedArea();
  const provinces = dataset?.provinces ?? [];
  const area = mapArea(filter.area);
  const asked = area === null ? options['province'] : codeAtLevel(area, 'province');
  const province = provinces.find((code) => code === asked) ?? provinces[0] ?? null;
  const oneProvince = provinces.length > 1 ? province : null;
  const everyYear: Filter = { ...filter, area: area ?? oneProvince, surveyYearBE: null };

  const provinceMap = useAnswer(provinceMapQuestion, province === null ? null : { province, packId: null });
  const figures = useAnswer(prevalenceQuestion, { level: chosen.shownLevel, filter: everyYear });
  const whole = useAnswer(prevalenceQuestion, { level: 'province', filter: { ...everyYear, area: null } });
  const { error: marksError, retry: retryMarks, ...marks } = useYearMarks(chosen.shownLevel, everyYear, years);
  const spotYears = chosen.layer === 'hot-spots' && provinceMap.data ? chosen.shownYears : [];
  const hotSpots = useAnswers(
    hotSpotsQuestion,
    spotYears.map((year) =>
      hotSpotsAskOf(chosen.indicator.no, chosen.shownLevel, { ...filter, area: oneProvince, surveyYearBE: year }),
    ),
  );
  const migrationYears = chosen.layer === 'migration' && provinceMap.data ? chosen.shownYears : [];
  const highMigration = useAnswers(
    highMigrationQuestion,
    migrationYears.map((year) => highMigrationAskOf({ ...filter, area: oneProvince, surveyYearBE: year })),
  );

  const needed = together([provinceMap, figures, whole]);
  const error = needed.error ?? marksError;
  if (error != null) {
    const retry = (): void => {
      needed.retry();
      if (marksError !== null) retryMarks();
    };
    return { state: 'failed', error, retry };
  }
  if (!provinceMap.data || !figures.data || !whole.data || !dataset || province === null) return { state: 'loading' };
  return {
    state: 'ready',
    screen: {
      ...chosen,
      filter,
      years,
      choice,
      province,
      provinces,
      area,
      selected: selectedWithin(selected, chosen.shownLevel),
      map: provinceMap.data,
      rows: figures.data,
      provinceRows: whole.data,
      hotSpots: chosen.layer === 'hot-spots' ? hotSpots : null,
      ...(chosen.layer === 'migration' ? { highMigration } : {}),
      ...marks,
      directory,
      dataset,
      isRefreshing: needed.isPlaceholderData,
    },
  };
}

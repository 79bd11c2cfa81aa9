import { useMemo } from 'react';
import type { Filter } from '../../../shared/contract/filter.ts';
import { indicatorByNo, indicatorCount } from '../../../shared/cpms/indicators.ts';
import { profileIndicators } from '../../../shared/drawing/area-figure.ts';
import { classMethods } from '../../../shared/drawing/class-breaks.ts';
import type { MapLevel } from '../../../shared/drawing/map-level.ts';
import { levelWithin, mapArea, movedIn, readManualBreaks, selectedWithin } from '../../../shared/drawing/map-model.ts';
import { codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { withOptions } from '../../client/address/address.ts';
import {
  currentAddress,
  goTo,
  useAddress,
  useFilter,
  useOption,
  type HistoryStep,
} from '../../client/address/use-address.ts';
import { useSelectedArea } from '../../client/address/use-selection.ts';
import { prevalenceQuestion, provinceMapQuestion } from '../../client/questions/questions.ts';
import { together, useAnswer, useAnswers } from '../../client/questions/use-answer.ts';
import { useAreaDirectory } from '../../client/questions/use-area-directory.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { useMarks } from '../../client/questions/use-marks.ts';
import { mapLayerNames } from '../../../shared/drawing/layers/layer-drawings.ts';
import { mapLayers } from './map-layers.ts';
import { classNumbers, highRatios, usualRatio, type ClassChoice, type MapScreen } from './map-screen.ts';

const numbers = Array.from({ length: indicatorCount }, (_, i) => String(i + 1));
const notInEducation = '3';
const profileNumbers = profileIndicators.map(String);

/** As many small maps as can be told apart side by side. */
const mostYearsBeside = 4;

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

type MapScreenState =
  | { readonly state: 'loading' }
  | {
      readonly state: 'failed';
      readonly error: unknown;
      readonly retry: () => void;
      /** Those of the layer. */
      readonly levels: readonly AreaLevel[];
    }
  | { readonly state: 'ready'; readonly screen: MapScreen };

/** What is chosen in the address, made whole: layer, indicator, level, years. */
function useChosen(filter: Filter, years: readonly number[]) {
  const [layer] = useOption('layer', mapLayerNames, 'prevalence');
  const chosenLayer = mapLayers[layer];
  const [indicatorNo] = useOption('indicator', numbers, notInEducation);
  const [profileNo] = useOption('profile', profileNumbers, String(movedIn));
  const [chosenLevel] = useOption('level', chosenLayer.levels, chosenLayer.usualLevel);
  const [view] = useOption('years', ['one', 'all'], 'one');
  const isSideBySide = view === 'all' && years.length > 1;
  const shownYears = useMemo(() => {
    if (isSideBySide) return years.slice(-mostYearsBeside);
    return filter.surveyYearBE === null ? [] : [filter.surveyYearBE];
  }, [isSideBySide, years, filter.surveyYearBE]);
  const isCommunity = chosenLevel === 'community';
  const level: MapLevel = isCommunity ? 'tambon' : levelWithin(filter.area, chosenLevel);
  return {
    layer,
    level,
    shownLevel: isCommunity ? ('community' as const) : level,
    indicator: indicatorByNo(chosenLayer.indicatorOf({ indicator: Number(indicatorNo), profile: Number(profileNo) })),
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
  const [least] = useOption('least', highRatios, usualRatio);
  const leastRatio = Number(least);
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
  const { calculation, question } = mapLayers[chosen.layer];
  const calculated = useAnswers(
    question,
    calculation && provinceMap.data
      ? chosen.shownYears.map((surveyYearBE) =>
          calculation.ask({ ...chosen, leastRatio }, { ...filter, area: oneProvince, surveyYearBE }),
        )
      : [],
  );

  const needed = together([provinceMap, figures, whole]);
  const error = needed.error ?? marksError;
  if (error != null) {
    const retry = (): void => {
      needed.retry();
      if (marksError !== null) retryMarks();
    };
    return { state: 'failed', error, retry, levels: mapLayers[chosen.layer].levels };
  }
  if (!provinceMap.data || !figures.data || !whole.data || !dataset || province === null) return { state: 'loading' };
  return {
    state: 'ready',
    screen: {
      ...chosen,
      filter,
      years,
      choice,
      leastRatio,
      province,
      provinces,
      area,
      selected: selectedWithin(selected, chosen.shownLevel),
      map: provinceMap.data,
      rows: figures.data,
      provinceRows: whole.data,
      calculation: calculation ? calculated : null,
      ...marks,
      directory,
      dataset,
      isRefreshing: needed.isPlaceholderData,
    },
  };
}

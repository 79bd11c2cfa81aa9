import { useMemo } from 'react';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { indicatorByNo, indicatorCount, type Indicator } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { withOptions } from '../../client/address.ts';
import type { AreaDirectory } from '../../client/area-directory.ts';
import { currentAddress, goTo, useAddress, useFilter, useOption } from '../../client/use-address.ts';
import { useDataset } from '../../client/use-dataset.ts';
import { useAreaDirectory, usePrevalence, useProvinceMap } from '../../client/use-figures.ts';
import { classMethods, type ClassMethod } from '../../map/class-breaks.ts';
import { mapLevels, type MapLevel } from '../../map/map-style.ts';
import { levelWithin, mapArea, movedIn, readManualBreaks, selectedWithin } from './map-model.ts';

export const mapLayers = ['prevalence', 'migration'] as const;
export type MapLayer = (typeof mapLayers)[number];

export const classNumbers = ['3', '4', '5', '6', '7'] as const;
const numbers = Array.from({ length: indicatorCount }, (_, i) => String(i + 1));
const notInEducation = '3';

/** How the figures are put into classes, as chosen in the address. */
export type ClassChoice = {
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
export function setMapOptions(options: Readonly<Record<string, string | null>>): void {
  goTo(withOptions(currentAddress(), options));
}

export type MapScreen = {
  readonly filter: Filter;
  readonly years: readonly number[];
  readonly layer: MapLayer;
  readonly level: MapLevel;
  /** The indicator that is drawn: the chosen one, or 8 on the high-migration layer. */
  readonly indicator: Indicator;
  readonly choice: ClassChoice;
  readonly province: string;
  readonly provinces: readonly string[];
  /** The filter's area as far as a map can show it. */
  readonly area: string | null;
  readonly selected: string | null;
  readonly select: (code: string | null) => void;
  readonly map: ProvinceMap;
  /** Figures of the areas that are drawn, every year: areas of the level, or communities. */
  readonly rows: readonly AreaPrevalence[];
  readonly provinceRows: readonly AreaPrevalence[];
  readonly directory: AreaDirectory;
  readonly isRefreshing: boolean;
};

export type MapScreenState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly state: 'ready'; readonly screen: MapScreen };

const select = (code: string | null): void => setMapOptions({ at: code });

/** Everything the map screen shows, for the filter and the options in the address. */
export function useMapScreen(): MapScreenState {
  const { filter, years } = useFilter();
  const { options } = useAddress();
  const { data: dataset } = useDataset();
  const directory = useAreaDirectory();
  const [layer] = useOption('layer', mapLayers, 'prevalence');
  const [chosenNo] = useOption('indicator', numbers, notInEducation);
  const [chosenLevel] = useOption('level', mapLevels, 'tambon');
  const choice = useClassChoice();
  const provinces = dataset?.provinces ?? [];
  const area = mapArea(filter.area);
  const asked = area === null ? options['province'] : codeAtLevel(area, 'province');
  const province = provinces.find((code) => code === asked) ?? provinces[0] ?? null;
  const level = layer === 'migration' ? 'tambon' : levelWithin(filter.area, chosenLevel);
  const everyYear: Filter = { ...filter, area: area ?? (provinces.length > 1 ? province : null), surveyYearBE: null };

  const provinceMap = useProvinceMap(province);
  const figures = usePrevalence(layer === 'migration' ? 'community' : level, everyYear);
  const whole = usePrevalence('province', { ...everyYear, area: null });

  const queries = [provinceMap, figures, whole];
  const error = queries.find((query) => query.error)?.error;
  if (error) {
    const retry = (): void => {
      for (const query of queries) if (query.error) void query.refetch();
    };
    return { state: 'failed', error, retry };
  }
  if (!provinceMap.data || !figures.data || !whole.data || province === null) return { state: 'loading' };
  return {
    state: 'ready',
    screen: {
      filter,
      years,
      layer,
      level,
      indicator: indicatorByNo(layer === 'migration' ? movedIn : Number(chosenNo)),
      choice,
      province,
      provinces,
      area,
      selected: selectedWithin(options['at'] ?? null, layer === 'migration' ? 'community' : level),
      select,
      map: provinceMap.data,
      rows: figures.data,
      provinceRows: whole.data,
      directory,
      isRefreshing: queries.some((query) => query.isPlaceholderData),
    },
  };
}

import type { AreaPrevalence, DatasetSummary } from '../../../shared/contract/analysis.ts';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import type { ClassMethod } from '../../../shared/drawing/class-breaks.ts';
import type { MapLevel } from '../../../shared/drawing/map-level.ts';
import { usualHighRatio } from '../../../shared/drawing/migration-model.ts';
import type { MapLayerName } from '../../../shared/drawing/layers/layer-drawing.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { AreaDirectory } from '../../client/questions/area-directory.ts';
import type { Answers } from '../../client/questions/use-answer.ts';

/** Numbers of classes that are offered. */
export const classNumbers = ['3', '4', '5', '6', '7'] as const;

/** From how many times the share of the rest a tambon can be called one of high migration. */
export const highRatios = ['1', '1.1', '1.25', '1.5', '2'] as const;
export const usualRatio = String(usualHighRatio) as (typeof highRatios)[number];

/** How the figures are put into classes, as chosen in the address. */
export type ClassChoice = {
  readonly method: ClassMethod;
  readonly count: (typeof classNumbers)[number];
  readonly manualText: string;
  readonly manual: readonly number[];
};

/** Everything the map screen shows. */
export type MapScreen = {
  readonly filter: Filter;
  readonly years: readonly number[];
  /** The years that are drawn: the filter's, or the last ones side by side. */
  readonly shownYears: readonly number[];
  readonly isSideBySide: boolean;
  readonly layer: MapLayerName;
  /** The level of what is drawn; communities are circles over the areas of `level`. */
  readonly shownLevel: AreaLevel;
  readonly level: MapLevel;
  /** The indicator that is drawn: the chosen one, 8 on the high-migration layer, one of five on the profile. */
  readonly indicator: Indicator;
  readonly choice: ClassChoice;
  readonly leastRatio: number;
  readonly province: string;
  readonly provinces: readonly string[];
  /** The filter's area as far as a map can show it. */
  readonly area: string | null;
  readonly selected: string | null;
  readonly map: ProvinceMap;
  /** Figures of the areas that are drawn, every year: areas of the level, or communities. */
  readonly rows: readonly AreaPrevalence[];
  readonly provinceRows: readonly AreaPrevalence[];
  /** What the layer calculates beside the figures, of each of `shownYears`; null on layers that calculate nothing. */
  readonly calculation: Answers<unknown> | null;
  /** What the engine says of an area that is drawn, in a year; null while it is being worked out. */
  readonly marksOf: (code: string, year: number) => AreaMarks | null;
  /** True where the areas of the level differ in an indicator by no more than chance would make them. */
  readonly isChance: (no: number, year: number) => boolean;
  readonly directory: AreaDirectory;
  readonly dataset: DatasetSummary;
  readonly isRefreshing: boolean;
};

import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AreaPrevalence, Headline } from '../../../shared/contract/analysis.ts';
import type { Filter, PopulationGroup } from '../../../shared/contract/filter.ts';
import type { GapsAnswer } from '../../../shared/contract/gaps.ts';
import type { AreaMarks, MarksAsk } from '../../../shared/contract/marks.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { codeAtLevel, levelOfCode, parentLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { AreaDirectory } from '../../client/questions/area-directory.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { gapsQuestion, headlinesQuestion, prevalenceQuestion } from '../../client/questions/questions.ts';
import { together, useAnswer } from '../../client/questions/use-answer.ts';
import { useAreaDirectory } from '../../client/questions/use-area-directory.ts';
import { tableLevels, useLevel, type TableLevel } from '../../client/address/use-level.ts';
import { useMarks, type MarksFound } from '../../client/questions/use-marks.ts';
import type { Language } from '../../../shared/format/language.ts';
import { useLanguage } from '../../ui/locale.tsx';
import type { HeatRow } from './heat-model.ts';

const ofYear = (rows: readonly AreaPrevalence[] | undefined, year: number | null): readonly AreaPrevalence[] =>
  (rows ?? []).filter((row) => row.surveyYearBE === year);

function rowsOf(
  figures: readonly AreaPrevalence[],
  silent: readonly string[],
  directory: AreaDirectory,
  marksOf: (code: string) => AreaMarks | null,
  ask: { readonly level: TableLevel; readonly area: string | null; readonly language: Language },
): HeatRow[] {
  const { area, language, level } = ask;
  const above = parentLevel(level);
  const parent = (code: string): string | null => {
    if (above === null || above === 'province') return null;
    const parentCode = codeAtLevel(code, above);
    // The filter's own area is said in the title.
    return parentCode === area ? null : directory.nameOf(parentCode, language);
  };
  const row = (code: string, own: AreaPrevalence | null): HeatRow => ({
    code,
    name: directory.nameOf(code, language),
    parent: parent(code),
    figures: own,
    marks: marksOf(code),
  });
  return [
    ...figures.map((own) => row(own.areaCode, own)),
    ...silent.filter((code) => level === 'community' && directory.get(code)).map((code) => row(code, null)),
  ];
}

/** What the engine says about the figures on screen; everything is null while it is being worked out. */
export type OverviewMarks = {
  /** Of an area of the table, of the filter's area, or of a province. */
  readonly of: (areaCode: string) => AreaMarks | null;
  /** The loaded years, in the order of `byYear`. */
  readonly years: readonly number[];
  /** True while nothing is known of the areas of the table. */
  readonly areWaiting: boolean;
  /** True where the areas of the table differ in an indicator by no more than chance would make them. */
  readonly isChance: (no: number) => boolean;
  readonly error: MarksFound['error'];
  readonly retry: MarksFound['retry'];
};

/**
 * Marks of the figures on screen. While a new filter is being answered these are still those of the filter before;
 * marks follow the figures, so that they never stand beside those of another filter.
 */
function useOverviewMarks(asked: MarksAsk, areShown: boolean, wholeLevel: AreaLevel): OverviewMarks {
  const [shown, setShown] = useState(asked);
  if (areShown && JSON.stringify(asked) !== JSON.stringify(shown)) setShown(asked);
  const province: MarksAsk = { level: 'province', filter: { ...asked.filter, area: null } };
  const whole: MarksAsk = { level: wholeLevel, filter: asked.filter };
  const found = useMarks([shown, asked, province, whole]);
  const table = found.answerTo(shown);
  const ofProvince = areShown ? found.answerTo(province) : null;
  const ofWhole = areShown ? found.answerTo(whole) : null;
  const of = useMemo(() => {
    const rows = [ofProvince, ofWhole, table].flatMap((answer) => answer?.rows ?? []);
    const byCode = new Map(rows.map((row) => [row.areaCode, row]));
    return (areaCode: string) => byCode.get(areaCode) ?? null;
  }, [table, ofProvince, ofWhole]);
  return {
    of,
    years: table?.years ?? [],
    areWaiting: table === null,
    isChance: (no) => table?.noMoreThanChance[no - 1] ?? false,
    error: found.error,
    retry: found.retry,
  };
}

export type Overview = {
  readonly filter: Filter;
  readonly level: TableLevel;
  readonly setLevel: (level: TableLevel) => void;
  readonly yearBefore: number | null;
  readonly rows: readonly HeatRow[];
  readonly marks: OverviewMarks;
  /** The whole province of an area under the same filter without its area. */
  readonly provinceOf: (areaCode: string) => AreaPrevalence | null;
  /** What the filter's area, or without one the only province, comes to in the year. */
  readonly whole: AreaPrevalence | null;
  /** Migrant against Thai children of the same whole; not asked where the filter has one group only. */
  readonly groups: UseQueryResult<GapsAnswer>;
  /** Headline counts, and the group of children they count. */
  readonly headlines: {
    readonly now: Headline | null;
    readonly before: Headline | null;
    readonly group: PopulationGroup;
  };
  /** Communities of other years that did not report in this one. */
  readonly silentCommunities: readonly string[];
  readonly directory: AreaDirectory;
  readonly isLoading: boolean;
  /** True while the figures on screen belong to the filter before. */
  readonly isRefreshing: boolean;
  readonly error: unknown;
  readonly retry: () => void;
};

/** Everything that the overview shows, for the filter in the address. */
export function useOverview(): Overview {
  const { filter, years } = useFilter();
  const { language } = useLanguage();
  const directory = useAreaDirectory();
  const [level, setLevel] = useLevel(tableLevels, 'tambon');
  const year = filter.surveyYearBE;
  const yearBefore = years.findLast((each) => year !== null && each < year) ?? null;
  const everyYear: Filter = { ...filter, surveyYearBE: null };

  const table = useAnswer(prevalenceQuestion, { level, filter });
  const provinces = useAnswer(prevalenceQuestion, { level: 'province', filter: { ...everyYear, area: null } });
  const wholeLevel = filter.area === null ? 'province' : (levelOfCode(filter.area) ?? 'province');
  const whole = useAnswer(prevalenceQuestion, { level: wholeLevel, filter });
  const reporting = useAnswer(prevalenceQuestion, {
    level: 'community',
    filter: { ...noFilter, surveyYearBE: year, area: filter.area },
  });
  const headlines = useAnswer(headlinesQuestion, everyYear);
  const groups = useAnswer(gapsQuestion, filter.group === 'all' ? { filter, by: 'group' } : null);

  const silentCommunities = useMemo(() => {
    if (!reporting.data) return [];
    const reported = new Set(reporting.data.map((row) => row.areaCode));
    return directory
      .atLevel('community')
      .filter((area) => !reported.has(area.code) && area.code.startsWith(filter.area ?? ''))
      .map((area) => area.code);
  }, [reporting.data, directory, filter.area]);

  const marks = useOverviewMarks({ level, filter }, !table.isPlaceholderData, wholeLevel);
  const marksOf = marks.of;
  const rows = useMemo(
    () => rowsOf(table.data ?? [], silentCommunities, directory, marksOf, { level, area: filter.area, language }),
    [table.data, silentCommunities, directory, marksOf, level, filter.area, language],
  );
  const provinceOf = useMemo(() => {
    const byCode = new Map(ofYear(provinces.data, year).map((row) => [row.areaCode, row]));
    return (areaCode: string) => byCode.get(codeAtLevel(areaCode, 'province')) ?? null;
  }, [provinces.data, year]);

  const only = (found: readonly AreaPrevalence[]): AreaPrevalence | null =>
    found.length === 1 ? (found[0] ?? null) : null;
  const headlineOf = (wanted: number | null) => headlines.data?.rows.find((row) => row.surveyYearBE === wanted) ?? null;
  const needed = together([table, provinces, whole, reporting, headlines]);
  return {
    filter,
    level,
    setLevel,
    yearBefore,
    rows,
    marks,
    provinceOf,
    whole: only(ofYear(whole.data, year)),
    groups,
    headlines: {
      now: headlineOf(year),
      before: headlineOf(yearBefore),
      group: headlines.data?.filter.group ?? filter.group,
    },
    silentCommunities,
    directory,
    isLoading: needed.isPending,
    isRefreshing: needed.isPlaceholderData,
    error: needed.error ?? marks.error,
    retry: () => {
      needed.retry();
      marks.retry();
    },
  };
}

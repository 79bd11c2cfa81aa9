import { tableLevels } from '../../client/address/use-level.ts';
import { useCallback, useMemo, useRef } from 'react';
import type { DatasetSummary } from '../../../shared/contract/analysis.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { compareNames } from '../../../shared/format/collation.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { withOptions } from '../../client/address/address.ts';
import {
  currentAddress,
  goTo,
  goToScreen,
  useAddress,
  useFilter,
  useOption,
} from '../../client/address/use-address.ts';
import { Action } from '../../ui/action.tsx';
import { PageFailure } from '../../ui/data-page.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import type { Messages } from '../../ui/messages.ts';
import { EmptyState } from '../../ui/notice.tsx';
import { Loading, useIsSlow } from '../../ui/progress.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { CellDetail } from './cell-detail.tsx';
import { HeadlineStrip } from './headline-strip.tsx';
import {
  hiddenFigures,
  indicatorGroups,
  indicatorsOfGroup,
  parseSort,
  printSort,
  scaleTop,
  sortRows,
  type HeatSort,
} from './heat-model.ts';
import { readRow } from '../../../shared/figures/figure-reading.ts';
import { MostlyHidden } from '../../figures/mostly-hidden.tsx';
import { HeatLegend } from './heat-legend.tsx';
import { HeatTable, type HeatPlace } from './heat-table.tsx';
import { HeatToolbar } from './heat-toolbar.tsx';
import { useOverview, type Overview } from './use-overview.ts';
import './overview-page.css';

/** The filter in words, without year and area, which the title says. */
function filterWords(filter: Filter, texts: Messages['filter']): string {
  const parts = [
    ...(filter.sex ? [texts.sexes[filter.sex]] : []),
    ...(filter.ageBands ?? []).map((band) => texts.ageBands[band]),
    ...(filter.group === 'all' ? [] : [texts.groups[filter.group]]),
  ];
  return parts.join(' · ');
}

/** What is selected in the table, from the address. */
function useSelection(): { readonly place: HeatPlace | null; readonly select: (place: HeatPlace | null) => void } {
  const { options } = useAddress();
  const code = options['at'] ?? null;
  const no = Number(options['indicator'] ?? 0);
  const place = useMemo(
    () => (code !== null && levelOfCode(code) !== null && no >= 1 && no <= 22 ? { code, no } : null),
    [code, no],
  );
  const select = useCallback((next: HeatPlace | null) => {
    goTo(withOptions(currentAddress(), { at: next?.code ?? null, ...(next ? { indicator: String(next.no) } : {}) }));
  }, []);
  return { place, select };
}

function useSort(): readonly [HeatSort, (sort: HeatSort) => void] {
  const { options } = useAddress();
  const text = options['sort'];
  const sort = useMemo(() => parseSort(text), [text]);
  const set = useCallback((next: HeatSort) => goTo(withOptions(currentAddress(), { sort: printSort(next) })), []);
  return [sort, set];
}

function Figures(props: { readonly overview: Overview }) {
  const { overview } = props;
  const { setFilter } = useFilter();
  const { language } = useLanguage();
  const messages = useMessages();
  const { place, select } = useSelection();
  const [sort, setSort] = useSort();
  const [group, setGroup] = useOption('show', indicatorGroups, 'all');
  const isSlow = useIsSlow(overview.isRefreshing);
  const { directory, filter, level, provinceOf, rows } = overview;
  const { whole } = overview;
  const marksOf = overview.marks.of;
  const sorted = useMemo(() => sortRows(rows, sort, compareNames(language)), [rows, sort, language]);
  const shown = useMemo(() => indicatorsOfGroup(group), [group]);
  const hidden = useMemo(() => hiddenFigures(rows, shown), [rows, shown]);
  const tops = useMemo(() => {
    const reported = rows.flatMap(({ figures, marks }) => (figures ? [{ figures, marks }] : []));
    const province = reported[0] ? provinceOf(reported[0].figures.areaCode) : null;
    return new Map(
      shown.map(({ no }) => [
        no,
        scaleTop(
          reported.map(({ figures, marks }) => readRow(figures, no, marks)),
          province ? readRow(province, no) : null,
        ),
      ]),
    );
  }, [rows, shown, provinceOf]);
  const pinned = useMemo(() => {
    const first = rows[0];
    const province = first ? provinceOf(first.code) : whole;
    return [province, whole?.areaCode === filter.area && whole !== province ? whole : null]
      .filter((figures) => figures !== null)
      .map((figures) => ({
        code: figures.areaCode,
        name: messages.common.areaTitles[levelOfCode(figures.areaCode) ?? 'province'](
          directory.nameOf(figures.areaCode, language),
        ),
        parent: null,
        figures,
        marks: marksOf(figures.areaCode),
      }));
  }, [rows, provinceOf, marksOf, whole, filter.area, directory, language, messages]);
  const body = useRef<HTMLDivElement>(null);
  const closeDetail = () => {
    select(null);
    // The focus goes back to the figure that was looked at.
    body.current?.querySelector<HTMLElement>('[data-c][tabindex="0"]')?.focus();
  };
  return (
    <div className="overview-body" ref={body}>
      <section className="overview-table" data-refreshing={isSlow || undefined} aria-busy={isSlow}>
        <HeatToolbar
          level={level}
          onLevel={overview.setLevel}
          group={group}
          onGroup={setGroup}
          count={rows.length}
          isRefreshing={isSlow}
        />
        <MostlyHidden count={hidden} />
        {rows.length === 0 ? (
          <EmptyState icon="people" title={messages.overview.emptyTitle} text={messages.overview.emptyText} />
        ) : (
          <HeatTable
            rows={sorted}
            pinned={pinned}
            indicators={shown}
            tops={tops}
            sort={sort}
            selected={place}
            provinceOf={provinceOf}
            marks={overview.marks}
            onSort={setSort}
            onSelect={select}
            onArea={level === 'community' ? null : (code) => setFilter({ area: code })}
          />
        )}
        <HeatLegend />
      </section>
      <aside className="overview-panel">
        {place ? (
          <CellDetail key={`${place.code}:${place.no}`} place={place} overview={overview} onClose={closeDetail} />
        ) : (
          <AnswerPanel overview={overview} onSelect={select} onSort={setSort} />
        )}
      </aside>
    </div>
  );
}

/** Which children and communities, with which problems: headline counts, the heat table, the answer in words. */
export function OverviewPage(props: { readonly dataset: DatasetSummary }) {
  const overview = useOverview();
  const { language } = useLanguage();
  const messages = useMessages();
  const { directory, filter, headlines } = overview;
  if (overview.error) return <PageFailure error={overview.error} onRetry={overview.retry} larger={tableLevels} />;
  if (overview.isLoading) return <Loading />;
  const place = filter.area ?? props.dataset.provinces[0] ?? '';
  return (
    <div className="overview-page">
      <HeadlineStrip
        title={messages.common.areaTitles[levelOfCode(place) ?? 'province'](directory.nameOf(place, language))}
        subtitle={filterWords(filter, messages.filter)}
        isPartial={filter.sex !== null || filter.ageBands !== null || filter.group !== 'all'}
        group={headlines.group}
        filter={filter}
        now={headlines.now}
        before={headlines.before}
        action={
          <Action look="primary" icon="map" onPress={() => goToScreen('map')}>
            {messages.overview.toMap}
          </Action>
        }
      />
      <Figures overview={overview} />
    </div>
  );
}

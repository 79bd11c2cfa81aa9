import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { areaFigure, type AreaFigure } from '../../../shared/drawing/area-figure.ts';
import type { Measure } from '../../../shared/drawing/map-model.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import { inFraction } from '../../../shared/figures/figure-reading.ts';
import type { Language } from '../../../shared/format/language.ts';
import { formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { goToScreen, useFilter } from '../../client/address/use-address.ts';
import { selectArea } from '../../client/address/use-selection.ts';
import { useFigureWords, type FigureWords } from '../../figures/figure-words.ts';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { Action } from '../../ui/action.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import type { Column } from '../../ui/table-model.ts';
import { FigureBlock } from './figure-block.tsx';
import type { YearDrawing } from './layers/layer.ts';
import { mapLayers } from './map-layers.ts';
import type { MapScreen } from './map-screen.ts';
import { useMapTexts } from './map-texts.ts';
import './map-detail.css';

/** An area in one of the loaded years; null where it did not report. */
type YearFigure = { readonly year: number; readonly figure: AreaFigure | null };

function yearColumns(
  texts: MapTexts,
  words: FigureWords,
  measure: Measure,
  language: Language,
): readonly Column<YearFigure>[] {
  const isCompleteness = measure === 'completeness';
  const value = ({ figure }: YearFigure): string => {
    if (!figure) return '–';
    if (isCompleteness) return figure.completeness === null ? '–' : formatPercent(figure.completeness);
    return figure.prevalence === null || figure.state === 'uncertain' ? '–' : words.value(figure);
  };
  const quiet = { align: 'number', attributes: () => ({ className: 'muted' }) } as const;
  return [
    {
      key: 'year',
      heading: texts.year,
      isRowHeader: true,
      value: ({ year }) => year,
      cell: ({ year }) => formatYearShort(year, language),
    },
    {
      key: 'percent',
      heading: texts.percent,
      align: 'number',
      value: ({ figure }) => (figure ? (isCompleteness ? figure.completeness : words.cell(figure)) : null),
      cell: value,
    },
    {
      key: 'interval',
      heading: texts.intervalShort,
      ...quiet,
      value: ({ figure }) => (isCompleteness || !figure?.interval ? '–' : formatInterval(figure.interval)),
    },
    { key: 'counts', heading: texts.yesKnown, ...quiet, value: ({ figure }) => (figure ? inFraction(figure) : '–') },
  ];
}

/** A hidden year says so over all its figures. */
const hiddenWords =
  (texts: MapTexts) =>
  ({ figure }: YearFigure): ReactNode =>
    figure?.state === 'hidden' ? (
      <span className="muted" title={texts.hiddenHelp}>
        {texts.hidden}
      </span>
    ) : null;

function YearTable(props: { readonly screen: MapScreen; readonly code: string; readonly no: number }) {
  const { screen, code, no } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const words = useFigureWords();
  const rows = [...screen.rows, ...screen.provinceRows];
  const figures = screen.years.map((year): YearFigure => {
    const row = rows.find((each) => each.areaCode === code && each.surveyYearBE === year);
    return { year, figure: row ? areaFigure(row, no, screen.marksOf(code, year)) : null };
  });
  return (
    <DataTable
      look="bare"
      className="map-years"
      caption={texts.byYear}
      columns={yearColumns(texts, words, mapLayers[screen.layer].measure, language)}
      rows={figures}
      rowKey={({ year }) => year}
      rowAttributes={({ year }) => ({ 'data-current': year === screen.filter.surveyYearBE || undefined })}
      instead={hiddenWords(texts)}
    />
  );
}

/**
 * One area or community: what the layer says of it, figures of the year with their worth, then by year. It is mounted
 * anew for each area (by its key), so that it starts at its top.
 */
export function MapDetail(props: {
  readonly screen: MapScreen;
  readonly code: string;
  readonly name: string;
  readonly drawn: YearDrawing | null;
}) {
  const { screen, code, name, drawn } = props;
  const layer = mapLayers[screen.layer];
  const texts = useMapTexts();
  const { common } = useMessages();
  const { language } = useLanguage();
  const { setFilter } = useFilter();
  const nameOf = (each: string): string => screen.directory.nameOf(each, language);
  const year = drawn?.year ?? screen.filter.surveyYearBE;
  const ofYear = (row: AreaPrevalence): boolean => row.surveyYearBE === year;
  const own = [...screen.rows, ...screen.provinceRows].find((row) => row.areaCode === code && ofYear(row)) ?? null;
  const province = screen.provinceRows.find((row) => code.startsWith(row.areaCode) && ofYear(row)) ?? null;
  const above = screen.directory.pathOf(code).slice(0, -1).toReversed();
  const level = levelOfCode(code);
  const shown = layer.indicatorsInDetail(screen.indicator.no).map(indicatorByNo);
  const marks = own ? screen.marksOf(code, own.surveyYearBE) : null;
  const top = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    top.current?.closest('.map-tab-panel')?.scrollTo({ top: 0 });
  }, []);
  return (
    <div className="map-detail" ref={top}>
      <header>
        <h2>{name}</h2>
        <p className="small muted">
          {[level ? common.levels[level] : null, ...above.map((area) => screen.directory.nameOf(area.code, language))]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      </header>
      {own ? (
        <>
          {drawn ? layer.detail({ screen, code, nameOf, content: drawn.content, own, marks, province }) : null}
          {shown.map((indicator) => (
            <FigureBlock
              key={indicator.no}
              indicator={indicator}
              figure={areaFigure(own, indicator.no, marks)}
              reference={province && province.areaCode !== code ? areaFigure(province, indicator.no) : null}
              context={{ marks, years: screen.years, isChance: screen.isChance(indicator.no, own.surveyYearBE) }}
              measure={layer.measure}
              ask={indicatorAsk(
                indicator.no,
                { ...screen.filter, area: code, surveyYearBE: own.surveyYearBE },
                drawn ? layer.receiptPart(screen, drawn.content, code) : null,
              )}
            />
          ))}
        </>
      ) : (
        <p>{texts.notReported}</p>
      )}
      <YearTable screen={screen} code={code} no={screen.indicator.no} />
      <div className="map-actions">
        {level === 'province' || code === screen.filter.area ? null : (
          <Action size="small" icon="search" onPress={() => setFilter({ area: code })}>
            {texts.filterTo}
          </Action>
        )}
        <Action
          size="small"
          icon="overview"
          onPress={() =>
            goToScreen('overview', {
              at: code,
              indicator: String(screen.indicator.no),
              level: level === 'community' ? 'community' : null,
            })
          }
        >
          {texts.toOverview}
        </Action>
        {code === screen.selected ? (
          <Action size="small" look="quiet" icon="close" onPress={() => selectArea(null)}>
            {texts.unselect}
          </Action>
        ) : null}
      </div>
    </div>
  );
}

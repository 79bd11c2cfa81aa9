import { useLayoutEffect, useRef } from 'react';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import { indicatorByNo, type Indicator } from '../../../shared/cpms/indicators.ts';
import { formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { codeAtLevel, levelOfCode } from '../../../shared/geo/area-codes.ts';
import { goToScreen, useFilter } from '../../client/address/use-address.ts';
import { selectArea } from '../../client/address/use-selection.ts';
import { Action } from '../../ui/action.tsx';
import { inFraction } from '../../../shared/figures/figure-reading.ts';
import { useFigureWords } from '../../figures/figure-words.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { areaFigure, profileIndicators, type AreaFigure } from '../../../shared/drawing/area-figure.ts';
import { FigureBlock } from './figure-block.tsx';
import { hotSpotPart, hotSpotsAskOf } from '../../../shared/drawing/hot-spot-model.ts';
import { IntervalLine, intervalScale } from './interval-line.tsx';
import type { YearDrawing } from './map-drawing.ts';
import { movedIn, noThaiNationality } from '../../../shared/drawing/map-model.ts';
import { useMapTexts } from './map-texts.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import { MigrationBlock } from './migration-list.tsx';
import { highMigrationAskOf } from '../../../shared/drawing/migration-model.ts';
import type { Pair } from '../../../shared/drawing/pair-model.ts';
import { SpotBlock } from './spot-block.tsx';
import type { MapLayer, MapScreen } from './use-map-screen.ts';
import './map-detail.css';

function YearRow(props: {
  readonly year: number;
  readonly isCurrent: boolean;
  readonly figure: AreaFigure | null;
  readonly isCompleteness: boolean;
}) {
  const { year, isCurrent, figure, isCompleteness } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const words = useFigureWords();
  const value = (): string => {
    if (!figure) return '–';
    if (isCompleteness) return figure.completeness === null ? '–' : formatPercent(figure.completeness);
    return figure.prevalence === null || figure.state === 'uncertain' ? '–' : words.value(figure);
  };
  return (
    <tr data-current={isCurrent || undefined}>
      <th scope="row">{formatYearShort(year, language)}</th>
      {figure?.state === 'hidden' ? (
        <td className="muted" colSpan={3} title={texts.hiddenHelp}>
          {texts.hidden}
        </td>
      ) : (
        <>
          <td className="number">{value()}</td>
          <td className="number muted">
            {isCompleteness || !figure?.interval ? '–' : formatInterval(figure.interval)}
          </td>
          <td className="number muted">{figure ? inFraction(figure) : '–'}</td>
        </>
      )}
    </tr>
  );
}

function YearTable(props: { readonly screen: MapScreen; readonly code: string; readonly no: number }) {
  const { screen, code, no } = props;
  const texts = useMapTexts();
  const rows = [...screen.rows, ...screen.provinceRows];
  return (
    <table className="map-years">
      <caption>{texts.byYear}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.year}</th>
          <th scope="col" className="number">
            {texts.percent}
          </th>
          <th scope="col" className="number">
            {texts.intervalShort}
          </th>
          <th scope="col" className="number">
            {texts.yesKnown}
          </th>
        </tr>
      </thead>
      <tbody>
        {screen.years.map((year) => {
          const row = rows.find((each) => each.areaCode === code && each.surveyYearBE === year);
          return (
            <YearRow
              key={year}
              year={year}
              isCurrent={year === screen.filter.surveyYearBE}
              figure={row ? areaFigure(row, no, screen.marksOf(code, year)) : null}
              isCompleteness={screen.layer === 'completeness'}
            />
          );
        })}
      </tbody>
    </table>
  );
}

/** The five sides of migration of one area, one under the other and never added up. */
function ProfileBlock(props: {
  readonly own: AreaPrevalence;
  readonly marks: AreaMarks | null;
  readonly province: AreaPrevalence | null;
}) {
  const { marks, own, province } = props;
  const texts = useMapTexts();
  const words = useFigureWords();
  const figures = profileIndicators.map((no) => ({
    no,
    figure: areaFigure(own, no, marks),
    reference: province ? areaFigure(province, no) : null,
  }));
  const top = intervalScale(figures.flatMap(({ figure, reference }) => (reference ? [figure, reference] : [figure])));
  return (
    <section className="map-profile" aria-label={texts.profile}>
      <dl>
        {figures.map(({ no, figure, reference }) => (
          <div key={no}>
            <dt>{texts.profiles[no]}</dt>
            <dd className="map-profile-line">
              <IntervalLine figure={figure} reference={reference} top={top} />
            </dd>
            <dd className="number">
              {figure.state === 'no-answer' || figure.state === 'no-eligible' ? '–' : words.value(figure)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{texts.profileCaution}</p>
    </section>
  );
}

function pairWords({ place }: Pair, indicator: Indicator, texts: MapTexts): string | null {
  if (place === null) return null;
  if (place.migration === 3 && place.other === 3) return texts.pairBoth;
  const side = (no: number, third: 1 | 2 | 3): string => `${texts.otherShort(String(no))}: ${texts.pairPlaces[third]}`;
  return [side(movedIn, place.migration), side(indicator.no, place.other)].join(' · ');
}

/** What the layer adds above the figures of an area. */
function LayerBlock(props: {
  readonly screen: MapScreen;
  readonly code: string;
  readonly drawn: YearDrawing | null;
  readonly own: AreaPrevalence;
  readonly province: AreaPrevalence | null;
}) {
  const { screen, code, drawn, own, province } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const content = drawn?.content;
  if (content?.kind === 'hot-spots' && content.answer) {
    const row = content.spots.get(code);
    return row ? <SpotBlock row={row} answer={content.answer} /> : null;
  }
  if (content?.kind === 'pair') {
    const pair = content.pairs.get(code);
    const words = pair ? pairWords(pair, screen.indicator, texts) : null;
    return words === null ? null : <p className="map-pair-words">{words}</p>;
  }
  if (content?.kind === 'classes' && content.migration) {
    const row = content.migration.rows.get(codeAtLevel(code, 'tambon') ?? '');
    return row ? (
      <MigrationBlock
        row={row}
        name={screen.directory.nameOf(row.areaCode, language)}
        ask={indicatorAsk(
          movedIn,
          { ...screen.filter, area: row.areaCode, surveyYearBE: own.surveyYearBE },
          hotSpotPart(highMigrationAskOf(screen.filter)),
        )}
      />
    ) : null;
  }
  return screen.layer === 'profile' ? (
    <ProfileBlock own={own} marks={screen.marksOf(code, own.surveyYearBE)} province={province} />
  ) : null;
}

const pairsWith = (no: number): readonly number[] => [movedIn, no];
/** Indicators whose figures the detail shows, by layer. */
const shownIndicators: Readonly<Record<MapLayer, (no: number) => readonly number[]>> = {
  prevalence: (no) => [no],
  migration: () => [movedIn, noThaiNationality],
  profile: (no) => [no],
  'hot-spots': (no) => [no],
  pair: pairsWith,
  completeness: (no) => [no],
};

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
  const texts = useMapTexts();
  const { common } = useMessages();
  const { language } = useLanguage();
  const { setFilter } = useFilter();
  const year = drawn?.year ?? screen.filter.surveyYearBE;
  const ofYear = (row: AreaPrevalence): boolean => row.surveyYearBE === year;
  const own = [...screen.rows, ...screen.provinceRows].find((row) => row.areaCode === code && ofYear(row)) ?? null;
  const province = screen.provinceRows.find((row) => code.startsWith(row.areaCode) && ofYear(row)) ?? null;
  const above = screen.directory.pathOf(code).slice(0, -1).toReversed();
  const level = levelOfCode(code);
  const shown = shownIndicators[screen.layer](screen.indicator.no).map(indicatorByNo);
  const marks = own ? screen.marksOf(code, own.surveyYearBE) : null;
  const hasSpot = drawn?.content.kind === 'hot-spots' && drawn.content.spots.has(code);
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
          <LayerBlock screen={screen} code={code} drawn={drawn} own={own} province={province} />
          {shown.map((indicator) => (
            <FigureBlock
              key={indicator.no}
              indicator={indicator}
              figure={areaFigure(own, indicator.no, marks)}
              reference={province && province.areaCode !== code ? areaFigure(province, indicator.no) : null}
              context={{ marks, years: screen.years, isChance: screen.isChance(indicator.no, own.surveyYearBE) }}
              measure={screen.layer === 'completeness' ? 'completeness' : 'prevalence'}
              ask={indicatorAsk(
                indicator.no,
                { ...screen.filter, area: code, surveyYearBE: own.surveyYearBE },
                hasSpot ? hotSpotPart(hotSpotsAskOf(screen.indicator.no, screen.shownLevel, screen.filter)) : null,
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

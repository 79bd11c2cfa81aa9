import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { indicatorByNo, type Indicator } from '../../../shared/cpms/indicators.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { goToScreen, useFilter } from '../../client/address/use-address.ts';
import { prevalenceQuestion } from '../../client/questions/questions.ts';
import { useAnswers } from '../../client/questions/use-answer.ts';
import { Action, IconAction } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { NotAnswered } from '../../ui/not-answered.tsx';
import { Loading } from '../../ui/progress.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { ReceiptAction } from '../../figures/receipt-dialog.tsx';
import { ageSexFigures, ageSexQuestions } from './detail-model.ts';
import { FigureCard } from '../../figures/figure-card.tsx';
import { readRow, type FigureReading } from '../../../shared/figures/figure-reading.ts';
import type { HeatPlace } from './heat-table.tsx';
import { useCellWords } from './use-cell-words.ts';
import type { Overview, OverviewMarks } from './use-overview.ts';
import './cell-detail.css';

const AreaTrend = lazy(async () => ({ default: (await import('../../charts/area-trend.tsx')).AreaTrend }));
const AgeSexChart = lazy(async () => ({ default: (await import('./age-sex-chart.tsx')).AgeSexChart }));

function Composition(props: { readonly cell: FigureReading }) {
  const { cell } = props;
  const { detail } = useMessages();
  const yes = cell.yes ?? 0;
  const known = cell.known ?? 0;
  const all = known + cell.unknown;
  const width = (count: number) => ({ width: all > 0 ? `${(count / all) * 100}%` : '0' });
  return (
    <div className="composition">
      <div className="composition-bar" aria-hidden="true">
        <span className="composition-yes" style={width(yes)} />
        <span className="composition-no" style={width(known - yes)} />
        <span className="composition-unknown" style={width(cell.unknown)} />
      </div>
      <dl className="composition-key">
        <div data-part="yes">
          <dt>{detail.yes}</dt>
          <dd>{formatCount(yes)}</dd>
        </div>
        <div data-part="no">
          <dt>{detail.no}</dt>
          <dd>{formatCount(known - yes)}</dd>
        </div>
        <div data-part="unknown">
          <dt>{detail.unknown}</dt>
          <dd>{formatCount(cell.unknown)}</dd>
        </div>
        <div>
          <dt>{detail.completeness}</dt>
          <dd>{cell.completeness === null ? '–' : formatPercent(cell.completeness)}</dd>
        </div>
      </dl>
    </div>
  );
}

function Living(props: { readonly figures: AreaPrevalence; readonly indicator: Indicator }) {
  const { figures, indicator } = props;
  const { detail } = useMessages();
  const yes = figures.livingYes[indicator.no - 17] ?? null;
  const known = figures.livingKnown[indicator.no - 17] ?? null;
  if (yes === null || known === null || known === 0) return null;
  return (
    <p className="detail-living">
      <span className="muted">{detail.living}</span>
      <strong>{detail.livingText(formatCount(yes), formatCount(known), formatPercent(yes / known))}</strong>
    </p>
  );
}

function Figure(props: {
  readonly figures: AreaPrevalence;
  readonly indicator: Indicator;
  readonly province: AreaPrevalence | null;
  readonly about: OverviewMarks;
}) {
  const { about, figures, indicator, province } = props;
  const marks = about.of(figures.areaCode);
  const reading = readRow(figures, indicator.no, marks);
  const reference = province && province.areaCode !== figures.areaCode ? readRow(province, indicator.no) : null;
  const { counts } = useCellWords();
  if (reading.prevalence === null || reading.interval === null) return <p>{counts(reading)}</p>;
  return (
    <>
      <FigureCard
        reading={reading}
        reference={reference}
        context={{ marks, years: about.years, isChance: about.isChance(indicator.no) }}
        counts={counts(reading)}
      />
      <Composition cell={reading} />
      {indicator.unit === 'household' ? <Living figures={figures} indicator={indicator} /> : null}
    </>
  );
}

function Charts(props: { readonly place: HeatPlace; readonly filter: Filter; readonly indicator: Indicator }) {
  const { filter, indicator, place } = props;
  const { years } = useFilter();
  const { detail } = useMessages();
  const level = levelOfCode(place.code) ?? 'province';
  const ageSex = useAnswers(prevalenceQuestion, ageSexQuestions(indicator, level, place.code, filter));
  const answers = useMemo(() => ageSex.answers.filter((rows) => rows !== null), [ageSex.answers]);
  const bands = useMemo(() => ageSexFigures(indicator, answers), [indicator, answers]);
  if (!ageSex.error && answers.length < ageSex.answers.length) return <Loading />;
  return (
    <Suspense fallback={<Loading />}>
      {years.length > 1 ? (
        <AreaTrend
          title={detail.trend}
          height={150}
          indicator={indicator.no}
          ownName={detail.areaHere}
          filter={{ ...filter, area: place.code }}
        />
      ) : (
        <p className="small muted">{detail.noTrend}</p>
      )}
      {ageSex.error ? (
        <NotAnswered error={ageSex.error} onRetry={ageSex.again} />
      ) : answers.length > 0 ? (
        <AgeSexChart bands={bands} />
      ) : null}
    </Suspense>
  );
}

/** Everything about one figure: interval, denominator, completeness, comparison, by year, by age and sex. */
export function CellDetail(props: {
  readonly place: HeatPlace;
  readonly overview: Overview;
  readonly onClose: () => void;
}) {
  const { overview, place } = props;
  const { setFilter } = useFilter();
  const { language } = useLanguage();
  const { common, detail, indicatorTexts, overview: texts } = useMessages();
  const indicator = indicatorByNo(place.no);
  const { directory, filter } = overview;
  const province = overview.provinceOf(place.code);
  const figures =
    overview.rows.find((row) => row.code === place.code)?.figures ??
    [province, overview.whole].find((row) => row?.areaCode === place.code) ??
    null;
  const above = directory.pathOf(place.code).slice(0, -1).toReversed();
  const level = levelOfCode(place.code);
  const heading: ReactNode = (
    <header className="detail-head">
      <div>
        <h2>{common.areaTitles[level ?? 'province'](directory.nameOf(place.code, language))}</h2>
        <p className="small muted">
          {above.map((area) => directory.nameOf(area.code, language)).join(' · ')}
          {filter.surveyYearBE === null ? null : ` · ${common.year(formatYear(filter.surveyYearBE, language))}`}
        </p>
      </div>
      <IconAction label={detail.close} icon="close" onPress={props.onClose} />
    </header>
  );
  return (
    <section className="cell-detail" aria-label={detail.title}>
      {heading}
      <div>
        <h3>{indicatorTexts.numbered(String(indicator.no), indicator[language])}</h3>
        <p className="small muted">
          {indicator.ages
            ? indicatorTexts.countsChildren(String(indicator.ages.from), String(indicator.ages.to))
            : indicatorTexts.countsHouseholds}
          {` · ${indicatorTexts.kindMeanings[indicator.kind]}`}
        </p>
      </div>
      {figures ? (
        <Figure figures={figures} indicator={indicator} province={province} about={overview.marks} />
      ) : (
        <p>{texts.emptyText}</p>
      )}
      {figures ? (
        <div className="detail-actions">
          <ReceiptAction ask={indicatorAsk(place.no, { ...filter, area: place.code })} />
        </div>
      ) : null}
      {figures ? <Charts place={place} filter={filter} indicator={indicator} /> : null}
      <div className="detail-actions">
        {level === 'amphoe' || level === 'tambon' ? (
          <Action size="small" icon="search" onPress={() => setFilter({ area: place.code })}>
            {detail.filterArea}
          </Action>
        ) : null}
        <Action size="small" icon="map" onPress={() => goToScreen('map', { indicator: String(place.no) })}>
          {detail.onMap}
        </Action>
      </div>
    </section>
  );
}

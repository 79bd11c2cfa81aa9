import { useMemo, type ReactNode } from 'react';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear, formatYears } from '../../../shared/format/years.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { goToScreen, useFilter } from '../../client/address/use-address.ts';
import { coverageQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { Action } from '../../ui/action.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { NotAnswered } from '../../ui/not-answered.tsx';
import { useShortList } from '../../ui/short-list.tsx';
import { isSumsOnly } from './headline-strip.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import type { FigureReading } from '../../../shared/figures/figure-reading.ts';
import { isMostlyHidden } from '../../figures/mostly-hidden.tsx';
import { hiddenFigures, type HeatSort } from './heat-model.ts';
import type { HeatPlace } from './heat-table.tsx';
import {
  areasStandingOut,
  groupContrasts,
  harmAndNeed,
  problemsOf,
  type GroupContrast,
  type ProblemFigure,
} from './overview-answer.ts';
import type { Overview } from './use-overview.ts';
import { useCellWords } from './use-cell-words.ts';
import './answer-panel.css';

const problemsShown = 5;
const areasShown = 3;
const contrastsShown = 3;
/** Up to so many communities that did not report are named; more are a count and a way to the list. */
const silentNamed = 8;

function Section(props: { readonly title: string; readonly intro?: string; readonly children: ReactNode }) {
  return (
    <section className="answer-section">
      <h3>{props.title}</h3>
      {props.intro ? <p className="small muted">{props.intro}</p> : null}
      {props.children}
    </section>
  );
}

function useShortName(): (indicator: Indicator) => string {
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  const shorts: Readonly<Record<string, string>> = indicatorTexts.short;
  return (indicator) => shorts[indicator.key] ?? indicator[language];
}

function contrastColumns(
  overview: Messages['overview'],
  filter: Messages['filter'],
  shortName: (indicator: Indicator) => string,
  inOneLine: (reading: FigureReading) => string,
): readonly Column<GroupContrast>[] {
  const group = (key: 'migrant' | 'thai', className: string): Column<GroupContrast> => ({
    key,
    heading: filter.groups[key],
    align: 'number',
    attributes: (row) => ({ title: inOneLine(row[key]), className }),
    value: (row) => row[key].prevalence,
    cell: (row) => formatPercent(row[key].prevalence ?? 0, row[key].interval),
  });
  return [
    {
      key: 'indicator',
      heading: overview.whoColumn,
      isHeadingHidden: true,
      isRowHeader: true,
      value: ({ indicator }) => shortName(indicator),
    },
    group('migrant', 'contrast-high'),
    group('thai', ''),
  ];
}

function Who(props: { readonly overview: Overview }) {
  const { filter, groups } = props.overview;
  const { common, filter: filterTexts, overview } = useMessages();
  const shortName = useShortName();
  const { inOneLine } = useCellWords();
  const { hidden, migrantHigher, thaiHigher } = groupContrasts(groups.data ?? null);
  const { more, shown } = useShortList(migrantHigher, contrastsShown);
  if (filter.group !== 'all') {
    return (
      <Section title={overview.answerWho}>
        <p>{overview.whoGroup[filter.group]}</p>
      </Section>
    );
  }
  if (groups.error) {
    return (
      <Section title={overview.answerWho}>
        <NotAnswered error={groups.error} onRetry={() => void groups.refetch()} larger="area" />
      </Section>
    );
  }
  if (migrantHigher.length === 0)
    return (
      <Section title={overview.answerWho} intro={isMostlyHidden(hidden) ? common.hiddenSoUnknown : overview.whoNothing}>
        {null}
      </Section>
    );
  return (
    <Section title={overview.answerWho} intro={overview.whoProblemIntro}>
      <DataTable
        look="bare"
        className="contrast-table"
        columns={contrastColumns(overview, filterTexts, shortName, inOneLine)}
        rows={shown}
        rowKey={({ indicator }) => indicator.no}
      />
      {more}
      {thaiHigher.length > 0 ? (
        <p className="small muted">{`${overview.whoReverse} ${thaiHigher.map(({ indicator }) => shortName(indicator)).join(' · ')}`}</p>
      ) : null}
    </Section>
  );
}

function Change(props: { readonly trend: ProblemFigure['trend']; readonly years: readonly number[] }) {
  const { trend, years } = props;
  const { language } = useLanguage();
  const { marks } = useMessages();
  if (trend !== 'rising' && trend !== 'falling') return <span className="problem-change" />;
  const words = `${marks.trends[trend]} (${marks.trendYears(formatYears(years, language))})`;
  return (
    <span className="problem-change" data-change={trend === 'rising' ? 'higher' : 'lower'} title={words}>
      <Icon name={trend === 'rising' ? 'arrowUp' : 'arrowDown'} size={16} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

function Problems(props: { readonly overview: Overview; readonly onSort: (sort: HeatSort) => void }) {
  const { filter, marks, whole } = props.overview;
  const { common, overview } = useMessages();
  const shortName = useShortName();
  const { inOneLine } = useCellWords();
  const { isAboveRest, problems } = problemsOf(whole, whole ? marks.of(whole.areaCode) : null);
  const { more, shown } = useShortList(problems, problemsShown);
  const top = Math.max(...shown.map(({ reading }) => reading.prevalence ?? 0), 0.0001);
  const hasChange = shown.some(({ trend }) => trend === 'rising' || trend === 'falling');
  const isProvince = filter.area === null || levelOfCode(filter.area) === 'province';
  const isUntold = shown.length === 0 && isMostlyHidden(hiddenFigures([{ figures: whole }], harmAndNeed));
  const named = isProvince
    ? overview.problemsOfProvince
    : isAboveRest
      ? overview.problemsOfArea
      : overview.problemsOfAreaNone;
  const intro = isUntold ? common.hiddenSoUnknown : named;
  return (
    <Section title={overview.answerProblems} intro={intro}>
      <ul>
        {shown.map(({ indicator, reading, trend }) => (
          <li key={indicator.no}>
            <button
              type="button"
              className="problem"
              title={inOneLine(reading)}
              onClick={() => props.onSort({ by: indicator.no, direction: 'down' })}
            >
              <span>{shortName(indicator)}</span>
              <span className="problem-count">
                {(indicator.unit === 'child' ? overview.problemCount : overview.problemHouseholds)(
                  formatCount(reading.yes ?? 0),
                )}
              </span>
              <Change trend={trend} years={marks.years} />
              <strong className="number">{formatPercent(reading.prevalence ?? 0, reading.interval)}</strong>
              <span className="problem-track">
                <span className="problem-bar" style={{ width: `${((reading.prevalence ?? 0) / top) * 100}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more}
      {hasChange ? <p className="small muted">{overview.changeMeaning}</p> : null}
    </Section>
  );
}

function Where(props: { readonly overview: Overview; readonly onSelect: (place: HeatPlace) => void }) {
  const { directory, level, provinceOf, rows } = props.overview;
  const { language } = useLanguage();
  const { common, overview } = useMessages();
  const shortName = useShortName();
  const areas = useMemo(() => areasStandingOut(rows, provinceOf), [rows, provinceOf]);
  const { more, shown } = useShortList(areas, areasShown);
  const parentOf = (code: string) => rows.find((row) => row.code === code)?.parent ?? null;
  if (areas.length === 0)
    return (
      <Section
        title={overview.answerWhere}
        intro={
          props.overview.marks.areWaiting
            ? common.calculating
            : isMostlyHidden(hiddenFigures(rows, harmAndNeed))
              ? common.hiddenSoUnknown
              : overview.whereNone
        }
      >
        {null}
      </Section>
    );
  return (
    <Section title={overview.answerWhere} intro={overview.whereIntro(common.levels[level])}>
      <ul>
        {shown.map(({ areaCode, problems }) => (
          <li key={areaCode}>
            <button
              type="button"
              className="where"
              onClick={() => props.onSelect({ code: areaCode, no: problems[0]?.no ?? 1 })}
            >
              <span className="where-head">
                <span className="where-name">
                  {directory.nameOf(areaCode, language)}
                  {parentOf(areaCode) ? <span className="muted"> · {parentOf(areaCode)}</span> : null}
                </span>
                <strong>{overview.whereCount(formatCount(problems.length))}</strong>
              </span>
              <span className="where-problems">{problems.map(shortName).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {more}
      <p className="small muted">{overview.whereMethod}</p>
    </Section>
  );
}

/** Communities whose figures say something about the reporting rather than about the children. */
function Reporting(props: { readonly overview: Overview }) {
  const { directory, level, silentCommunities } = props.overview;
  const { filter } = useFilter();
  const { language } = useLanguage();
  const { overview } = useMessages();
  const coverage = useAnswer(coverageQuestion, { surveyYearBE: filter.surveyYearBE, area: filter.area, level });
  // Where something is hidden nobody can say that there is nothing.
  const zeros = (coverage.data?.allZero ?? []).flatMap(({ areaCode, hiddenIndicators }) =>
    hiddenIndicators === 0 ? [areaCode] : [],
  );
  const names = (codes: readonly string[]) => codes.map((code) => directory.nameOf(code, language)).join(', ');
  const isLong = silentCommunities.length > silentNamed;
  if (silentCommunities.length === 0 && zeros.length === 0) return null;
  return (
    <section className="answer-section">
      {silentCommunities.length > 0 ? (
        <div className="reporting-note">
          <Icon name="warning" size={16} />
          <p>
            <strong>{overview.notReportedTitle}</strong>{' '}
            {isLong ? overview.silentCount(formatCount(silentCommunities.length)) : names(silentCommunities)}
          </p>
          {isLong ? (
            <Action look="quiet" size="small" onPress={() => goToScreen('quality', { tab: 'coverage' })}>
              {overview.silentList}
            </Action>
          ) : null}
        </div>
      ) : null}
      {zeros.length > 0 ? (
        <div className="reporting-note">
          <Icon name="warning" size={16} />
          <p>
            <strong>{overview.allZeroTitle}</strong> {names(zeros)}
          </p>
        </div>
      ) : null}
    </section>
  );
}

/** What the two classes that call for action call for (product §2). */
function Now(props: { readonly overview: Overview }) {
  const { now } = props.overview.headlines;
  const { overview } = useMessages();
  if (!now) return null;
  return (
    <ul className="now-list">
      <li data-class="victim">
        <strong>
          {now.victims === null ? overview.nowVictimsHidden : overview.nowVictims(formatCount(now.victims))}
        </strong>
        <span>{overview.nowVictimsDo}</span>
      </li>
      <li data-class="high-risk">
        <strong>
          {isSumsOnly(now)
            ? overview.nowHighRiskUnknown
            : now.highRisk === null
              ? overview.nowHighRiskHidden
              : overview.nowHighRisk(formatCount(now.highRisk))}{' '}
          <span className="now-caveat">{overview.highRiskCaveat}</span>
        </strong>
        <span>{isSumsOnly(now) ? overview.sumsOnly : overview.nowHighRiskDo}</span>
      </li>
    </ul>
  );
}

/** The overview in words: who, which problems, where. */
export function AnswerPanel(props: {
  readonly overview: Overview;
  readonly onSelect: (place: HeatPlace) => void;
  readonly onSort: (sort: HeatSort) => void;
}) {
  const { overview: data } = props;
  const { language } = useLanguage();
  const { overview } = useMessages();
  const year = data.filter.surveyYearBE;
  return (
    <div className="answer-panel">
      <h2>{year === null ? overview.answerTitle : overview.answerTitleYear(formatYear(year, language))}</h2>
      <Now overview={data} />
      <Who overview={data} />
      <Problems overview={data} onSort={props.onSort} />
      <Where overview={data} onSelect={props.onSelect} />
      <Reporting overview={data} />
    </div>
  );
}

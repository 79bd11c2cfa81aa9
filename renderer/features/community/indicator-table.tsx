import type { Figure } from '../../../shared/contract/figure.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { formatCount, formatInterval, formatPercent, formatPercentValue } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { figureState, type CommunityRow } from './community-model.ts';

const bounds = (figure: Figure) =>
  figure.ciLow === null || figure.ciHigh === null ? null : { low: figure.ciLow, high: figure.ciHigh };

const pictureWidth = 100;
const pictureHeight = 16;

/** The interval as a thin line, the figure as a dot, the province as an upright mark; from zero. */
function Picture(props: { readonly figure: Figure | null; readonly province: Figure | null }) {
  const { figure, province } = props;
  const state = figureState(figure);
  const interval = figure ? bounds(figure) : null;
  if (!figure || !interval || (state !== 'shown' && state !== 'range')) return null;
  const top = Math.max(interval.high, province?.prevalence ?? 0, 0.005) * 1.08;
  const at = (share: number): number => 1 + (share / top) * (pictureWidth - 2);
  const middle = pictureHeight / 2;
  return (
    <svg
      className="interval-picture"
      width={pictureWidth}
      height={pictureHeight}
      viewBox={`0 0 ${pictureWidth} ${pictureHeight}`}
      aria-hidden="true"
    >
      <line className="picture-axis" x1={0} y1={pictureHeight - 0.5} x2={pictureWidth} y2={pictureHeight - 0.5} />
      <line className="picture-interval" x1={at(interval.low)} y1={middle} x2={at(interval.high)} y2={middle} />
      {state === 'shown' && figure.prevalence !== null ? (
        <circle className="picture-dot" cx={at(figure.prevalence)} cy={middle} r={3.5} />
      ) : null}
      {province?.prevalence == null ? null : (
        <line className="picture-province" x1={at(province.prevalence)} y1={1} x2={at(province.prevalence)} y2={15} />
      )}
    </svg>
  );
}

function Value(props: { readonly figure: Figure | null }) {
  const { community } = useMessages();
  const { figure } = props;
  switch (figureState(figure)) {
    case 'hidden':
      return (
        <span className="community-hidden" title={community.hiddenLong}>
          <Icon name="lock" size={16} />
          {community.hidden}
        </span>
      );
    case 'no-answer':
      return <span className="muted">{community.noAnswer}</span>;
    case 'range':
      return <span className="muted">–</span>;
    case 'shown':
      return <strong>{figure ? formatPercent(figure.prevalence ?? 0, bounds(figure)) : null}</strong>;
  }
}

/** The figure of another year or of the province, in few words. */
function Beside(props: { readonly figure: Figure | null }) {
  const { community } = useMessages();
  const { figure } = props;
  const state = figureState(figure);
  if (state === 'hidden') return community.hidden;
  if (figure === null || state === 'no-answer') return '–';
  const interval = bounds(figure);
  return state === 'range' && interval
    ? formatInterval(interval)
    : formatPercentValue(figure.prevalence ?? 0, interval);
}

function Mark(props: { readonly mark: CommunityRow['mark'] }) {
  const { community } = useMessages();
  const { mark } = props;
  if (mark === null) return '–';
  const tone = mark.endsWith('higher') ? 'higher' : mark.endsWith('lower') ? 'lower' : 'similar';
  return (
    <span className="community-mark" data-tone={tone}>
      {tone === 'similar' ? null : <Icon name={tone === 'higher' ? 'arrowUp' : 'arrowDown'} size={16} />}
      {community.marks[mark]}
    </span>
  );
}

function Row(props: { readonly row: CommunityRow }) {
  const { row } = props;
  const { community, indicatorTexts } = useMessages();
  const indicator = indicatorByNo(row.no);
  const short: Readonly<Record<string, string>> = indicatorTexts.short;
  const state = figureState(row.now);
  const interval = row.now ? bounds(row.now) : null;
  const canBeSeen = state === 'shown' || state === 'range';
  return (
    <tr data-mark={row.mark?.endsWith('higher') ? 'higher' : undefined}>
      <th scope="row">{indicatorTexts.numbered(String(row.no), short[indicator.key] ?? '')}</th>
      <td className="number">
        <Value figure={row.now} />
      </td>
      <td className="number">{interval && canBeSeen ? formatInterval(interval) : '–'}</td>
      <td className="number">
        {canBeSeen ? `${formatCount(row.now?.yes ?? 0)} / ${formatCount(row.now?.known ?? 0)}` : '–'}
      </td>
      <td>
        <Picture figure={row.now} province={row.province} />
      </td>
      <td className="number">
        <Beside figure={row.province} />
      </td>
      <td>
        <Mark mark={row.mark} />
      </td>
      <td className="number">
        <Beside figure={row.before} />
      </td>
      <td className="muted">{row.verdict === null ? '–' : community.verdicts[row.verdict]}</td>
      <td>{row.now?.grade && canBeSeen ? community.grades[row.now.grade] : '–'}</td>
    </tr>
  );
}

/** The 22 indicators against the province and the year before, with intervals and grades in words. */
export function IndicatorTable(props: { readonly rows: readonly CommunityRow[]; readonly yearBefore: number | null }) {
  const { community } = useMessages();
  const { language } = useLanguage();
  const before =
    props.yearBefore === null ? community.beforeNone : community.before(formatYearShort(props.yearBefore, language));
  return (
    <section className="community-indicators">
      <h2>{community.indicatorsTitle}</h2>
      <ScrollRegion label={community.indicatorsTitle}>
        <table className="data-table community-table">
          <thead>
            <tr>
              <th scope="col">{community.indicator}</th>
              <th scope="col" className="number">
                {community.here}
              </th>
              <th scope="col" className="number">
                {community.interval}
              </th>
              <th scope="col" className="number">
                {community.counts}
              </th>
              <th scope="col">{community.picture}</th>
              <th scope="col" className="number">
                {community.province}
              </th>
              <th scope="col">{community.versus}</th>
              <th scope="col" className="number">
                {before}
              </th>
              <th scope="col">{community.trend}</th>
              <th scope="col">{community.grade}</th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <Row key={row.no} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="community-note">
        {community.sourceNote} {community.pictureKey}
      </p>
      <p className="community-note">{community.gradeMeanings}</p>
    </section>
  );
}

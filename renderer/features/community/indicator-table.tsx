import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { formatInterval, formatPercentValue } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { inFraction, isAbove, type FigureReading } from '../../../shared/figures/figure-reading.ts';
import { useFigureWords } from '../../figures/figure-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { MarkGlyph } from '../../figures/mark-glyph.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { ReceiptFigure } from '../../figures/receipt-dialog.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import type { CommunityRow } from './community-model.ts';

const pictureWidth = 100;
const pictureHeight = 16;

const hasFigure = (reading: FigureReading | null): reading is FigureReading =>
  reading?.state === 'shown' || reading?.state === 'uncertain';

/** The interval as a thin line, the figure as a dot, the province as an upright mark; from zero. */
function Picture(props: { readonly reading: FigureReading | null; readonly province: FigureReading | null }) {
  const { province, reading } = props;
  if (!hasFigure(reading) || reading.interval === null) return null;
  const { interval } = reading;
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
      {reading.state === 'shown' && reading.prevalence !== null ? (
        <circle className="picture-dot" cx={at(reading.prevalence)} cy={middle} r={3.5} />
      ) : null}
      {province?.prevalence == null ? null : (
        <line className="picture-province" x1={at(province.prevalence)} y1={1} x2={at(province.prevalence)} y2={15} />
      )}
    </svg>
  );
}

/** The figure, which opens where it comes from; a hidden one says so, an uncertain one is read from the next column. */
function Value(props: { readonly code: string; readonly name: string; readonly reading: FigureReading | null }) {
  const { code, name, reading } = props;
  const { filter } = useFilter();
  const { community } = useMessages();
  const words = useFigureWords();
  if (reading === null || reading.state === 'no-answer' || reading.state === 'no-eligible') {
    return <span className="muted">{community.noAnswer}</span>;
  }
  const value = words.value(reading);
  return (
    <ReceiptFigure ask={indicatorAsk(reading.no, { ...filter, area: code })} label={`${name} ${value}`}>
      {reading.state === 'hidden' ? (
        <span className="community-hidden">
          <Icon name="lock" size={16} />
          {value}
        </span>
      ) : reading.state === 'uncertain' ? (
        <span className="community-as-interval">{community.asInterval}</span>
      ) : (
        <strong>{value}</strong>
      )}
    </ReceiptFigure>
  );
}

/** The figure of another year or of the province, in few words. */
function Beside(props: { readonly reading: FigureReading | null }) {
  const { reading } = props;
  const words = useFigureWords();
  if (reading?.state === 'shown') return formatPercentValue(reading.prevalence ?? 0, reading.interval);
  return reading?.state === 'hidden' || reading?.state === 'uncertain' ? words.value(reading) : '–';
}

function Mark(props: { readonly mark: CommunityRow['mark'] }) {
  const { marks } = useMessages();
  const { mark } = props;
  if (mark === null) return '–';
  const tone = mark === 'similar' ? 'similar' : isAbove(mark) ? 'higher' : 'lower';
  return (
    <span className="community-mark" data-tone={tone}>
      <MarkGlyph mark={mark} />
      {marks.standingsShort[mark]}
    </span>
  );
}

function Row(props: { readonly row: CommunityRow; readonly code: string }) {
  const { code, row } = props;
  const { indicatorTexts, marks } = useMessages();
  const indicator = indicatorByNo(row.no);
  const short: Readonly<Record<string, string>> = indicatorTexts.short;
  const name = indicatorTexts.numbered(String(row.no), short[indicator.key] ?? '');
  const seen = hasFigure(row.now) ? row.now : null;
  return (
    <tr data-mark={isAbove(row.mark) ? 'higher' : undefined}>
      <th scope="row">{name}</th>
      <td className="number">
        <Value code={code} name={name} reading={row.now} />
      </td>
      <td className="number">{seen?.interval ? formatInterval(seen.interval) : '–'}</td>
      <td className="number">{seen ? inFraction(seen) : '–'}</td>
      <td>
        <Picture reading={row.now} province={row.province} />
      </td>
      <td className="number">
        <Beside reading={row.province} />
      </td>
      <td>
        <Mark mark={row.mark} />
      </td>
      <td className="number">
        <Beside reading={row.before} />
      </td>
      <td className="muted">{row.verdict === null ? '–' : marks.trends[row.verdict]}</td>
      <td>{seen?.grade ? marks.gradesShort[seen.grade] : '–'}</td>
    </tr>
  );
}

/** The 22 indicators against the rest of the province and the year before, with intervals and grades in words. */
export function IndicatorTable(props: {
  readonly code: string;
  readonly rows: readonly CommunityRow[];
  readonly yearBefore: number | null;
}) {
  const { community, marks } = useMessages();
  const { language } = useLanguage();
  const before =
    props.yearBefore === null ? community.beforeNone : community.before(formatYearShort(props.yearBefore, language));
  const columns: readonly (readonly [head: string, isNumber: boolean])[] = [
    [community.indicator, false],
    [community.here, true],
    [community.intervalShort, true],
    [community.counts, true],
    [community.picture, false],
    [community.province, true],
    [community.versus, false],
    [before, true],
    [marks.trendLabel, false],
    [community.grade, false],
  ];
  const notes = [community.pictureKey, `${community.versus}: ${marks.standingMeaning}`, community.gradesNote];
  return (
    <section className="community-indicators">
      <h2>{community.indicatorsTitle}</h2>
      <ScrollRegion label={community.indicatorsTitle}>
        <table className="data-table community-table">
          <thead>
            <tr>
              {columns.map(([head, isNumber]) => (
                <th key={head} scope="col" className={isNumber ? 'number' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <Row key={row.no} code={props.code} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="community-note">
        {community.unitsNote} <span className="community-screen-only">{community.sourceNote}</span>
      </p>
      {notes.map((note) => (
        <p key={note} className="community-note">
          {note}
        </p>
      ))}
    </section>
  );
}

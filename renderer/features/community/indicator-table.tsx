import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { formatInterval, formatPercentValue } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { inFraction, isAbove, type FigureReading } from '../../../shared/figures/figure-reading.ts';
import { useFigureWords, type FigureWords } from '../../figures/figure-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { MarkGlyph } from '../../figures/mark-glyph.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { ReceiptFigure } from '../../figures/receipt-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
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
        <span>{community.asInterval}</span>
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

type Words = {
  readonly community: Messages['community'];
  readonly marks: Messages['marks'];
  readonly figures: FigureWords;
  readonly nameOf: (no: number) => string;
};

function columnsOf(code: string, before: string, words: Words): readonly Column<CommunityRow>[] {
  const { community, figures, marks, nameOf } = words;
  const seen = ({ now }: CommunityRow): FigureReading | null => (hasFigure(now) ? now : null);
  const beside = (key: 'province' | 'before', heading: string): Column<CommunityRow> => ({
    key,
    heading,
    align: 'number',
    value: (row) => (row[key] ? figures.cell(row[key]) : null),
    cell: (row) => <Beside reading={row[key]} />,
  });
  return [
    { key: 'indicator', heading: community.indicator, isRowHeader: true, value: ({ no }) => nameOf(no) },
    {
      key: 'here',
      heading: community.here,
      align: 'number',
      value: ({ now }) => (now ? figures.cell(now) : null),
      cell: ({ no, now }) => <Value code={code} name={nameOf(no)} reading={now} />,
    },
    {
      key: 'interval',
      heading: community.intervalShort,
      align: 'number',
      value: (row) => {
        const interval = seen(row)?.interval;
        return interval ? formatInterval(interval) : '–';
      },
    },
    {
      key: 'counts',
      heading: community.counts,
      align: 'number',
      value: (row) => {
        const reading = seen(row);
        return reading ? inFraction(reading) : '–';
      },
    },
    {
      key: 'picture',
      heading: community.picture,
      cell: ({ now, province }) => <Picture reading={now} province={province} />,
    },
    beside('province', community.province),
    {
      key: 'versus',
      heading: community.versus,
      value: ({ mark }) => (mark === null ? '–' : marks.standingsShort[mark]),
      cell: ({ mark }) => <Mark mark={mark} />,
    },
    beside('before', before),
    {
      key: 'trend',
      heading: marks.trendLabel,
      className: 'muted',
      value: ({ verdict }) => (verdict === null ? '–' : marks.trends[verdict]),
    },
    {
      key: 'grade',
      heading: community.grade,
      value: (row) => {
        const grade = seen(row)?.grade;
        return grade ? marks.gradesShort[grade] : '–';
      },
    },
  ];
}

/** The 22 indicators against the rest of the province and the year before, with intervals and grades in words. */
export function IndicatorTable(props: {
  readonly code: string;
  readonly rows: readonly CommunityRow[];
  readonly yearBefore: number | null;
}) {
  const { community, indicatorTexts, marks } = useMessages();
  const { language } = useLanguage();
  const figures = useFigureWords();
  const short: Readonly<Record<string, string>> = indicatorTexts.short;
  const nameOf = (no: number): string => indicatorTexts.numbered(String(no), short[indicatorByNo(no).key] ?? '');
  const before =
    props.yearBefore === null ? community.beforeNone : community.before(formatYearShort(props.yearBefore, language));
  const notes = [community.pictureKey, `${community.versus}: ${marks.standingMeaning}`, community.gradesNote];
  return (
    <section className="community-indicators">
      <h2>{community.indicatorsTitle}</h2>
      <DataTable
        className="community-table"
        region={{ label: community.indicatorsTitle }}
        columns={columnsOf(props.code, before, { community, marks, figures, nameOf })}
        rows={props.rows}
        rowKey={({ no }) => no}
        rowAttributes={({ mark }) => ({ 'data-mark': isAbove(mark) ? 'higher' : undefined })}
      />
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

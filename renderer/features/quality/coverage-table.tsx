import type { CoverageAnswer, CoverageRow } from '../../../shared/contract/quality.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { shownCount } from '../../figures/shown-count.ts';
import { useMessages } from '../../ui/locale.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { useQualityWords, type QualityWords } from '../../figures/use-quality-words.ts';

/** The areas in which most is missing first; then those farthest from the register; then by code. */
function coverageOrder(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const missingShare = ({ expected, missing }: CoverageRow): number => (expected === 0 ? 0 : missing / expected);
  const distance = ({ ratio }: CoverageRow): number =>
    ratio === null ? 0 : Math.abs(Math.log(Math.max(ratio, 0.001)));
  return rows.toSorted(
    (a, b) => missingShare(b) - missingShare(a) || distance(b) - distance(a) || a.areaCode.localeCompare(b.areaCode),
  );
}

const whole = { low: 0, high: 1 };

type Words = {
  readonly common: Messages['common'];
  readonly quality: Messages['quality'];
  readonly areas: QualityWords;
  /** What a community is called that reported although it is not expected. */
  readonly unexpected: string;
};

/** Of one community: whether it reported. */
function statusColumn({ quality, unexpected }: Words): Column<CoverageRow> {
  return {
    key: 'status',
    heading: quality.status,
    attributes: ({ missing }) => ({ 'data-tone': missing > 0 ? 'act' : undefined }),
    value: (row) => {
      if (row.missing > 0) return quality.missing;
      return row.unexpected > 0 ? unexpected : quality.reported;
    },
  };
}

const reportedShare = ({ expected, reported }: CoverageRow): number | null =>
  expected === 0 ? null : reported / expected;

function Share(props: { readonly share: number | null }) {
  const { share } = props;
  return (
    <>
      {share === null ? '–' : formatPercent(share, whole)}
      <span className="coverage-bar" aria-hidden="true">
        <span style={{ width: `${(share ?? 0) * 100}%` }} />
      </span>
    </>
  );
}

/** Of a larger area: how many of its communities reported. */
function communityColumns({ quality, unexpected }: Words): readonly Column<CoverageRow>[] {
  const count = (
    key: 'expected' | 'reported' | 'missing' | 'unexpected',
    heading: string,
    isDashed: boolean,
  ): Column<CoverageRow> => ({
    key,
    heading,
    align: 'number',
    value: (row) => row[key],
    cell: (row) => (isDashed && row[key] === 0 ? '–' : formatCount(row[key])),
  });
  return [
    count('expected', quality.expected, false),
    count('reported', quality.reported, false),
    {
      ...count('missing', quality.missing, true),
      attributes: ({ missing }) => ({ 'data-tone': missing > 0 ? 'act' : undefined }),
    },
    count('unexpected', unexpected, true),
    {
      key: 'share',
      heading: quality.reportedShare,
      align: 'number',
      attributes: () => ({ className: 'coverage-share' }),
      value: reportedShare,
      cell: (row) => <Share share={reportedShare(row)} />,
    },
  ];
}

const isUnusual = ({ reporting }: CoverageRow): boolean => reporting === 'under' || reporting === 'over';

function Ratio(props: { readonly row: CoverageRow }) {
  const { ratio, reporting } = props.row;
  const { quality } = useMessages();
  return (
    <>
      {ratio === null || reporting === null ? '–' : formatPercent(ratio, whole)}
      {reporting === 'under' || reporting === 'over' ? (
        <span className="evidence-note">{quality.reporting[reporting]}</span>
      ) : null}
    </>
  );
}

/** Children found, and where there is a register, those in it. */
function childColumns({ common, quality }: Words, hasChildren: boolean): readonly Column<CoverageRow>[] {
  const found: Column<CoverageRow> = {
    key: 'children',
    heading: quality.childrenFound,
    align: 'number',
    value: ({ children }) => children,
    cell: ({ children }) => shownCount(children, common.hidden),
  };
  if (!hasChildren) return [found];
  return [
    found,
    {
      key: 'childrenExpected',
      heading: quality.childrenExpected,
      align: 'number',
      value: ({ childrenExpected }) => childrenExpected,
      cell: ({ childrenExpected }) => (childrenExpected === null ? '–' : formatCount(childrenExpected)),
    },
    {
      key: 'ratio',
      heading: quality.childrenRatio,
      align: 'number',
      attributes: (row) => ({ 'data-tone': isUnusual(row) ? 'look' : undefined }),
      value: ({ ratio, reporting }) => (reporting === null ? null : ratio),
      cell: (row) => <Ratio row={row} />,
    },
  ];
}

function columnsOf(
  words: Words,
  {
    isOfCommunities,
    hasChildren,
    hasExpected,
  }: Readonly<Record<'isOfCommunities' | 'hasChildren' | 'hasExpected', boolean>>,
): readonly Column<CoverageRow>[] {
  const { areas, quality } = words;
  const area: Column<CoverageRow> = {
    key: 'area',
    heading: quality.area,
    isRowHeader: true,
    value: ({ areaCode, name }) => areas.area(areaCode, name),
    cell: ({ areaCode, name }) => (
      <>
        {areas.area(areaCode, name)} <span className="muted small">{areas.place(areaCode)}</span>
      </>
    ),
  };
  // Nothing to expect by: how many there are, and no share of it.
  const known = hasExpected ? communityColumns(words) : communityColumns(words).filter(({ key }) => key === 'reported');
  const reported = isOfCommunities ? [statusColumn(words)] : known;
  return [area, ...reported, ...childColumns(words, hasChildren)];
}

/** Communities and children by area, the least covered first. */
export function CoverageTable(props: { readonly answer: CoverageAnswer; readonly isOfCommunities: boolean }) {
  const { answer, isOfCommunities } = props;
  const { common, quality } = useMessages();
  const areas = useQualityWords();
  const unexpected = answer.register ? quality.unlisted : quality.unexpected;
  const hasChildren = answer.total.childrenExpected !== null;
  return (
    <DataTable
      region={{ label: quality.coverageByArea, className: 'quality-table' }}
      isSticky
      columns={columnsOf(
        { common, quality, areas, unexpected },
        { isOfCommunities, hasChildren, hasExpected: answer.basis !== 'nothing' },
      )}
      rows={coverageOrder(answer.rows)}
      rowKey={({ areaCode }) => areaCode}
    />
  );
}

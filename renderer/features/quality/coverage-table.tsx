import type { CoverageAnswer, CoverageRow } from '../../../shared/contract/quality.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { useQualityWords } from '../../figures/use-quality-words.ts';

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

/** Of one community: whether it reported. */
function StatusCell(props: { readonly row: CoverageRow; readonly unexpected: string }) {
  const { row } = props;
  const { quality } = useMessages();
  if (row.missing > 0) return <td data-tone="act">{quality.missing}</td>;
  return <td>{row.unexpected > 0 ? props.unexpected : quality.reported}</td>;
}

/** Of a larger area: how many of its communities reported. */
function CommunityCells(props: { readonly row: CoverageRow }) {
  const { row } = props;
  const share = row.expected === 0 ? null : row.reported / row.expected;
  return (
    <>
      <td className="number">{formatCount(row.expected)}</td>
      <td className="number">{formatCount(row.reported)}</td>
      <td className="number" data-tone={row.missing > 0 ? 'act' : undefined}>
        {row.missing > 0 ? formatCount(row.missing) : '–'}
      </td>
      <td className="number">{row.unexpected > 0 ? formatCount(row.unexpected) : '–'}</td>
      <td className="number coverage-share">
        {share === null ? '–' : formatPercent(share, whole)}
        <span className="coverage-bar" aria-hidden="true">
          <span style={{ width: `${(share ?? 0) * 100}%` }} />
        </span>
      </td>
    </>
  );
}

/** Children found and children in the register. */
function ChildCells(props: { readonly row: CoverageRow }) {
  const { ratio, reporting, childrenExpected } = props.row;
  const { quality } = useMessages();
  const isUnusual = reporting === 'under' || reporting === 'over';
  return (
    <>
      <td className="number">{childrenExpected === null ? '–' : formatCount(childrenExpected)}</td>
      <td className="number" data-tone={isUnusual ? 'look' : undefined}>
        {ratio === null || reporting === null ? '–' : formatPercent(ratio, whole)}
        {isUnusual ? <span className="evidence-note">{quality.reporting[reporting]}</span> : null}
      </td>
    </>
  );
}

/** Communities and children by area, the least covered first. */
export function CoverageTable(props: { readonly answer: CoverageAnswer; readonly isOfCommunities: boolean }) {
  const { answer, isOfCommunities } = props;
  const { quality } = useMessages();
  const words = useQualityWords();
  const hasChildren = answer.total.childrenExpected !== null;
  const unexpected = answer.register ? quality.unlisted : quality.unexpected;
  const counts = isOfCommunities
    ? []
    : [quality.expected, quality.reported, quality.missing, unexpected, quality.reportedShare];
  const children = [quality.childrenFound, ...(hasChildren ? [quality.childrenExpected, quality.childrenRatio] : [])];
  return (
    <ScrollRegion label={quality.coverageByArea} className="quality-table">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{quality.area}</th>
            {isOfCommunities ? <th scope="col">{quality.status}</th> : null}
            {[...counts, ...children].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverageOrder(answer.rows).map((row) => (
            <tr key={row.areaCode}>
              <th scope="row">
                {words.area(row.areaCode, row.name)} <span className="muted small">{words.place(row.areaCode)}</span>
              </th>
              {isOfCommunities ? <StatusCell row={row} unexpected={unexpected} /> : <CommunityCells row={row} />}
              <td className="number">{formatCount(row.children)}</td>
              {hasChildren ? <ChildCells row={row} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

import type { CoverageAnswer, CoverageRow } from '../../../shared/contract/quality.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { useQualityWords } from '../../ui/use-quality-words.ts';

/** The areas in which most is missing first; then those farthest from the register; then by code. */
export function coverageOrder(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const missingShare = ({ expected, missing }: CoverageRow): number => (expected === 0 ? 0 : missing / expected);
  const distance = ({ ratio }: CoverageRow): number =>
    ratio === null ? 0 : Math.abs(Math.log(Math.max(ratio, 0.001)));
  return rows.toSorted(
    (a, b) => missingShare(b) - missingShare(a) || distance(b) - distance(a) || a.areaCode.localeCompare(b.areaCode),
  );
}

function Row(props: { readonly row: CoverageRow; readonly hasChildren: boolean }) {
  const { row } = props;
  const { quality } = useMessages();
  const words = useQualityWords();
  const share = row.expected === 0 ? null : row.reported / row.expected;
  return (
    <tr>
      <th scope="row">
        {words.area(row.areaCode, row.name)} <span className="muted small">{words.place(row.areaCode)}</span>
      </th>
      <td className="number">{formatCount(row.expected)}</td>
      <td className="number">{formatCount(row.reported)}</td>
      <td className="number" data-tone={row.missing > 0 ? 'act' : undefined}>
        {row.missing > 0 ? formatCount(row.missing) : '–'}
      </td>
      <td className="number">{row.unexpected > 0 ? formatCount(row.unexpected) : '–'}</td>
      <td className="number coverage-share">
        {share === null ? '–' : formatPercent(share, { low: 0, high: 1 })}
        <span className="coverage-bar" aria-hidden="true">
          <span style={{ width: `${(share ?? 0) * 100}%` }} />
        </span>
      </td>
      <td className="number">{formatCount(row.children)}</td>
      {props.hasChildren ? (
        <>
          <td className="number">{row.childrenExpected === null ? '–' : formatCount(row.childrenExpected)}</td>
          <td className="number" data-tone={row.reporting === 'as-expected' ? undefined : 'look'}>
            {row.ratio === null ? '–' : formatPercent(row.ratio, { low: 0, high: 1 })}
            {row.reporting === 'under' || row.reporting === 'over' ? (
              <span className="evidence-note">{quality.reporting[row.reporting]}</span>
            ) : null}
          </td>
        </>
      ) : null}
    </tr>
  );
}

/** Communities and children by area, the least covered first. */
export function CoverageTable(props: { readonly answer: CoverageAnswer }) {
  const { answer } = props;
  const { quality } = useMessages();
  const hasChildren = answer.total.childrenExpected !== null;
  const heads = [quality.expected, quality.reported, quality.missing, quality.unexpected, quality.reportedShare];
  const childHeads = hasChildren
    ? [quality.childrenFound, quality.childrenExpected, quality.childrenRatio]
    : [quality.childrenFound];
  return (
    <ScrollRegion label={quality.coverageByArea} className="quality-table">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{quality.area}</th>
            {[...heads, ...childHeads].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverageOrder(answer.rows).map((row) => (
            <Row key={row.areaCode} row={row} hasChildren={hasChildren} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

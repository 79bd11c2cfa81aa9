import type { AnswerChange, IndicatorChange } from '../../../shared/contract/quality.ts';
import { formatPoints, formatPointsInterval } from '../../../shared/format/differences.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { useQualityWords } from '../../figures/use-quality-words.ts';

/** Clear changes first, the largest first; then the others in the order of the form. */
function changeOrder(changes: readonly IndicatorChange[]): readonly IndicatorChange[] {
  const isClear = ({ verdict }: IndicatorChange): boolean => verdict === 'higher' || verdict === 'lower';
  const size = (each: IndicatorChange): number => (isClear(each) ? Math.abs(each.change?.difference ?? 0) : 0);
  return changes.toSorted(
    (a, b) => Number(isClear(b)) - Number(isClear(a)) || size(b) - size(a) || a.indicator - b.indicator,
  );
}

/** How wide a share's interval is, roughly (normal approximation): it decides the decimals shown and nothing else. */
function spreadOf(share: number, known: number): { readonly low: number; readonly high: number } {
  const half = 1.96 * Math.sqrt((share * (1 - share)) / known);
  return { low: share - half, high: share + half };
}

function Share(props: { readonly counts: IndicatorChange['now'] }) {
  const { known, yes } = props.counts;
  if (yes === null || known === null || known === 0) return '–';
  return (
    <span title={`${formatCount(yes)} / ${formatCount(known)}`}>
      {formatPercent(yes / known, spreadOf(yes / known, known))}
      <span className="evidence-note">
        {formatCount(yes)} / {formatCount(known)}
      </span>
    </span>
  );
}

function Verdict(props: { readonly verdict: IndicatorChange['verdict'] }) {
  const { quality } = useMessages();
  const { verdict } = props;
  const icon =
    verdict === 'higher' ? 'arrowUp' : verdict === 'lower' ? 'arrowDown' : verdict === 'hidden' ? 'lock' : null;
  return (
    <span className="change-verdict" data-verdict={verdict}>
      {icon ? <Icon name={icon} size={16} /> : null}
      {quality.verdicts[verdict]}
    </span>
  );
}

function Count(props: { readonly count: number | null | undefined }) {
  const { common } = useMessages();
  if (props.count === undefined) return '–';
  if (props.count !== null) return formatCount(props.count);
  return (
    <span className="change-hidden" title={common.hidden}>
      <Icon name="lock" size={16} />
      <span className="visually-hidden">{common.hidden}</span>
    </span>
  );
}

/** The 22 indicators in two years, and how the answers about the same children changed. */
export function IndicatorChanges(props: {
  readonly changes: readonly IndicatorChange[];
  readonly answers: readonly AnswerChange[] | null;
  readonly year: number;
  readonly previous: number;
}) {
  const { answers } = props;
  const { quality } = useMessages();
  const words = useQualityWords();
  return (
    <section className="quality-block">
      <h3>{quality.indicatorChanges}</h3>
      <p className="small muted">{quality.changeCorrected}</p>
      <ScrollRegion label={quality.indicatorTable} className="change-table">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={answers ? 2 : 1}>
                {quality.indicator}
              </th>
              {[words.year(props.previous), words.year(props.year), quality.change].map((head) => (
                <th key={head} scope="col" className="number" rowSpan={answers ? 2 : 1}>
                  {head}
                </th>
              ))}
              <th scope="col" rowSpan={answers ? 2 : 1}>
                {quality.verdict}
              </th>
              {answers ? (
                <th scope="colgroup" className="change-group" colSpan={4}>
                  {quality.sameChildren}
                </th>
              ) : null}
            </tr>
            {answers ? (
              <tr>
                {[quality.compared, quality.noToYes, quality.yesToNo, quality.becameUnknown].map((head) => (
                  <th key={head} scope="col" className="number">
                    {head}
                  </th>
                ))}
              </tr>
            ) : null}
          </thead>
          <tbody>
            {changeOrder(props.changes).map((row) => {
              const changed = answers?.[row.indicator - 1];
              return (
                <tr key={row.indicator}>
                  <th scope="row">{words.indicator(row.indicator)}</th>
                  <td className="number">
                    <Share counts={row.before} />
                  </td>
                  <td className="number">
                    <Share counts={row.now} />
                  </td>
                  <td className="number">
                    {row.change ? (
                      <>
                        {formatPoints(row.change.difference, row.change)}
                        <span className="evidence-note">{formatPointsInterval(row.change)}</span>
                      </>
                    ) : (
                      '–'
                    )}
                  </td>
                  <td>
                    <Verdict verdict={row.verdict} />
                  </td>
                  {answers ? (
                    <>
                      <td className="number">
                        <Count count={changed?.compared} />
                      </td>
                      <td className="number">
                        <Count count={changed?.noToYes} />
                      </td>
                      <td className="number">
                        <Count count={changed?.yesToNo} />
                      </td>
                      <td className="number">
                        <Count count={changed?.becameUnknown} />
                      </td>
                    </>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

import type { AllZeroCommunity, CommunityJump, YearDifferenceAnswer } from '../../shared/contract/quality.ts';
import { formatCount, formatPercent } from '../../shared/format/numbers.ts';
import { shownCount } from './shown-count.ts';
import { FindingList, type Finding } from './quality-findings.tsx';
import { useMessages } from '../ui/locale.tsx';
import { useQualityWords } from './use-quality-words.ts';
import './year-findings.css';

/** How many changed indicators of a community are named. */
const listedJumps = 2;

type Difference = NonNullable<YearDifferenceAnswer['difference']>;

/** Communities of ten or more children in which nothing was found. */
export function AllZeroList(props: { readonly communities: readonly AllZeroCommunity[] }) {
  const { quality } = useMessages();
  const words = useQualityWords();
  const hasHidden = props.communities.some(({ hiddenIndicators }) => hiddenIndicators > 0);
  return (
    <FindingList
      title={hasHidden ? quality.allZeroShownTitle : quality.allZeroTitle}
      action={quality.allZeroAction}
      tone="act"
      findings={props.communities.map(({ areaCode, name, children, hiddenIndicators }): Finding => {
        const count = quality.childrenCount(formatCount(children));
        const hidden = quality.allZeroHidden(formatCount(hiddenIndicators));
        return {
          key: areaCode,
          name: words.area(areaCode, name),
          place: words.place(areaCode),
          note: hiddenIndicators > 0 ? `${count} · ${hidden}` : count,
        };
      })}
    />
  );
}

/** What is striking about the communities of two years, the worst first. */
export function YearFindings(props: {
  readonly difference: Difference;
  readonly year: string;
  readonly hasJumps: boolean;
}) {
  const { communities, communityJumps } = props.difference;
  const { common, quality } = useMessages();
  const words = useQualityWords();
  const finding = (areaCode: string, name: string | null, note: string): Finding => ({
    key: areaCode,
    name: words.area(areaCode, name),
    place: words.place(areaCode),
    note,
  });
  const jumpNote = (ofCommunity: readonly CommunityJump[]): string => {
    const lines = ofCommunity
      .slice(0, listedJumps)
      .map(({ indicator, now, before }) => quality.jumpLine(words.indicator(indicator), share(before), share(now)));
    const rest = ofCommunity.length - lines.length;
    return [...lines, ...(rest > 0 ? [quality.jumpMore(formatCount(rest))] : [])].join(' · ');
  };
  const { allZero, jumps, missing } = communities;
  const isQuiet = missing.length + communities.new.length + jumps.length + allZero.length === 0;
  return (
    <div className="year-findings">
      {isQuiet ? <p>{quality.nothingStriking}</p> : null}
      <FindingList
        title={quality.goneTitle}
        action={quality.missingAction(props.year)}
        tone="act"
        findings={missing.map(({ areaCode, name, lastChildren }) =>
          finding(areaCode, name, quality.childrenCount(formatCount(lastChildren ?? 0))),
        )}
      />
      <AllZeroList communities={allZero} />
      <FindingList
        title={quality.childrenJumpsTitle}
        action={quality.childrenJumpsAction}
        tone="look"
        findings={jumps.map(({ areaCode, name, children, childrenBefore }) =>
          finding(areaCode, name, quality.childrenJump(formatCount(childrenBefore), formatCount(children))),
        )}
      />
      <FindingList
        title={quality.newTitle}
        action={quality.newAction}
        tone="look"
        findings={communities.new.map(({ areaCode, name, children }) =>
          finding(areaCode, name, quality.childrenCount(shownCount(children, common.hidden))),
        )}
      />
      {props.hasJumps ? (
        <FindingList
          title={quality.jumpsTitle}
          action={quality.jumpsAction}
          tone="look"
          findings={[...Map.groupBy(communityJumps, ({ areaCode }) => areaCode)].map(([areaCode, ofCommunity]) =>
            finding(areaCode, ofCommunity[0]?.name ?? null, jumpNote(ofCommunity)),
          )}
        />
      ) : null}
    </div>
  );
}

const share = ({ yes, known }: { readonly yes: number | null; readonly known: number | null }): string =>
  yes === null || known === null || known === 0 ? '–' : formatPercent(yes / known, { low: 0, high: 1 });

import { formatCount } from '../../shared/format/numbers.ts';
import { toFailure } from '../client/failure.ts';
import { currentAddress, goTo } from '../client/use-address.ts';
import { useYearDifference } from '../client/use-quality.ts';
import { noFilter } from '../../shared/contract/no-filter.ts';
import { Action } from '../ui/action.tsx';
import { ChildFlows } from './child-flows.tsx';
import { useMessages } from '../ui/locale.tsx';
import { NotComparable } from './not-comparable.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { Loading } from '../ui/progress.tsx';
import { useQualityWords } from './use-quality-words.ts';
import { YearFindings } from './year-findings.tsx';
import './year-difference-summary.css';

/**
 * How a survey year differs from the loaded year before it, in short: for the end of an import. Nothing where no
 * earlier year is loaded.
 */
export function YearDifferenceSummary(props: { readonly surveyYearBE: number }) {
  const { surveyYearBE } = props;
  const { quality } = useMessages();
  const words = useQualityWords();
  const { data, error, refetch } = useYearDifference({ surveyYearBE, previousYearBE: null, area: null });
  if (error) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { difference, previousYearBE } = data;
  if (!difference || previousYearBE === null) return null;
  const { children, communities, indicators } = difference;
  const count = (verdict: 'higher' | 'lower'): string =>
    formatCount(indicators.filter((each) => each.verdict === verdict).length);
  const year = words.year(surveyYearBE);
  return (
    <section className="year-summary">
      <header className="year-summary-head">
        <h3>{quality.summaryTitle(year, words.year(previousYearBE))}</h3>
        <Action
          look="quiet"
          size="small"
          onPress={() =>
            goTo({
              ...currentAddress(),
              screen: 'quality',
              filter: { ...noFilter, surveyYearBE },
              options: { tab: 'change' },
            })
          }
        >
          {quality.summaryMore}
        </Action>
      </header>
      <p className="muted">
        {quality.summaryCommunities(formatCount(communities.inBoth))} ·{' '}
        {quality.summaryIndicators(count('higher'), count('lower'))}
      </p>
      {children.isComparable ? (
        <ChildFlows flows={children.flows} year={year} previous={words.year(previousYearBE)} />
      ) : (
        <NotComparable reason={children.reason} />
      )}
      <YearFindings difference={difference} year={year} hasJumps={false} />
    </section>
  );
}

import type { YearDifferenceAnswer } from '../../shared/contract/quality.ts';
import { formatCount } from '../../shared/format/numbers.ts';
import { currentAddress, goTo } from '../client/address/use-address.ts';
import { yearDifferenceQuestion } from '../client/questions/questions.ts';
import { useAnswer } from '../client/questions/use-answer.ts';
import { noFilter } from '../../shared/contract/no-filter.ts';
import { Action } from '../ui/action.tsx';
import { Answered } from '../ui/answered.tsx';
import { ChildFlows } from './child-flows.tsx';
import { useMessages } from '../ui/locale.tsx';
import { NotComparable } from './not-comparable.tsx';
import { useQualityWords } from './use-quality-words.ts';
import { YearFindings } from './year-findings.tsx';
import './year-difference-summary.css';

type Compared = YearDifferenceAnswer & {
  readonly difference: NonNullable<YearDifferenceAnswer['difference']>;
  readonly previousYearBE: number;
};

const isCompared = (answer: YearDifferenceAnswer): answer is Compared =>
  answer.difference !== null && answer.previousYearBE !== null;

function Summary(props: { readonly surveyYearBE: number; readonly answer: Compared }) {
  const { answer, surveyYearBE } = props;
  const { quality } = useMessages();
  const words = useQualityWords();
  const { difference, previousYearBE } = answer;
  const { children, communities, indicators } = difference;
  const count = (verdict: 'higher' | 'lower'): string =>
    formatCount(indicators.filter((each) => each.verdict === verdict).length);
  const year = words.year(surveyYearBE);
  const more = () =>
    goTo({
      ...currentAddress(),
      screen: 'quality',
      filter: { ...noFilter, surveyYearBE },
      options: { tab: 'change' },
    });
  return (
    <section className="year-summary">
      <header className="year-summary-head">
        <h3>{quality.summaryTitle(year, words.year(previousYearBE))}</h3>
        <Action look="quiet" size="small" onPress={more}>
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

/**
 * How a survey year differs from the loaded year before it, in short: for the end of an import. Nothing where no
 * earlier year is loaded.
 */
export function YearDifferenceSummary(props: { readonly surveyYearBE: number }) {
  const { surveyYearBE } = props;
  const query = useAnswer(yearDifferenceQuestion, { surveyYearBE, previousYearBE: null, area: null });
  return (
    <Answered query={query}>
      {(answer) => (isCompared(answer) ? <Summary surveyYearBE={surveyYearBE} answer={answer} /> : null)}
    </Answered>
  );
}

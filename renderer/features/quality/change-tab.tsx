import type { YearDifferenceAnswer } from '../../../shared/contract/quality.ts';
import { useFilter, useOption } from '../../client/address/use-address.ts';
import { yearDifferenceQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { ChildFlows } from '../../figures/child-flows.tsx';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { useFullOnly } from '../../ui/use-full-only.ts';
import { NotComparable } from '../../figures/not-comparable.tsx';
import { EmptyState } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useQualityWords } from '../../figures/use-quality-words.ts';
import { YearFindings } from '../../figures/year-findings.tsx';
import { IndicatorChanges } from './indicator-changes.tsx';
import { QualityFrame } from './quality-frame.tsx';

/** The year to compare with: the one before, unless the address names another loaded one. */
function usePreviousYear(): readonly [number | null, readonly number[], (year: number) => void] {
  const { filter, years } = useFilter();
  const { surveyYearBE } = filter;
  const earlier = years.filter((year) => surveyYearBE !== null && year < surveyYearBE).toReversed();
  const [first] = earlier;
  const [text, setText] = useOption('before', earlier.map(String), String(first ?? ''));
  return [text === '' ? null : Number(text), earlier, (year) => setText(String(year))];
}

function Compared(props: { readonly answer: YearDifferenceAnswer }) {
  const { difference, previousYearBE, surveyYearBE } = props.answer;
  const { quality } = useMessages();
  const fullOnly = useFullOnly();
  const words = useQualityWords();
  if (!difference || previousYearBE === null || surveyYearBE === null)
    return <EmptyState icon="quality" title={quality.tabs.change} text={quality.changeNone} />;
  const { children } = difference;
  return (
    <>
      <section className="quality-block">
        <h3>{quality.flowsTitle}</h3>
        {children === null ? (
          <p className="small muted">{fullOnly}</p>
        ) : children.isComparable ? (
          <ChildFlows flows={children.flows} year={words.year(surveyYearBE)} previous={words.year(previousYearBE)} />
        ) : (
          <NotComparable reason={children.reason} />
        )}
      </section>
      <IndicatorChanges
        changes={difference.indicators}
        answers={children?.isComparable === true ? children.answers : null}
        year={surveyYearBE}
        previous={previousYearBE}
      />
    </>
  );
}

/** A survey year against the one before it. */
export function ChangeTab() {
  const { filter } = useFilter();
  const { quality } = useMessages();
  const words = useQualityWords();
  const [previousYearBE, earlier, setPrevious] = usePreviousYear();
  const query = useAnswer(yearDifferenceQuestion, {
    surveyYearBE: filter.surveyYearBE,
    previousYearBE,
    area: filter.area,
  });
  const year = filter.surveyYearBE === null ? '' : words.year(filter.surveyYearBE);
  const terms = quality.changeTerms;
  const { data } = query;
  return (
    <QualityFrame
      query={query}
      main={
        data ? (
          <>
            {data.previousYearBE === null ? null : (
              <div className="quality-toolbar">
                <p className="quality-answer-line">{quality.changeAnswer(year, words.year(data.previousYearBE))}</p>
                {earlier.length > 1 ? (
                  <SelectField
                    label={quality.changePrevious}
                    value={String(data.previousYearBE)}
                    options={earlier.map((each) => ({ value: String(each), label: words.year(each) }))}
                    onChange={(each) => setPrevious(Number(each))}
                  />
                ) : null}
              </div>
            )}
            <Compared answer={data} />
          </>
        ) : null
      }
      side={
        data?.difference ? (
          <>
            <YearFindings difference={data.difference} year={year} hasJumps />
            <HowToRead terms={[terms.clear, terms.same]} />
          </>
        ) : null
      }
    />
  );
}

import { useMemo } from 'react';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useFilter, useOption } from '../../client/address/use-address.ts';
import { funnelQuestion, marksQuestion, prevalenceQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { readRow } from '../../../shared/figures/figure-reading.ts';
import { isMostlyHidden } from '../../figures/mostly-hidden.tsx';
import { tableLevels, useLevel } from '../../client/address/use-level.ts';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { LevelChoice } from '../../ui/level-choice.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AreaGroups, SelectedArea } from './area-list.tsx';
import { IndicatorChoice, useIndicator } from './compare-choices.tsx';
import { Answered } from '../../ui/answered.tsx';
import { ChartOrWhy } from './chart-or-why.tsx';
import { CompareFrame } from './compare-frame.tsx';
import { DifferenceChart, usePointWords } from './difference-chart.tsx';
import {
  clearMarks,
  differenceModel,
  hiddenAreas,
  type DifferenceModel,
  type PlacedPoint,
} from './difference-model.ts';

const chartTypes = ['funnel', 'sorted'] as const;

function AnswerInWords(props: { readonly indicator: number; readonly model: DifferenceModel }) {
  const { model } = props;
  const { common, compare } = useMessages();
  const { lines, standing, value } = usePointWords();
  const linesOf = (code: string): readonly string[] | null => {
    const point = model.points.find((each) => each.areaCode === code);
    if (point) return lines(point);
    return model.hidden.includes(code) ? [compare.hidden] : null;
  };
  const outside = clearMarks.reduce((sum, mark) => sum + model.clear[mark].length, 0);
  const listed = (points: readonly PlacedPoint[]) =>
    points.map((point) => ({ code: point.areaCode, note: value(point) }));
  return (
    <>
      <p className="answer-line">
        {outside === 0
          ? isMostlyHidden(hiddenAreas(model))
            ? common.hiddenSoUnknown
            : compare.differenceNone
          : compare.differenceOutside(String(outside), formatCount(model.points.length))}
      </p>
      <SelectedArea indicator={props.indicator} lines={linesOf} />
      <AreaGroups
        groups={clearMarks.map((mark) => ({
          title: standing({ mark }),
          tone: mark.endsWith('higher') ? 'higher' : 'lower',
          areas: listed(model.clear[mark]),
        }))}
      />
    </>
  );
}

/** Which areas differ from the province: funnel plot, or areas in order with their intervals. */
export function DifferenceTab() {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const [indicator, setIndicator] = useIndicator();
  const [level, setLevel] = useLevel(tableLevels, 'tambon');
  const [type, setType] = useOption('chart', chartTypes, 'funnel');
  const query = useAnswer(funnelQuestion, { indicator, level, filter });
  const prevalence = useAnswer(prevalenceQuestion, { level, filter });
  const areaMarks = useAnswer(marksQuestion, { level, filter });
  const { data } = query;
  const model = useMemo(() => {
    if (!data) return null;
    const rows = new Map((prevalence.data ?? []).map((row) => [row.areaCode, row]));
    const graded = new Map((areaMarks.data?.rows ?? []).map((row) => [row.areaCode, row]));
    return differenceModel(data, (code) => {
      const row = rows.get(code);
      return row ? readRow(row, data.indicator, graded.get(code)) : null;
    });
  }, [data, prevalence.data, areaMarks.data]);
  const terms = compare.differenceTerms;
  return (
    <CompareFrame
      isRefreshing={query.isPlaceholderData}
      toolbar={
        <>
          <IndicatorChoice value={indicator} onChange={setIndicator} />
          <LevelChoice levels={tableLevels} value={level} onChange={setLevel} />
          <Segmented
            label={compare.chartType}
            value={type}
            options={chartTypes.map((each) => ({ value: each, label: compare.chartTypes[each] }))}
            onChange={setType}
          />
        </>
      }
      side={
        <>
          {model ? <AnswerInWords indicator={data?.indicator ?? indicator} model={model} /> : null}
          <HowToRead
            terms={
              type === 'funnel'
                ? [
                    terms.point,
                    terms.standing,
                    terms.limits,
                    terms.funnel,
                    ...(data?.isOverdispersed ? [terms.overdispersion] : []),
                  ]
                : [terms.interval, terms.line]
            }
          />
        </>
      }
    >
      <Answered query={query} larger={tableLevels}>
        {(answer) =>
          model === null ? null : (
            <ChartOrWhy shown={model.points.length} count={hiddenAreas(model)}>
              <DifferenceChart answer={answer} model={model} type={type} />
            </ChartOrWhy>
          )
        }
      </Answered>
    </CompareFrame>
  );
}

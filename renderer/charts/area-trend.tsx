import { useMemo } from 'react';
import type { Filter } from '../../shared/contract/filter.ts';
import { codeAtLevel, levelOfCode } from '../../shared/geo/area-codes.ts';
import { trendsQuestion } from '../client/questions/questions.ts';
import { useAnswer } from '../client/questions/use-answer.ts';
import { indicatorAsk } from '../figures/receipt-dialog-model.ts';
import { NotAnswered } from '../ui/not-answered.tsx';
import { Loading } from '../ui/progress.tsx';
import { TrendChart } from './trend-chart.tsx';
import { trendPoints } from './trend-points.ts';

/** An indicator of an area over the loaded years, with its province beside it where the area is part of one. */
export function AreaTrend(props: {
  readonly title: string;
  readonly height: number;
  readonly indicator: number;
  /** What the area is called in the chart. */
  readonly ownName: string;
  /** Of the area; its year is not asked for. */
  readonly filter: Filter;
}) {
  const { filter, indicator } = props;
  const { area } = filter;
  const everyYear = { ...filter, surveyYearBE: null };
  const isPart = area !== null && levelOfCode(area) !== 'province';
  const own = useAnswer(trendsQuestion, { filter: everyYear });
  const province = useAnswer(
    trendsQuestion,
    isPart ? { filter: { ...everyYear, area: codeAtLevel(area, 'province') } } : null,
  );
  const points = useMemo(() => {
    const of = (answer: typeof own.data) => {
      const row = answer?.rows[indicator - 1];
      return row ? trendPoints(row) : null;
    };
    return { own: of(own.data), province: of(province.data) };
  }, [own.data, province.data, indicator]);
  const error = own.error ?? province.error;
  if (error) return <NotAnswered error={error} />;
  if (!points.own || (isPart && !points.province)) return <Loading />;
  return (
    <TrendChart
      title={props.title}
      height={props.height}
      points={points.own}
      reference={isPart ? points.province : null}
      ownName={props.ownName}
      askOf={(surveyYearBE) => indicatorAsk(indicator, { ...filter, surveyYearBE })}
    />
  );
}

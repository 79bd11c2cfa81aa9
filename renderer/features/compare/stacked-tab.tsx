import { useMemo, useState } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import {
  unknownRules,
  type StackedArea,
  type StackedIndicator,
  type StackedRiskAnswer,
} from '../../../shared/contract/stacked-risk.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { useFilter, useOption } from '../../client/address/use-address.ts';
import { stackedRiskQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { useLevel } from '../../client/address/use-level.ts';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { LevelChoice } from '../../ui/level-choice.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { useMessages } from '../../ui/locale.tsx';
import { useShortList } from '../../ui/short-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AreaButton } from './area-list.tsx';
import { CoOccurrence } from './co-occurrence.tsx';
import { Answered } from '../../ui/answered.tsx';
import { CompareFrame } from './compare-frame.tsx';
import { stackedModel, type Part, type StackedModel } from './stacked-model.ts';
import { useCompareWords } from './use-compare-words.ts';
import './stacked-tab.css';

const cutOffs = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
const highestCutOff = cutOffs.length;

/** The cut-off; the address follows when the thumb is let go. */
function CutOff(props: { readonly value: number; readonly onChange: (k: number) => void }) {
  const { compare } = useMessages();
  const [moving, setMoving] = useState<number | null>(null);
  return (
    <Slider
      className="cut-off"
      minValue={1}
      maxValue={highestCutOff}
      value={moving ?? props.value}
      onChange={(value) => setMoving(typeof value === 'number' ? value : null)}
      onChangeEnd={(value) => {
        setMoving(null);
        if (typeof value === 'number') props.onChange(value);
      }}
    >
      <Label className="muted">{compare.stackedCutoff}</Label>
      <SliderTrack className="cut-off-track">
        <SliderThumb className="cut-off-thumb" />
      </SliderTrack>
      <SliderOutput className="cut-off-value">
        {({ state }) => compare.stackedCutoffValue(String(state.values[0] ?? props.value))}
      </SliderOutput>
    </Slider>
  );
}

function Figures(props: { readonly answer: StackedRiskAnswer; readonly model: StackedModel }) {
  const { answer, model } = props;
  const { common, compare } = useMessages();
  const known = formatCount(answer.known ?? 0);
  // Somebody was counted: without a figure there is nobody at the cut-off, or it is hidden.
  const none = model.state === 'nobody-reaches' ? '–' : common.hidden;
  return (
    <dl className="stacked-figures">
      <div>
        <dt>{compare.stackedH}</dt>
        <dd className="stacked-value">{answer.H === null ? common.hidden : formatPercent(answer.H)}</dd>
        <dd className="small muted">{compare.stackedHText(formatCount(answer.yes ?? 0), known)}</dd>
        {answer.leftOut !== null && answer.leftOut > 0 ? (
          <dd className="small muted">{compare.stackedLeftOut(formatCount(answer.leftOut))}</dd>
        ) : null}
      </div>
      <div>
        <dt>{compare.stackedA}</dt>
        <dd className="stacked-value">
          {model.problemsEach === null ? none : compare.stackedAValue(model.problemsEach.toFixed(1))}
        </dd>
        <dd className="small muted">{answer.A === null ? null : compare.stackedAText(formatPercent(answer.A))}</dd>
      </div>
      <div>
        <dt>{compare.stackedM0}</dt>
        <dd className="stacked-value">{answer.M0 === null ? common.hidden : answer.M0.toFixed(4)}</dd>
        <dd className="small muted">{compare.stackedM0Text}</dd>
      </div>
    </dl>
  );
}

function Bar(props: { readonly share: number; readonly top: number; readonly mark: number | null }) {
  const at = (value: number): string => `${Math.min(100, (value / props.top) * 100)}%`;
  return (
    <div className="part-bar" aria-hidden="true">
      <span className="part-bar-fill" style={{ width: at(props.share) }} />
      {props.mark === null ? null : <span className="part-bar-mark" style={{ left: at(props.mark) }} />}
    </div>
  );
}

/** The part as a bar, and beside it as a number, under one heading. */
function partColumns<Item extends { readonly known: number | null }>(
  heading: string,
  hidden: string,
  top: number,
  markOf: (item: Item) => number | null,
): readonly Column<Part<Item>>[] {
  return [
    {
      key: 'bar',
      heading,
      headingSpan: 2,
      attributes: () => ({ className: 'part-bar-cell' }),
      cell: ({ item, share }) => (share === null ? null : <Bar share={share} top={top} mark={markOf(item)} />),
    },
    {
      key: 'share',
      heading,
      headingSpan: 0,
      align: 'number',
      value: ({ share }) => share,
      cell: ({ item, share }) => (share === null ? (item.known === 0 ? '–' : hidden) : formatPercent(share)),
    },
  ];
}

function indicatorColumns(
  compare: Messages['compare'],
  nameOf: (no: number) => string,
  hidden: string,
  top: number,
): readonly Column<Part<StackedIndicator>>[] {
  return [
    { key: 'indicator', heading: compare.indicator, isRowHeader: true, value: ({ item }) => nameOf(item.indicator) },
    ...partColumns<StackedIndicator>(compare.stackedContribution, hidden, top, () => null),
    {
      key: 'children',
      heading: compare.stackedChildren,
      align: 'number',
      value: ({ item }) => item.yes ?? compare.hidden,
      cell: ({ item }) => (item.yes === null ? compare.hidden : formatCount(item.yes)),
    },
  ];
}

function areaColumns(
  compare: Messages['compare'],
  nameOf: (code: string) => string,
  hidden: string,
  top: number,
  isSameOrder: boolean,
): readonly Column<Part<StackedArea>>[] {
  const place = (key: 'rank' | 'rankOtherwise', heading: string): Column<Part<StackedArea>> => ({
    key,
    heading,
    align: 'number',
    value: ({ item }) => item[key] ?? '–',
  });
  return [
    {
      key: 'area',
      heading: compare.area,
      isRowHeader: true,
      value: ({ item }) => nameOf(item.areaCode),
      cell: ({ item }) => <AreaButton code={item.areaCode} />,
    },
    ...partColumns<StackedArea>(compare.stackedContribution, hidden, top, ({ populationShare }) => populationShare),
    {
      key: 'H',
      heading: compare.stackedAreaH,
      align: 'number',
      value: ({ item }) => (item.known === null ? compare.hidden : item.H),
      cell: ({ item }) => (item.known === null ? compare.hidden : item.H === null ? '–' : formatPercent(item.H)),
    },
    ...(isSameOrder ? [] : [place('rank', compare.stackedRank), place('rankOtherwise', compare.stackedRankOtherwise)]),
  ];
}

function ByIndicator(props: { readonly model: StackedModel }) {
  const { common, compare } = useMessages();
  const words = useCompareWords();
  const top = Math.max(0.01, ...props.model.byIndicator.map((part) => part.share ?? 0));
  return (
    <section className="compare-chart">
      <h2>{compare.stackedByIndicator}</h2>
      <DataTable
        className="part-table"
        columns={indicatorColumns(compare, words.indicator, common.hidden, top)}
        rows={props.model.byIndicator}
        rowKey={({ item }) => item.indicator}
      />
    </section>
  );
}

const areasAtOnce = 17;

function ByArea(props: { readonly model: StackedModel; readonly isSameOrder: boolean }) {
  const { common, compare } = useMessages();
  const words = useCompareWords();
  const { byArea } = props.model;
  const { more, shown } = useShortList(byArea, areasAtOnce);
  const top = Math.max(
    0.01,
    ...byArea.map((part) => Math.max(part.share ?? 0, part.share === null ? 0 : (part.item.populationShare ?? 0))),
  );
  return (
    <section className="compare-chart">
      <h2>{compare.stackedByArea}</h2>
      {props.isSameOrder ? null : <p className="small muted">{compare.stackedOtherOrder}</p>}
      <DataTable
        className="part-table"
        columns={areaColumns(compare, words.name, common.hidden, top, props.isSameOrder)}
        rows={shown}
        rowKey={({ item }) => item.areaCode}
      />
      {more}
    </section>
  );
}

function Stacked(props: { readonly answer: StackedRiskAnswer; readonly model: StackedModel }) {
  const { answer, model } = props;
  const { common, compare } = useMessages();
  if (model.state === 'hidden') return <Notice tone="info">{common.mostlyHidden}</Notice>;
  if (model.state === 'nobody-counted') return <Notice tone="info">{compare.noAreas}</Notice>;
  return (
    <>
      <Figures answer={answer} model={model} />
      {model.state === 'nobody-reaches' ? (
        <Notice tone="info">{compare.stackedNobody}</Notice>
      ) : (
        <div className="stacked-parts">
          <ByIndicator model={model} />
          <ByArea model={model} isSameOrder={answer.isSameOrder} />
        </div>
      )}
    </>
  );
}

/** Children with several problems at once: how many, how many problems, which and where. */
export function StackedTab() {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const words = useCompareWords();
  const [level, setLevel] = useLevel<AreaLevel>(areaLevels, 'tambon');
  const [k, setK] = useOption('k', cutOffs, '3');
  const [unknown, setUnknown] = useOption('unknown', unknownRules, 'leave-out');
  const query = useAnswer(stackedRiskQuestion, { level, filter, k: Number(k), unknown });
  const { data } = query;
  const model = useMemo(() => (data ? stackedModel(data) : null), [data]);
  const terms = compare.stackedTerms;
  return (
    <CompareFrame
      isRefreshing={query.isPlaceholderData}
      toolbar={
        <>
          <CutOff value={Number(k)} onChange={(next) => setK(cutOffs.find((each) => Number(each) === next) ?? '3')} />
          <LevelChoice levels={areaLevels} value={level} onChange={setLevel} />
          <Segmented
            label={compare.stackedUnknown}
            showLabel
            value={unknown}
            options={unknownRules.map((rule) => ({ value: rule, label: compare.stackedUnknownRules[rule] }))}
            onChange={setUnknown}
          />
        </>
      }
      side={
        <>
          <CoOccurrence />
          <HowToRead terms={[terms.stacked, terms.contribution, terms.population, terms.lift]} />
        </>
      }
    >
      <h2 className="stacked-title">{compare.stackedTitle(words.place)}</h2>
      <Answered query={query} larger={areaLevels}>
        {(answer) => (model === null ? null : <Stacked answer={answer} model={model} />)}
      </Answered>
      <p className="compare-notes">{compare.subtitle(words.place, words.year)}</p>
    </CompareFrame>
  );
}

import { useCallback, useMemo } from 'react';
import type { StandardisedAnswer } from '../../../shared/contract/standardised.ts';
import { formatRatio, formatRatioInterval } from '../../../shared/format/differences.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { standardisedQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { useSelectedArea } from '../../client/address/use-selection.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalRows } from '../../charts/interval-rows.ts';
import { tableLevels, useLevel } from '../../client/address/use-level.ts';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { LevelChoice } from '../../ui/level-choice.tsx';
import { useMessages } from '../../ui/locale.tsx';
import type { Column } from '../../ui/table-model.ts';
import { AreaGroups, SelectedArea } from './area-list.tsx';
import { areaEntries, AreaNotes, AreaTable, itemColumn, verdictColumn, type AreaEntry } from './area-table.tsx';
import { IndicatorChoice, useIndicator } from './compare-choices.tsx';
import { Answered } from '../../ui/answered.tsx';
import { ChartOrWhy } from './chart-or-why.tsx';
import { CompareFrame } from './compare-frame.tsx';
import { directionOf, isBeyondMix, mixModel, type MixModel, type MixRow } from './mix-model.ts';
import { useCompareWords } from './use-compare-words.ts';

/** Above this many rows names are those of communities, which are long. */
const longList = 60;

function partsOf(row: MixRow, words: (crude: string, mix: string, rest: string) => string): string {
  return words(formatRatio(row.crude.ratio), formatRatio(row.mix), formatRatio(row.standardised.ratio));
}

function useMixLines(): (row: MixRow) => string[] {
  const { compare } = useMessages();
  return useMemo(
    () => (row) => [
      compare.readings[row.reading],
      partsOf(row, compare.mixParts),
      `${compare.mixObserved} ${formatCount(row.observed)} · ${compare.mixExpected} ${formatCount(Math.round(row.expected))}`,
      `${compare.mixAdjusted} ${compare.times(formatRatio(row.standardised.ratio))} (${formatRatioInterval(row.standardised)})`,
      ...(row.leftOut > 0 ? [compare.mixLeftOut(formatCount(row.leftOut))] : []),
    ],
    [compare],
  );
}

function MixTable(props: { readonly model: MixModel }) {
  const { compare, marks } = useMessages();
  const { model } = props;
  const columns: readonly Column<AreaEntry<MixRow>>[] = [
    itemColumn(
      'observed',
      compare.mixObserved,
      ({ observed }) => observed,
      ({ observed }) => formatCount(observed),
    ),
    itemColumn(
      'expected',
      compare.mixExpected,
      ({ expected }) => expected,
      ({ expected, leftOut }) => formatCount(Math.round(expected)) + (leftOut > 0 ? ' *' : ''),
    ),
    itemColumn(
      'crude',
      compare.mixCrude,
      ({ crude }) => crude.ratio,
      ({ crude }) => formatRatio(crude.ratio),
    ),
    itemColumn(
      'mix',
      compare.mixPart,
      ({ mix }) => mix,
      ({ mix }) => formatRatio(mix),
    ),
    itemColumn(
      'adjusted',
      compare.mixAdjusted,
      ({ standardised }) => standardised.ratio,
      ({ standardised }) => formatRatio(standardised.ratio),
    ),
    itemColumn(
      'interval',
      marks.interval,
      ({ standardised }) => formatRatioInterval(standardised),
      ({ standardised }) => formatRatioInterval(standardised),
    ),
    verdictColumn(compare.mixReading, ({ reading }) => ({
      words: compare.readings[reading],
      direction: directionOf(reading),
    })),
  ];
  return <AreaTable columns={columns} entries={areaEntries(model.rows, model, compare)} />;
}

function MixChart(props: { readonly answer: StandardisedAnswer; readonly model: MixModel }) {
  const { answer, model } = props;
  const { compare } = useMessages();
  const words = useCompareWords();
  const lines = useMixLines();
  const selected = useSelectedArea();
  const areas = useMemo(() => model.rows.map((row) => row.areaCode), [model.rows]);
  const option = useCallback(
    (theme: ChartTheme) =>
      intervalRows(theme, {
        rows: model.rows.map((row) => {
          const tooltip = [words.area(row.areaCode), ...lines(row)].join('\n');
          return {
            label: words.name(row.areaCode),
            isSelected: row.areaCode === selected,
            marks: [
              {
                value: row.standardised.ratio,
                low: row.standardised.low,
                high: row.standardised.high,
                tone: isBeyondMix(row.reading) ? directionOf(row.reading) : 'quiet',
                tooltip,
              },
              {
                value: row.crude.ratio,
                low: null,
                high: null,
                tone: directionOf(row.reading),
                isHollow: true,
                tooltip,
              },
            ],
          };
        }),
        axis: { min: 0, max: model.top, format: (value) => `${value}×` },
        reference: { at: 1, label: compare.mixAsProvince },
        labelWidth: model.rows.length > longList ? 200 : 110,
        spread: 0,
      }),
    [model, selected, compare, words, lines],
  );
  return (
    <div className="compare-chart">
      <Chart
        title={compare.mixTitle(words.indicator(answer.indicator))}
        height={50 + model.rows.length * 18}
        option={option}
        areas={areas}
        legend={
          <p className="compare-key">
            <span className="chart-key-dot" data-key="quiet">
              {compare.mixAdjusted}
            </span>
            <span className="chart-key-hollow" data-key="quiet">
              {compare.mixCrude}
            </span>
            <span className="chart-key-dash">{compare.mixAsProvince}</span>
          </p>
        }
        table={<MixTable model={model} />}
      />
      <AreaNotes hidden={model.hidden.length} withoutAnswer={model.withoutAnswer.length} />
    </div>
  );
}

const toldReadings = [
  'high-for-everyone',
  'high-for-both',
  'high-because-of-who-lives-here',
  'high-but-for-who-lives-here',
  'low-for-everyone',
  'low-for-both',
  'low-because-of-who-lives-here',
  'low-but-for-who-lives-here',
] as const satisfies readonly MixRow['reading'][];

function AnswerInWords(props: { readonly indicator: number; readonly model: MixModel }) {
  const { model } = props;
  const { compare } = useMessages();
  const lines = useMixLines();
  const notes: Readonly<Partial<Record<MixRow['reading'], string>>> = compare.readingDo;
  const group = (reading: MixRow['reading']) => ({
    title: compare.readings[reading],
    tone: directionOf(reading),
    note: notes[reading] ?? null,
    areas: model.byReading[reading].map((row) => ({ code: row.areaCode, note: partsOf(row, compare.mixPartsShort) })),
  });
  return (
    <>
      <SelectedArea
        indicator={props.indicator}
        lines={(code) => {
          const row = model.rows.find((each) => each.areaCode === code);
          if (row) return lines(row);
          return model.hidden.includes(code) ? [compare.hidden] : null;
        }}
      />
      <p className="small muted">{compare.mixPartsNote}</p>
      <AreaGroups groups={toldReadings.map(group)} />
    </>
  );
}

/** What of a difference is the mix of children, and what is left with the same children. */
export function MixTab() {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const [indicator, setIndicator] = useIndicator();
  const [level, setLevel] = useLevel(tableLevels, 'tambon');
  const query = useAnswer(standardisedQuestion, { indicator, level, filter });
  const { data } = query;
  const model = useMemo(() => (data ? mixModel(data) : null), [data]);
  const terms = compare.mixTerms;
  return (
    <CompareFrame
      isRefreshing={query.isPlaceholderData}
      toolbar={
        <>
          <IndicatorChoice value={indicator} onChange={setIndicator} />
          <LevelChoice levels={tableLevels} value={level} onChange={setLevel} />
        </>
      }
      side={
        <>
          {model ? <AnswerInWords indicator={data?.indicator ?? indicator} model={model} /> : null}
          <HowToRead terms={[terms.crude, terms.expected, terms.adjusted, terms.parts]} />
        </>
      }
    >
      <Answered query={query} larger={tableLevels}>
        {(answer) =>
          model === null ? null : (
            <ChartOrWhy
              shown={model.rows.length}
              count={{ hidden: model.hidden.length, all: model.hidden.length + model.rows.length }}
            >
              <MixChart answer={answer} model={model} />
            </ChartOrWhy>
          )
        }
      </Answered>
    </CompareFrame>
  );
}

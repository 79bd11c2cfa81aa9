import type { AreaProfileAnswer, IndicatorCombination, IndicatorPair } from '../../../shared/contract/area-profile.ts';
import { formatRatio } from '../../../shared/format/differences.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { areaProfileQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { closePairs, shownCombinations } from '../../figures/co-occurring.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { useMessages } from '../../ui/locale.tsx';
import { useShortList } from '../../ui/short-list.tsx';
import { useFullOnly } from '../../ui/use-full-only.ts';
import { Answered } from '../../ui/answered.tsx';
import { useCompareWords } from './use-compare-words.ts';

const pairsAtOnce = 8;
const combinationsAtOnce = 8;

type Name = (no: number) => string;

function pairColumns(compare: Messages['compare'], name: Name): readonly Column<IndicatorPair>[] {
  return [
    {
      key: 'pair',
      heading: compare.pair,
      isRowHeader: true,
      value: ({ first, second }) => `${name(first)} + ${name(second)}`,
      cell: ({ first, second }) => (
        <>
          {name(first)}
          <br />
          {name(second)}
        </>
      ),
    },
    {
      key: 'both',
      heading: compare.pairBoth,
      align: 'number',
      value: ({ yes }) => yes,
      cell: ({ yes, expected }) => (
        <>
          {formatCount(yes ?? 0)}
          <span className="evidence-note">
            {compare.pairExpected} {formatCount(Math.round(expected ?? 0))}
          </span>
        </>
      ),
    },
    {
      key: 'lift',
      heading: compare.pairLift,
      align: 'number',
      value: ({ lift }) => lift,
      cell: ({ lift }) => formatRatio(lift ?? 0),
    },
  ];
}

function combinationColumns(compare: Messages['compare'], name: Name): readonly Column<IndicatorCombination>[] {
  return [
    {
      key: 'combination',
      heading: compare.combination,
      isRowHeader: true,
      value: ({ indicators }) => indicators.map(name).join(' + '),
    },
    {
      key: 'children',
      heading: compare.combinationChildren,
      align: 'number',
      value: ({ yes }) => yes,
      cell: ({ yes }) => formatCount(yes ?? 0),
    },
  ];
}

function Pairs(props: { readonly profile: AreaProfileAnswer }) {
  const { compare } = useMessages();
  const fullOnly = useFullOnly();
  const words = useCompareWords();
  const pairs = closePairs(props.profile.pairs ?? []);
  const { more, shown } = useShortList(pairs, pairsAtOnce);
  if (props.profile.pairs === null) return <p className="small muted">{fullOnly}</p>;
  if (pairs.length === 0) return <p className="small muted">{compare.pairsNone}</p>;
  return (
    <>
      <DataTable
        className="together-table"
        columns={pairColumns(compare, words.indicator)}
        rows={shown}
        rowKey={(pair) => `${pair.first} ${pair.second}`}
      />
      {more}
    </>
  );
}

function Combinations(props: { readonly profile: AreaProfileAnswer }) {
  const { compare } = useMessages();
  const fullOnly = useFullOnly();
  const words = useCompareWords();
  const { hidden, shown: all } = shownCombinations(props.profile.combinations ?? []);
  const { more, shown } = useShortList(all, combinationsAtOnce);
  if (props.profile.combinations === null) return <p className="small muted">{fullOnly}</p>;
  return (
    <>
      {shown.length === 0 ? (
        <p className="small muted">{hidden > 0 ? compare.hidden : compare.combinationsNone}</p>
      ) : (
        <DataTable
          className="together-table"
          columns={combinationColumns(compare, words.indicator)}
          rows={shown}
          rowKey={({ indicators }) => indicators.join(' ')}
        />
      )}
      {more}
      {hidden > 0 && shown.length > 0 ? <p className="small muted">{compare.hiddenRows(String(hidden))}</p> : null}
    </>
  );
}

/** Problems of the same child: pairs beyond chance, and the most frequent combinations. */
export function CoOccurrence() {
  const { filter } = useFilter();
  const { data: dataset } = useDataset();
  const { compare } = useMessages();
  const words = useCompareWords();
  const area = filter.area ?? dataset?.provinces[0] ?? null;
  const query = useAnswer(
    areaProfileQuestion,
    area === null ? null : { filter: { ...filter, area }, combinations: 20 },
  );
  return (
    <Answered query={query} larger="area">
      {(profile) => (
        <>
          <section>
            <h2>{compare.pairsTitle}</h2>
            <p className="small muted">{compare.pairsHint(words.area(profile.areaCode))}</p>
            <Pairs profile={profile} />
          </section>
          <section>
            <h2>{compare.combinationsTitle}</h2>
            <Combinations profile={profile} />
          </section>
        </>
      )}
    </Answered>
  );
}

import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import { formatRatio } from '../../../shared/format/differences.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { areaProfileQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { closePairs, shownCombinations } from '../../figures/co-occurring.ts';
import { useMessages } from '../../ui/locale.tsx';
import { Answered } from '../../ui/answered.tsx';
import { useCompareWords } from './use-compare-words.ts';

const pairsAtOnce = 8;
const combinationsAtOnce = 8;

function Pairs(props: { readonly profile: AreaProfileAnswer }) {
  const { compare } = useMessages();
  const words = useCompareWords();
  const pairs = closePairs(props.profile.pairs, pairsAtOnce);
  if (pairs.length === 0) return <p className="small muted">{compare.pairsNone}</p>;
  return (
    <table className="data-table together-table">
      <thead>
        <tr>
          <th scope="col">{compare.pair}</th>
          <th scope="col" className="number">
            {compare.pairBoth}
          </th>
          <th scope="col" className="number">
            {compare.pairLift}
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={`${pair.first} ${pair.second}`}>
            <th scope="row">
              {words.indicator(pair.first)}
              <br />
              {words.indicator(pair.second)}
            </th>
            <td className="number">
              {formatCount(pair.yes ?? 0)}
              <span className="evidence-note">
                {compare.pairExpected} {formatCount(Math.round(pair.expected ?? 0))}
              </span>
            </td>
            <td className="number">{formatRatio(pair.lift ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Combinations(props: { readonly profile: AreaProfileAnswer }) {
  const { compare } = useMessages();
  const words = useCompareWords();
  const { hidden, shown } = shownCombinations(props.profile.combinations, combinationsAtOnce);
  return (
    <>
      {shown.length === 0 ? (
        <p className="small muted">{hidden > 0 ? compare.hidden : compare.combinationsNone}</p>
      ) : (
        <table className="data-table together-table">
          <thead>
            <tr>
              <th scope="col">{compare.combination}</th>
              <th scope="col" className="number">
                {compare.combinationChildren}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <tr key={each.indicators.join(' ')}>
                <th scope="row">{each.indicators.map((no) => words.indicator(no)).join(' + ')}</th>
                <td className="number">{formatCount(each.yes ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
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
    <Answered query={query}>
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

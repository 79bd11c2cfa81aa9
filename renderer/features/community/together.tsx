import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { closePairs, shownCombinations } from '../../figures/co-occurring.ts';
import { useMessages } from '../../ui/locale.tsx';
import { useFullOnly } from '../../ui/use-full-only.ts';

const atOnce = 4;

/** How many more there are than the sheet has room for. */
function Rest(props: { readonly count: number }) {
  const { community } = useMessages();
  return props.count > 0 ? <p className="community-note">{community.togetherMore(formatCount(props.count))}</p> : null;
}

/** Problems of the same child: the most frequent combinations, and pairs beyond chance. */
export function Together(props: { readonly profile: AreaProfileAnswer }) {
  const { community, indicatorTexts } = useMessages();
  const fullOnly = useFullOnly();
  const short: Readonly<Record<string, string>> = indicatorTexts.short;
  const name = (no: number): string => short[indicatorByNo(no).key] ?? '';
  const { combinations, pairs: all } = props.profile;
  const { hidden, shown: seen } = shownCombinations(combinations ?? []);
  const shown = seen.slice(0, atOnce);
  const close = closePairs(all ?? []);
  const pairs = close.slice(0, atOnce);
  return (
    <section className="community-part">
      <h2>{community.togetherTitle}</h2>
      <h3>{community.combinations}</h3>
      {shown.length === 0 ? (
        <p className="community-note">
          {combinations === null ? fullOnly : hidden > 0 ? community.combinationsHidden : community.combinationsNone}
        </p>
      ) : (
        <ul className="together-list">
          {shown.map((each) => (
            <li key={each.indicators.join(' ')}>
              <span>{each.indicators.map((no) => name(no)).join(' + ')}</span>
              <strong>{community.combinationCount(formatCount(each.yes ?? 0))}</strong>
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && shown.length > 0 ? (
        <p className="community-note">{community.combinationsSome(formatCount(hidden))}</p>
      ) : null}
      <Rest count={seen.length - shown.length} />
      <h3>{community.pairs}</h3>
      {pairs.length === 0 ? (
        <p className="community-note">{all === null ? fullOnly : community.pairsNone}</p>
      ) : (
        <ul className="together-list">
          {pairs.map((pair) => (
            <li key={`${pair.first} ${pair.second}`}>
              <span>
                {name(pair.first)} + {name(pair.second)}
              </span>
              <span>{community.pairText(formatCount(pair.yes ?? 0), (pair.expected ?? 0).toFixed(1))}</span>
            </li>
          ))}
        </ul>
      )}
      <Rest count={close.length - pairs.length} />
    </section>
  );
}

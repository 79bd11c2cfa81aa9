import type { PairKind, ReviewedPair, ReviewedRecord } from '../../../shared/contract/linking.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { acceptablePairs, compareRecords } from './pair-model.ts';
import { useCellWords } from './record-table.tsx';
import { pageSize } from './review-position.ts';

function RecordSummary(props: { readonly record: ReviewedRecord }) {
  const { linking } = useMessages();
  const { language } = useLanguage();
  const wordsOf = useCellWords();
  const { record } = props;
  const name = [record.title, record.firstName, record.lastName].filter((part) => part.trim() !== '').join(' ');
  const facts = [
    formatYearShort(record.surveyYearBE, language),
    record.birthDate,
    linking.sexes[record.sex],
    record.nationalId,
    record.householdId,
    wordsOf('community', record.community),
  ];
  return (
    <td>
      <span className="list-name">{name || linking.blank}</span>
      <span className="evidence-note">{facts.filter((fact) => fact.trim() !== '').join(' · ')}</span>
    </td>
  );
}

function PairRow(props: { readonly pair: ReviewedPair; readonly index: number; readonly onOpen: () => void }) {
  const { linking } = useMessages();
  const { pair } = props;
  const marked = compareRecords(pair).filter(({ mark }) => mark === 'differs' || mark === 'close');
  const place = formatCount(props.index + 1);
  return (
    <tr>
      <td className="number muted">{place}</td>
      <td>
        <span className="list-verdict" data-verdict={pair.verdict}>
          <Icon name={pair.verdict === 'likely' ? 'check' : 'search'} size={16} />
          {linking.verdicts[pair.verdict]}
        </span>
      </td>
      <RecordSummary record={pair.a} />
      <RecordSummary record={pair.b} />
      <td>
        {marked.length === 0 ? <span className="muted">{linking.list.noDifference}</span> : null}
        {marked.map(({ field, mark }) => `${mark === 'close' ? '≈' : '≠'} ${linking.fields[field]}`).join(', ')}
      </td>
      <td className="list-act">
        <Action size="small" onPress={props.onOpen} label={linking.list.openPair(place)}>
          {linking.list.open}
        </Action>
      </td>
    </tr>
  );
}

/** A page of pairs, all of them in full; what is proposed can be confirmed together, below the last of them. */
export function PairList(props: {
  readonly kind: PairKind;
  readonly pairs: readonly ReviewedPair[];
  readonly offset: number;
  readonly total: number;
  readonly canUndo: boolean;
  readonly onOpen: (index: number) => void;
  readonly onPage: (index: number) => void;
  readonly onAccept: () => void;
  readonly onUndo: () => void;
}) {
  const { linking } = useMessages();
  const { pairs, offset, total, kind } = props;
  const { list } = linking;
  const likely = acceptablePairs(pairs).length;
  return (
    <div className="pair-list">
      <ScrollRegion label={list.label}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col" className="number">
                #
              </th>
              <th scope="col">{list.verdict}</th>
              <th scope="col">{linking.record.a}</th>
              <th scope="col">{linking.record.b}</th>
              <th scope="col">{list.differences}</th>
              <th scope="col">
                <span className="visually-hidden">{list.open}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair, place) => (
              <PairRow
                key={`${offset + place} ${pair.a.place.line} ${pair.b.place.line}`}
                pair={pair}
                index={offset + place}
                onOpen={() => props.onOpen(offset + place)}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="list-foot">
        {likely > 0 ? (
          <div className="list-accept">
            <Action look="primary" onPress={props.onAccept}>
              {list.accept(formatCount(likely))}
            </Action>
            <p className="small muted">{list.acceptNote}</p>
          </div>
        ) : (
          <p className="muted">{kind === 'link' ? '' : list.oneByOne}</p>
        )}
        <div className="list-pages">
          <Action look="quiet" icon="undo" onPress={props.onUndo} isDisabled={!props.canUndo}>
            {linking.decide.undo}
          </Action>
          <span className="muted">
            {list.page(formatCount(offset + 1), formatCount(offset + pairs.length), formatCount(total))}
          </span>
          <Action onPress={() => props.onPage(offset - pageSize)} isDisabled={offset === 0}>
            {list.former}
          </Action>
          <Action onPress={() => props.onPage(offset + pageSize)} isDisabled={offset + pairs.length >= total}>
            {list.next}
          </Action>
        </div>
      </div>
    </div>
  );
}

import { useCallback, useState } from 'react';
import { TabPanel, Tabs } from 'react-aria-components';
import { pairKinds, type PairKind, type PairsAnswer, type ReviewedPair } from '../../../shared/contract/linking.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { toFailure } from '../../client/connection/failure.ts';
import { useOption } from '../../client/address/use-address.ts';
import { usePairs, type LinkingWork, type PairsPage } from '../../client/workspace/use-linking.ts';
import { useMessages } from '../../ui/locale.tsx';
import type { Messages } from '../../ui/messages.ts';
import { EmptyState, FailureNotice } from '../../ui/notice.tsx';
import { TabRow } from '../../ui/page-tabs.tsx';
import { Loading, useIsSlow } from '../../ui/progress.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { acceptablePairs, decisionOf, type DecisionName } from './pair-model.ts';
import { Searching, WaitingDecisions } from './linking-run.tsx';
import { PairCard } from './pair-card.tsx';
import { PairList } from './pair-list.tsx';
import { indexShown, pageOffset, pageSize, positionWithin } from './review-position.ts';

const views = ['one', 'list'] as const;

/** What was done last, told beside the pair; never who it was about. */
type Decided = { readonly kind: 'same' | 'different' | 'undone'; readonly pairs: number };

function saidWords({ kind, pairs }: Decided, words: Messages['linking']['said']): string {
  return pairs > 1 ? words.several(formatCount(pairs)) : words[kind];
}

/** Nothing of a kind: where there is something to look at instead. */
function NoPairs(props: { readonly kind: PairKind; readonly counts: PairsAnswer['counts'] }) {
  const { linking } = useMessages();
  const others = pairKinds.filter((kind) => kind !== props.kind && props.counts[kind] > 0);
  const list = others.map((kind) => `${linking.kinds[kind]} (${formatCount(props.counts[kind])})`).join(' · ');
  return (
    <EmptyState
      icon="check"
      title={linking.none.title}
      text={others.length > 0 ? linking.none.others(list) : linking.none.done}
    />
  );
}

/** The pairs of one kind, one by one or as a list, and what is decided about them. */
function KindReview(props: {
  readonly kind: PairKind;
  readonly answer: PairsPage;
  readonly isBusy: boolean;
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly takesFocus: boolean;
  readonly onFocus: (takes: boolean) => void;
  readonly work: LinkingWork;
}) {
  const { linking } = useMessages();
  const { answer, isBusy, kind, takesFocus, onFocus, work } = props;
  const [view, setView] = useOption('view', views, 'one');
  const [said, setSaid] = useState<Decided | null>(null);
  const { index } = props;
  const pair = answer.pairs[index - answer.offset];

  const decide = async (names: readonly DecisionName[], about: readonly ReviewedPair[]): Promise<void> => {
    if (isBusy) return;
    const result = await work.decide.run(about.map((each, i) => decisionOf(each, names[i] ?? 'same')));
    if (!result) return;
    setSaid({ kind: names[0] === 'different' ? 'different' : 'same', pairs: about.length });
  };
  const undo = async (): Promise<void> => {
    if (isBusy || !work.canUndo) return;
    if (await work.undo.run()) setSaid({ kind: 'undone', pairs: 1 });
  };
  const onFocused = useCallback(() => onFocus(false), [onFocus]);
  const isSlow = useIsSlow(isBusy);
  const failure = work.decide.failure ?? work.undo.failure;
  const card = pair ? (
    <PairCard
      pair={pair}
      index={index}
      total={answer.total}
      canUndo={work.canUndo}
      takesFocus={takesFocus}
      onFocus={onFocused}
      onIndex={(next) => props.onIndex(positionWithin(next, answer.total))}
      onDecide={(name) => void decide([name], [pair])}
      onUndo={() => void undo()}
    />
  ) : (
    <Loading />
  );
  return (
    <div className="review" aria-busy={isBusy} data-slow={isSlow || undefined}>
      <div className="review-head">
        <p className="muted">{linking.kindNotes[kind]}</p>
        <p className="review-said" role="status">
          {said ? saidWords(said, linking.said) : null}
        </p>
        <Segmented
          label={linking.views.label}
          value={view}
          options={views.map((value) => ({ value, label: linking.views[value] }))}
          onChange={setView}
        />
      </div>
      {failure ? <FailureNotice failure={failure} /> : null}
      <WaitingDecisions count={answer.waiting} onRun={() => void work.run.run()} />
      {answer.total === 0 ? <NoPairs kind={kind} counts={answer.counts} /> : null}
      {answer.total > 0 && view === 'one' ? card : null}
      {answer.total > 0 && view === 'list' ? (
        <PairList
          kind={kind}
          pairs={answer.pairs}
          offset={answer.offset}
          total={answer.total}
          canUndo={work.canUndo}
          onOpen={(at) => {
            onFocus(true);
            props.onIndex(at);
            setView('one');
          }}
          onPage={props.onIndex}
          onAccept={() => {
            const pairs = acceptablePairs(answer.pairs);
            void decide(
              pairs.map(() => 'same'),
              pairs,
            );
          }}
          onUndo={() => void undo()}
        />
      ) : null}
    </div>
  );
}

/** Every pair that a person has to look at, by kind; the kind is part of the address, the pair is not. */
export function PairReview(props: { readonly work: LinkingWork }) {
  const { linking } = useMessages();
  const { work } = props;
  const [kind, setKind] = useOption<PairKind>('kind', pairKinds, 'duplicate');
  const [asked, setAsked] = useState(0);
  const [takesFocus, setTakesFocus] = useState(true);
  const query = usePairs({ kind, offset: pageOffset(asked), limit: pageSize });
  const answer = query.data;
  // While the next page comes, the pair stays that was shown last.
  const index = answer ? indexShown(asked, answer, query.isPlaceholderData) : asked;
  // The last pair of a page was decided: the page before is the last one now.
  if (answer && !query.isPlaceholderData && index !== asked) setAsked(index);
  const isBusy = query.isPlaceholderData || work.decide.isRunning || work.undo.isRunning || work.run.isRunning;
  if (query.error) return <FailureNotice failure={toFailure(query.error)} onRetry={() => void query.refetch()} />;
  return (
    <Tabs
      className="review-tabs"
      selectedKey={kind}
      onSelectionChange={(key) => {
        const chosen = pairKinds.find((each) => each === key);
        if (!chosen || chosen === kind) return;
        setKind(chosen);
        setAsked(0);
      }}
    >
      <TabRow label={linking.tabsLabel} tabs={pairKinds} names={linking.kinds} counts={answer?.counts} />
      {pairKinds.map((each) => (
        <TabPanel key={each} id={each}>
          <h2 className="visually-hidden">{linking.kinds[each]}</h2>
          {answer ? (
            <KindReview
              kind={each}
              answer={answer}
              isBusy={isBusy}
              index={index}
              onIndex={setAsked}
              takesFocus={takesFocus}
              onFocus={setTakesFocus}
              work={work}
            />
          ) : (
            <Searching />
          )}
        </TabPanel>
      ))}
    </Tabs>
  );
}

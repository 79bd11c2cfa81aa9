import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { LinkReason, ReviewedPair } from '../../../shared/contract/linking.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { choicesFor, sortReasons, type DecisionChoice, type DecisionName } from './pair-model.ts';
import { RecordTable } from './record-table.tsx';
import { moveOf } from './review-position.ts';

function Reasons(props: { readonly title: string; readonly sign: string; readonly reasons: readonly LinkReason[] }) {
  const { linking } = useMessages();
  return (
    <section className="reasons" data-sign={props.sign}>
      <h3>{props.title}</h3>
      {props.reasons.length === 0 ? <p className="muted">{linking.noneFor}</p> : null}
      <ul>
        {props.reasons.map((reason) => (
          <li key={reason}>
            <span className="reason-sign" aria-hidden="true">
              {props.sign}
            </span>
            <span>
              <strong>{linking.reasons[reason].title}</strong>{' '}
              <span className="muted">{linking.reasons[reason].text}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the application thinks and why, in words. */
function Verdict(props: { readonly pair: ReviewedPair }) {
  const { linking } = useMessages();
  const { kind, verdict, reasons } = props.pair;
  const sorted = sortReasons(reasons);
  return (
    <aside className="verdict">
      <p className="verdict-name" data-verdict={verdict}>
        <Icon name={verdict === 'likely' ? 'check' : 'search'} size={20} />
        {linking.verdicts[verdict]}
      </p>
      <p className="muted">{kind === 'conflict' ? linking.verdictNotes.conflict : linking.verdictNotes[verdict]}</p>
      <Reasons title={linking.reasonsFor} sign="+" reasons={sorted.for} />
      <Reasons title={linking.reasonsAgainst} sign="−" reasons={sorted.against} />
      {sorted.unclear.length > 0 ? <Reasons title={linking.reasonsUnclear} sign="?" reasons={sorted.unclear} /> : null}
    </aside>
  );
}

function Key(props: { readonly children: string }) {
  return <kbd aria-hidden="true">{props.children}</kbd>;
}

function Choices(props: {
  readonly choices: readonly DecisionChoice[];
  /** Whether the first choice is proposed. */
  readonly isProposed: boolean;
  readonly onDecide: (name: DecisionName) => void;
}) {
  const { linking } = useMessages();
  return (
    <>
      {props.choices.map(({ name, key }, place) => (
        <Action
          key={name}
          look={place === 0 && props.isProposed ? 'primary' : 'secondary'}
          onPress={() => props.onDecide(name)}
        >
          {linking.decide[name]} <Key>{key}</Key>
        </Action>
      ))}
    </>
  );
}

/** One pair: both records side by side, the reasons, and the decision, by button or by key. */
export function PairCard(props: {
  readonly pair: ReviewedPair;
  readonly index: number;
  readonly total: number;
  readonly canUndo: boolean;
  /** Whether the card takes the focus, so that its keys work at once. */
  readonly takesFocus: boolean;
  readonly onFocus: () => void;
  readonly onIndex: (index: number) => void;
  readonly onDecide: (name: DecisionName) => void;
  readonly onUndo: () => void;
}) {
  const { linking } = useMessages();
  const { pair, index, total, takesFocus, onFocus } = props;
  const choices = choicesFor(pair);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    region.current?.focus({ preventScroll: true });
    onFocus();
  }, [takesFocus, onFocus]);
  const isFirst = index === 0;
  const isLast = index + 1 >= total;
  const go = (next: number) => {
    // A button that is disabled under the focus would lose it, and the keys with it.
    if (next <= 0 || next + 1 >= total) region.current?.focus({ preventScroll: true });
    props.onIndex(next);
  };
  const undo = () => {
    region.current?.focus({ preventScroll: true });
    props.onUndo();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moveOf(event);
    const choice =
      event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
        ? undefined
        : choices.find(({ code }) => code === event.code);
    if (event.repeat || (!move && !choice)) return;
    event.preventDefault();
    if (choice) props.onDecide(choice.name);
    else if (move === 'undo') undo();
    else go(index + (move === 'next' ? 1 : -1));
  };
  const { decide } = linking;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="pair"
      ref={region}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={linking.region}
      onKeyDown={onKeyDown}
    >
      <div className="pair-body">
        <div className="pair-records">
          <p className="pair-position" aria-live="polite">
            {linking.position(formatCount(index + 1), formatCount(total))}
          </p>
          <RecordTable pair={pair} />
        </div>
        <Verdict pair={pair} />
      </div>
      <div className="pair-actions" role="group" aria-label={decide.label}>
        <div className="pair-choices">
          <Choices
            choices={choices}
            isProposed={pair.verdict === 'likely' && pair.kind === 'link'}
            onDecide={props.onDecide}
          />
        </div>
        <div className="pair-moves">
          <Action look="quiet" onPress={() => go(index - 1)} isDisabled={isFirst}>
            {decide.previous} <Key>{decide.arrows.previous}</Key>
          </Action>
          <Action look="quiet" onPress={() => go(index + 1)} isDisabled={isLast}>
            {decide.skip} <Key>{decide.arrows.next}</Key>
          </Action>
          <Action look="quiet" icon="undo" onPress={undo} isDisabled={!props.canUndo}>
            {decide.undo} <Key>Z</Key>
          </Action>
        </div>
        <p className="pair-keys small muted">
          {choices.length > 2 ? `${decide.keepNote} ` : ''}
          {decide.keysNote}
        </p>
      </div>
    </section>
  );
}

import { useState } from 'react';
import type { KeyName } from '../../../shared/contract/workspace.ts';
import { useMessages } from '../../ui/locale.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { noPassphrase, passphraseState, type ChosenPassphrase, type PassphraseState } from './passphrase-model.ts';

/** The passphrases of both keys while they are being chosen. */
type TwoPassphrases = {
  readonly chosen: Readonly<Record<KeyName, ChosenPassphrase>>;
  readonly states: Readonly<Record<KeyName, PassphraseState>>;
  readonly isReady: boolean;
  readonly isShown: boolean;
  readonly choose: (key: KeyName, value: ChosenPassphrase) => void;
  readonly show: (isShown: boolean) => void;
};

/** Two new passphrases that differ from each other. */
export function useTwoPassphrases(): TwoPassphrases {
  const [chosen, setChosen] = useState({ planning: noPassphrase, case: noPassphrase });
  const [isShown, show] = useState(false);
  const states = {
    planning: passphraseState(chosen.planning, { isShown }),
    case: passphraseState(chosen.case, { isShown, other: chosen.planning.text }),
  };
  return {
    chosen,
    states,
    isReady: states.planning === 'ready' && states.case === 'ready',
    isShown,
    choose: (key, value) => setChosen((before) => ({ ...before, [key]: value })),
    show,
  };
}

/** The fields of both, side by side. */
export function TwoPassphrases(props: {
  readonly of: TwoPassphrases;
  /** What each of them opens. */
  readonly notes?: Readonly<Record<KeyName, string>>;
  readonly isDisabled: boolean;
}) {
  const { workspace } = useMessages();
  const { chosen, states, isShown, choose } = props.of;
  const field = (key: KeyName) => (
    <NewPassphrase
      label={workspace.keys[key]}
      note={props.notes?.[key]}
      value={chosen[key]}
      state={states[key]}
      isShown={isShown}
      isDisabled={props.isDisabled}
      onChange={(value) => choose(key, value)}
    />
  );
  return (
    <div className="workspace-columns">
      {field('planning')}
      {field('case')}
    </div>
  );
}

import { useEffect, useEffectEvent } from 'react';
import { commandWords } from '../../shared/contract/commands/command-words.ts';
import { useImport } from '../client/import/import-context.tsx';
import { useUndoRedo, type UndoOutcome, type UndoStep } from '../client/workspace/use-undo-redo.ts';
import { useDialog } from '../client/workspace/workspace-dialog.ts';
import { Action, IconAction } from '../ui/action.tsx';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import './undo-buttons.css';

const shownMs = 8000;

/** The step that a key asks for; null for another key, and where a key belongs to a text that is being typed. */
export function undoStepOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): UndoStep | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="radio"], [type="checkbox"]), textarea, [role="dialog"]') !== null)
  );
}

/** What was undone or redone, for a moment, with the way back. */
function UndoToast(props: { readonly outcome: UndoOutcome; readonly onTake: (step: UndoStep, seq: number) => void }) {
  const { language } = useLanguage();
  const texts = useMessages();
  const { journal } = texts;
  const { outcome, onTake } = props;
  if (outcome.kind === 'failed') {
    return (
      <div className="undo-toast" data-tone="error" role="alert">
        {outcome.failure[language]}
      </div>
    );
  }
  if (outcome.kind === 'nothing') {
    return (
      <div className="undo-toast" role="status">
        {outcome.step === 'undo' ? journal.nothingToUndo : journal.nothingToRedo}
      </div>
    );
  }
  const { step, item } = outcome;
  const { title, facts } = commandWords(item, texts, language);
  const back = step === 'undo' ? 'redo' : 'undo';
  return (
    <div className="undo-toast" role="status">
      <span>
        {step === 'undo' ? journal.undone(title) : journal.redone(title)}
        {facts[0] === undefined ? null : <span className="evidence-note">{facts[0]}</span>}
      </span>
      <Action size="small" onPress={() => onTake(back, item.seq)}>
        {journal[back]}
      </Action>
    </div>
  );
}

/** Undo and redo on every screen: two buttons, Ctrl+Z and Ctrl+Y, and a word about what they did. */
export function UndoButtons() {
  const { journal } = useMessages();
  const { canUndo, canRedo, isRunning, take, outcome, clear } = useUndoRedo();
  const { session } = useImport();
  const dialog = useDialog();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = undoStepOf(event);
    if (step === null || dialog !== null || session.phase === 'running' || isTyping(event.target)) return;
    event.preventDefault();
    void take(step);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(clear, shownMs);
    return () => clearTimeout(timer);
  }, [outcome, clear]);
  return (
    <>
      {canUndo || canRedo ? (
        <div className="undo-buttons">
          <IconAction
            label={`${journal.undo} (Ctrl+Z)`}
            icon="undo"
            isDisabled={!canUndo || isRunning}
            onPress={() => void take('undo')}
          />
          <IconAction
            label={`${journal.redo} (Ctrl+Y)`}
            icon="redo"
            isDisabled={!canRedo || isRunning}
            onPress={() => void take('redo')}
          />
        </div>
      ) : null}
      {outcome ? <UndoToast outcome={outcome} onTake={(step, seq) => void take(step, seq)} /> : null}
    </>
  );
}

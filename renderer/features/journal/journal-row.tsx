import { commandWords } from '../../../shared/contract/commands/command-words.ts';
import type { HistoryItem } from '../../../shared/contract/workspace.ts';
import { formatMoment } from '../../../shared/format/moments.ts';
import type { UndoStep } from '../../client/use-undo-redo.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { rowStep } from './journal-model.ts';

/** One entry of the journal. */
export function JournalRow(props: {
  readonly item: HistoryItem;
  readonly isBusy: boolean;
  readonly onTake: (step: UndoStep) => void;
}) {
  const { language } = useLanguage();
  const texts = useMessages();
  const { journal, workspace } = texts;
  const { item } = props;
  const words = commandWords(item, texts, language);
  const step = rowStep(item);
  const seq = String(item.seq);
  return (
    <tr data-state={item.state}>
      <td className="number muted">{seq}</td>
      <td className="journal-when">
        {formatMoment(item.time, language)}
        {item.isClockSetBack ? (
          <span className="evidence-note journal-clock">
            <Icon name="clock" size={16} />
            {workspace.clockSetBack}
          </span>
        ) : null}
      </td>
      <td>{item.actor}</td>
      <td className="journal-what">
        <span className="journal-title">{words.title}</span>
        {words.facts.map((fact) => (
          <span key={fact} className="evidence-note">
            {fact}
          </span>
        ))}
        {item.hasSealedPart ? (
          <span className="evidence-note journal-sealed">
            <Icon name="lock" size={16} />
            {workspace.sealedPart}
          </span>
        ) : null}
      </td>
      <td className="journal-why">{words.purpose}</td>
      <td className="journal-state">
        {workspace.history[item.state]}
        {item.undoneBySeq === null ? null : (
          <span className="evidence-note">{workspace.undoneBy(item.undoneBySeq)}</span>
        )}
      </td>
      <td className="journal-act">
        {step === null ? null : (
          <Action
            size="small"
            look="quiet"
            icon={step}
            label={step === 'undo' ? journal.undoEntry(seq, words.title) : journal.redoEntry(seq, words.title)}
            isDisabled={props.isBusy}
            onPress={() => props.onTake(step)}
          >
            {journal[step]}
          </Action>
        )}
      </td>
    </tr>
  );
}

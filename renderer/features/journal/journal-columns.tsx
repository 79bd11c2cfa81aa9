import { commandWords } from '../../../shared/contract/commands/command-words.ts';
import type { HistoryItem } from '../../../shared/contract/workspace.ts';
import type { Language } from '../../../shared/format/language.ts';
import { formatMoment } from '../../../shared/format/moments.ts';
import type { UndoStep } from '../../client/workspace/use-undo-redo.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { rowStep } from './journal-model.ts';

type Props = { readonly item: HistoryItem };

function When({ item }: Props) {
  const { language } = useLanguage();
  const { workspace } = useMessages();
  return (
    <>
      {formatMoment(item.time, language)}
      {item.isClockSetBack ? (
        <span className="evidence-note journal-clock">
          <Icon name="clock" size={16} />
          {workspace.clockSetBack}
        </span>
      ) : null}
    </>
  );
}

function What({ item }: Props) {
  const { language } = useLanguage();
  const texts = useMessages();
  const words = commandWords(item, texts, language);
  return (
    <>
      <span className="journal-title">{words.title}</span>
      {words.facts.map((fact) => (
        <span key={fact} className="evidence-note">
          {fact}
        </span>
      ))}
      {item.hasSealedPart ? (
        <span className="evidence-note journal-sealed">
          <Icon name="lock" size={16} />
          {texts.workspace.sealedPart}
        </span>
      ) : null}
    </>
  );
}

function State({ item }: Props) {
  const { workspace } = useMessages();
  return (
    <>
      {workspace.history[item.state]}
      {item.undoneBySeq === null ? null : <span className="evidence-note">{workspace.undoneBy(item.undoneBySeq)}</span>}
    </>
  );
}

function Step(props: Props & { readonly isBusy: boolean; readonly onTake: (step: UndoStep) => void }) {
  const { item } = props;
  const { language } = useLanguage();
  const texts = useMessages();
  const { journal } = texts;
  const step = rowStep(item);
  if (step === null) return null;
  const { title } = commandWords(item, texts, language);
  const seq = String(item.seq);
  return (
    <Action
      size="small"
      look="quiet"
      icon={step}
      label={step === 'undo' ? journal.undoEntry(seq, title) : journal.redoEntry(seq, title)}
      isDisabled={props.isBusy}
      onPress={() => props.onTake(step)}
    >
      {journal[step]}
    </Action>
  );
}

/** The journal as a table: when, who, what, what for, and what can be done about it. */
export function journalColumns(
  texts: Messages,
  language: Language,
  act: { readonly isBusy: boolean; readonly onTake: (step: UndoStep, seq: number) => void },
): readonly Column<HistoryItem>[] {
  const { journal, workspace } = texts;
  const wordsOf = (item: HistoryItem) => commandWords(item, texts, language);
  return [
    {
      key: 'seq',
      heading: '#',
      align: 'number',
      attributes: () => ({ className: 'muted' }),
      value: ({ seq }) => seq,
      cell: ({ seq }) => String(seq),
    },
    {
      key: 'when',
      heading: journal.when,
      attributes: () => ({ className: 'journal-when' }),
      value: ({ time }) => time,
      cell: (item) => <When item={item} />,
    },
    { key: 'who', heading: journal.who, value: ({ actor }) => actor },
    {
      key: 'what',
      heading: journal.what,
      attributes: () => ({ className: 'journal-what' }),
      value: (item) => [wordsOf(item).title, ...wordsOf(item).facts].join(' · '),
      cell: (item) => <What item={item} />,
    },
    {
      key: 'why',
      heading: journal.why,
      attributes: () => ({ className: 'journal-why' }),
      value: (item) => wordsOf(item).purpose,
    },
    {
      key: 'state',
      heading: journal.state,
      attributes: () => ({ className: 'journal-state' }),
      value: ({ state }) => workspace.history[state],
      cell: (item) => <State item={item} />,
    },
    {
      key: 'act',
      heading: journal.act,
      isHeadingHidden: true,
      attributes: () => ({ className: 'journal-act' }),
      cell: (item) => <Step item={item} isBusy={act.isBusy} onTake={(step) => act.onTake(step, item.seq)} />,
    },
  ];
}

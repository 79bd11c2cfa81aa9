import { dayOrders } from '../../../shared/calendar/buddhist-era.ts';
import type { Inspection } from '../../../shared/contract/extracts.ts';
import { shortYearRules, type ReadingChoices } from '../../../shared/contract/reading-choices.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useImportActions } from '../../client/import/import-context.tsx';
import type { ImportItem } from '../../client/import/import-item.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { SelectField } from '../../ui/select-field.tsx';

function ReadingQuestion(props: {
  readonly text: string;
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  const { text, value, ...field } = props;
  const { importing } = useMessages();
  return (
    <div className="year-question" data-answered={value !== null || undefined}>
      <Icon name={value === null ? 'warning' : 'check'} />
      <span>{text}</span>
      <SelectField
        {...field}
        placeholder={importing.asked.choose}
        value={value}
        tone={value === null ? 'asks' : 'normal'}
      />
    </div>
  );
}

const repeatedRules = ['once', 'all'] as const;

/** What a file leaves open of its dates and its tables, each asked only where it does; it can come in without an answer. */
export function ReadingQuestions(props: { readonly item: ImportItem; readonly inspection: Inspection }) {
  const { item, inspection } = props;
  const { setChoices } = useImportActions();
  const { readingQuestions: words } = useMessages().importing;
  const { choices } = item;
  const say = (said: ReadingChoices): void => setChoices(item.key, { ...choices, ...said });
  const { countsRepeated: _, ...others } = choices;
  const asksRepeated = item.hasRepeated || item.profile?.offered.countsRepeated === true;
  return (
    <>
      {inspection.shortYears > 0 ? (
        <ReadingQuestion
          text={words.shortYears.ask(formatCount(inspection.shortYears))}
          label={words.shortYears.label}
          value={choices.shortYears ?? null}
          options={shortYearRules.map((rule) => ({ value: rule, label: words.shortYears.rules[rule] }))}
          onChange={(value) => say({ shortYears: value === 'gregorian' ? 'gregorian' : 'buddhist' })}
        />
      ) : null}
      {inspection.hasMixedOrder ? (
        <ReadingQuestion
          text={words.dayOrder.ask}
          label={words.dayOrder.label}
          value={choices.dayOrder ?? null}
          options={dayOrders.map((order) => ({ value: order, label: words.dayOrder.orders[order] }))}
          onChange={(value) => say({ dayOrder: value === 'month-first' ? 'month-first' : 'day-first' })}
        />
      ) : null}
      {asksRepeated ? (
        <ReadingQuestion
          text={words.repeated.ask}
          label={words.repeated.label}
          value={choices.countsRepeated === true ? 'all' : 'once'}
          options={repeatedRules.map((rule) => ({ value: rule, label: words.repeated.rules[rule] }))}
          onChange={(value) => setChoices(item.key, value === 'all' ? { ...others, countsRepeated: true } : others)}
        />
      ) : null}
    </>
  );
}

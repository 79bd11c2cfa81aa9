import { readSurveyYear } from '../../../shared/calendar/buddhist-era.ts';
import type { ColumnFound } from '../../../shared/contract/extracts.ts';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { useImport } from '../../client/import/import-context.tsx';
import { mappingOf, needsToBeRead, type ImportItem } from '../../client/import/import-item.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { AskedColumns } from './asked-columns.tsx';
import { ColumnTable } from './column-table.tsx';
import { fieldName } from './evidence.ts';
import { Folding } from './folding.tsx';
import { ProfileLine } from './profile-line.tsx';
import './map-columns.css';

type NeedState = 'there' | 'missing' | 'later';

function Need(props: { readonly what: string; readonly state: NeedState; readonly note: string }) {
  const icons = { there: 'check', missing: 'warning', later: 'info' } as const;
  return (
    <li data-state={props.state}>
      <Icon name={icons[props.state]} size={16} />
      <span>
        <strong>{props.what}:</strong> {props.note}
      </span>
    </li>
  );
}

/** What has to be mapped before a file can be read, and what of it is. */
function Needs(props: { readonly item: ImportItem }) {
  const { item } = props;
  const { language } = useLanguage();
  const { mapColumns: words } = useMessages().importing;
  const mapping = mappingOf(item);
  const needs = needsToBeRead(item);
  const community = mapping['community_code'];
  const year = mapping['survey_year'];
  const nameYear = readSurveyYear(item.name)?.surveyYearBE;
  const answers = indicators.filter(({ no }) => indicatorField(no) in mapping).length;
  const yearNote = nameYear === undefined ? words.yearLater : words.yearOfName(formatYear(nameYear, language));
  return (
    <ul className="map-needs">
      {community !== undefined || needs.community ? (
        <Need
          what={fieldName('community_code', language)}
          state={needs.community ? 'missing' : 'there'}
          note={community === undefined ? words.chooseColumn : words.column(community)}
        />
      ) : null}
      <Need
        what={words.answers}
        state={needs.answers ? 'missing' : 'there'}
        note={needs.answers ? words.answersMissing : words.answersThere(formatCount(answers))}
      />
      <Need
        what={fieldName('survey_year', language)}
        state={year === undefined && nameYear === undefined ? 'later' : 'there'}
        note={year === undefined ? yearNote : words.column(year)}
      />
    </ul>
  );
}

/** The columns of a file that was refused for them, for a person to say what they are. */
export function MapColumns(props: {
  readonly item: ImportItem;
  readonly columns: readonly ColumnFound[];
  readonly isAlone: boolean;
}) {
  const { item, columns } = props;
  const { session, readMapped } = useImport();
  const { mapColumns: words } = useMessages().importing;
  const needs = needsToBeRead(item);
  return (
    <Folding level={4} isOpenFirst={props.isAlone} title={words.title}>
      <div className="map-columns">
        <p className="small muted">{words.lead}</p>
        <ProfileLine item={item} />
        <AskedColumns item={item} />
        <Needs item={item} />
        <ColumnTable item={item} columns={columns} layout={null} />
        <Action
          look="primary"
          isDisabled={needs.community || needs.answers || session.isReading}
          onPress={() => void readMapped(item.key)}
        >
          {words.read}
        </Action>
      </div>
    </Folding>
  );
}

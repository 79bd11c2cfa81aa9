import { useState } from 'react';
import { buddhistEraOffset } from '../../../shared/calendar/buddhist-era.ts';
import { codeRules } from '../../../shared/cpms/answers.ts';
import type { Inspection } from '../../../shared/contract/extracts.ts';
import { isRejectHeading } from '../../../shared/cpms/reject-headings.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { useImport } from '../../client/import/import-context.tsx';
import type { Mapping } from '../../client/import/import-mapping.ts';
import { isEdited, isReturned, mappingOf, needsYear, type ImportItem } from '../../client/import/import-item.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AskedColumns } from './asked-columns.tsx';
import { ColumnTable } from './column-table.tsx';
import { evidenceOf, inRuns, recognisedBy } from './evidence.ts';
import { Folding } from './folding.tsx';
import { lackingIndicators, missingCostsOf } from './missing-fields.ts';
import { PreviewTable } from './preview-table.tsx';
import { ProfileLine } from './profile-line.tsx';
import { ReadingQuestions } from './reading-questions.tsx';
import { SaveMapping } from './save-mapping.tsx';
import { WarningList } from './warning-list.tsx';

/** Warnings that are said on their own: with what the file lacks costs, or as questions. */
const saidElsewhere: readonly string[] = ['column_missing', 'header_doubtful', 'header_contrary'];

const yearsOffered = 15;
const unreadNamed = 6;

/** This year and those before it, in the Buddhist era. */
function recentYears(): number[] {
  const thisYear = new Date().getFullYear() + buddhistEraOffset;
  return Array.from({ length: yearsOffered }, (_, index) => thisYear - index);
}

/** Answers coded 1 and 2: only who knows the form can say which of them is yes. */
function CodeQuestion(props: { readonly item: ImportItem; readonly codes: Inspection['unclearCodes'] }) {
  const { item, codes } = props;
  const { setCodes } = useImport();
  const { importing } = useMessages();
  const { codes: words } = importing;
  const found = codes.map(({ code, count }) => words.found(code, formatCount(count))).join(', ');
  return (
    <div className="year-question" data-answered={item.codes !== null || undefined}>
      <Icon name={item.codes === null ? 'warning' : 'check'} />
      <span>{item.codes === null ? words.ask(found) : words.answered}</span>
      <SelectField
        label={words.label}
        placeholder={words.choose}
        value={item.codes}
        tone={item.codes === null ? 'asks' : 'normal'}
        options={codeRules.map((rule) => ({ value: rule, label: words.rules[rule] }))}
        onChange={(value) => setCodes(item.key, value === 'one-is-no' ? 'one-is-no' : 'one-is-yes')}
      />
    </div>
  );
}

function YearQuestion(props: { readonly item: ImportItem }) {
  const { item } = props;
  const { setYear } = useImport();
  const { language } = useLanguage();
  const { importing } = useMessages();
  const [years] = useState(recentYears);
  const offered = item.profile?.offered.surveyYearBE ?? null;
  return (
    <div className="year-question">
      <Icon name="warning" />
      <span>{importing.yearAsk}</span>
      <SelectField
        label={importing.yearAsk}
        placeholder={importing.yearChoose}
        value={item.yearGiven === null ? null : String(item.yearGiven)}
        tone={item.yearGiven === null ? 'asks' : 'normal'}
        options={years.map((year) => ({ value: String(year), label: formatYear(year, language) }))}
        onChange={(year) => setYear(item.key, Number(year))}
      />
      {offered === null || item.yearGiven !== null || item.profile === null ? null : (
        <span className="small muted">{importing.yearBefore(item.profile.name, formatYear(offered, language))}</span>
      )}
    </div>
  );
}

/** What a file does not have, each with what that costs; nothing where it has everything. */
function MissingList(props: { readonly inspection: Inspection; readonly mapping: Mapping }) {
  const { inspection, mapping } = props;
  const { importing } = useMessages();
  const costs = missingCostsOf(inspection, mapping);
  const lacking = lackingIndicators(inspection, mapping);
  if (costs.length + lacking.length === 0) return null;
  return (
    <section className="missing">
      <h4>{importing.missingTitle}</h4>
      <ul>
        {costs.map((cost) => (
          <li key={cost} data-stops={cost === 'community' || undefined}>
            <strong>{importing.missing[cost].what}:</strong> {importing.missing[cost].cost}
          </li>
        ))}
        {lacking.length > 0 ? (
          <li>
            <strong>{importing.missingIndicators(inRuns(lacking))}:</strong> {importing.missingIndicatorsCost}
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function UnreadColumns(props: { readonly headers: readonly string[] }) {
  const { headers } = props;
  const { importing } = useMessages();
  if (headers.length === 0) return null;
  const named = headers.slice(0, unreadNamed).join(' · ');
  const more = headers.length - unreadNamed;
  return (
    <p className="unread-columns">
      <strong>{importing.unreadColumns(formatCount(headers.length))}</strong>{' '}
      <span className="muted">{more > 0 ? importing.unreadMore(named, formatCount(more)) : named}</span>
    </p>
  );
}

/** What a file was recognised to be: the evidence, what it lacks, its first rows and how its columns are read. */
export function Recognised(props: {
  readonly item: ImportItem;
  readonly inspection: Inspection;
  readonly isAlone: boolean;
}) {
  const { item, inspection } = props;
  const { language } = useLanguage();
  const { importing } = useMessages();
  const mapping = mappingOf(item);
  const read = new Set(Object.values(mapping));
  const hasReturned = isReturned(item);
  const unread = inspection.columns
    .map(({ header }) => header)
    .filter((header) => header.trim() !== '' && !read.has(header) && !(hasReturned && isRejectHeading(header)));
  const warnings = inspection.warnings.filter(({ code }) => !saidElsewhere.includes(code));
  return (
    <>
      {hasReturned ? (
        <Notice tone="info" title={importing.rejectFile.isOne}>
          {importing.rejectFile.isOneText}
        </Notice>
      ) : null}
      <dl className="evidence">
        {evidenceOf(inspection, mapping, importing, language).map((line) => (
          <div key={line.key}>
            <dt>{line.term}</dt>
            <dd>
              {line.value}
              {line.note ? <span className="evidence-note">{line.note}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {item.given !== null && item.profile !== null ? null : (
        <p className="small muted">
          {item.given === null ? recognisedBy(inspection, mapping, importing) : importing.mapColumns.byHand}
        </p>
      )}
      {hasReturned ? null : <ProfileLine item={item} />}
      {hasReturned ? null : <AskedColumns item={item} />}
      {needsYear(item) ? <YearQuestion item={item} /> : null}
      {inspection.unclearCodes.length > 0 || item.codes !== null ? (
        <CodeQuestion item={item} codes={inspection.unclearCodes} />
      ) : null}
      <ReadingQuestions item={item} inspection={inspection} />
      {hasReturned ? null : <MissingList inspection={inspection} mapping={mapping} />}
      <UnreadColumns headers={unread} />
      {warnings.length > 0 ? <WarningList warnings={warnings} /> : null}
      <div className="file-card-foldings">
        <Folding level={4} isOpenFirst={props.isAlone} title={importing.preview}>
          <PreviewTable columns={inspection.columns} mapping={mapping} />
        </Folding>
        <Folding
          level={4}
          isOpenFirst={item.given !== null && item.profile === null}
          title={
            <>
              {importing.showColumns}
              {isEdited(item) ? <span className="chip chip-accent">{importing.mappingChanged}</span> : null}
            </>
          }
        >
          <ColumnTable item={item} columns={inspection.columns} layout={inspection.layout} />
          {hasReturned ? null : <SaveMapping item={item} />}
        </Folding>
      </div>
    </>
  );
}

import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { buddhistEraOffset } from '../../../shared/calendar/buddhist-era.ts';
import type { Inspection } from '../../../shared/contract/extracts.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { formatBytes, formatCount } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { useImport } from '../../client/import-context.tsx';
import { isReady, mappingOf, needsYear, type ImportItem } from '../../client/import-session.ts';
import { IconAction } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ColumnTable } from './column-table.tsx';
import { evidenceOf, inRuns, missingIndicators } from './evidence.ts';
import { WarningList } from './warning-list.tsx';
import './file-card.css';

const yearsOffered = 15;

/** This year and those before it, in the Buddhist era. */
function recentYears(): number[] {
  const thisYear = new Date().getFullYear() + buddhistEraOffset;
  return Array.from({ length: yearsOffered }, (_, index) => thisYear - index);
}

function YearQuestion(props: { readonly item: ImportItem }) {
  const { item } = props;
  const { setYear } = useImport();
  const { language } = useLanguage();
  const { importing } = useMessages();
  const [years] = useState(recentYears);
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
    </div>
  );
}

function Recognised(props: { readonly item: ImportItem; readonly inspection: Inspection }) {
  const { item, inspection } = props;
  const { language } = useLanguage();
  const { importing } = useMessages();
  const mapping = mappingOf(item);
  const missing = inspection.layout === 'child' ? missingIndicators(mapping) : [];
  const isWithHouseholds = inspection.sheets.some((sheet) => sheet.layout === 'household');
  const lacking = isWithHouseholds ? missing.filter((no) => no <= 16) : missing;
  return (
    <>
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
      {needsYear(item) ? <YearQuestion item={item} /> : null}
      {lacking.length > 0 && lacking.length < indicatorCount ? (
        <p className="small muted">{importing.indicatorsMissing(inRuns(lacking))}</p>
      ) : null}
      {inspection.warnings.length > 0 ? <WarningList warnings={inspection.warnings} /> : null}
      <Disclosure className="columns-disclosure">
        <Heading level={4} className="columns-heading">
          <Button slot="trigger" className="disclosure-button">
            <Icon name="right" size={16} className="disclosure-chevron" />
            {importing.showColumns}
            {item.mapping ? <span className="chip chip-accent">{importing.mappingChanged}</span> : null}
            {inspection.unmapped.length > 0 ? (
              <span className="muted">
                {importing.columnsNotRead(formatCount(inspection.columns.length - Object.keys(mapping).length))}
              </span>
            ) : null}
          </Button>
        </Heading>
        <DisclosurePanel>
          <ColumnTable item={item} columns={inspection.columns} />
        </DisclosurePanel>
      </Disclosure>
    </>
  );
}

/** One chosen file: what it was recognised to be, or why it cannot be read. */
export function FileCard(props: { readonly item: ImportItem; readonly hasOthers: boolean }) {
  const { item, hasOthers } = props;
  const { remove } = useImport();
  const { language } = useLanguage();
  const { common, importing } = useMessages();
  return (
    <article className="file-card" data-state={item.failure ? 'failed' : isReady(item) ? 'ready' : 'asks'}>
      <header className="file-card-head">
        <Icon name="file" />
        <h3 className="file-card-name">{item.name}</h3>
        {item.bytes === null ? null : <span className="muted">{formatBytes(item.bytes, language)}</span>}
        <IconAction label={`${common.remove} ${item.name}`} icon="close" onPress={() => remove(item)} />
      </header>
      {item.failure ? (
        <Notice tone="error" title={importing.cannotRead}>
          <p>{language === 'th' ? item.failure.th : item.failure.en}</p>
          {hasOthers ? <p className="muted">{importing.othersGoOn}</p> : null}
        </Notice>
      ) : null}
      {item.inspection ? <Recognised item={item} inspection={item.inspection} /> : null}
    </article>
  );
}

import { useState, type ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { DatasetSummary, ExtractSummary } from '../../../shared/contract/analysis.ts';
import { shownCount } from '../../figures/shown-count.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import type { Language } from '../../../shared/format/language.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { useClearExtracts, useRemoveExtract } from '../../client/import/use-extracts.ts';
import { toFailure } from '../../client/connection/failure.ts';
import { Action, IconAction } from '../../ui/action.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { useFullOnly } from '../../ui/use-full-only.ts';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import './loaded-data.css';

type Year = DatasetSummary['years'][number];
type Removal = ReturnType<typeof useRemoveExtract>;

function FileList(props: {
  readonly extracts: readonly ExtractSummary[];
  readonly removal: Removal;
  readonly isReadOnly: boolean;
}) {
  const { common, start } = useMessages();
  const { removal } = props;
  return (
    <ul>
      {props.extracts.map((extract) => (
        <li key={extract.extractId} className="loaded-file">
          <span>
            <span className="loaded-file-name">{extract.file}</span>
            <span className="evidence-note">
              {start.fileAccepted(formatCount(extract.accepted), formatCount(extract.rejected))}
              {extract.blank === 'no' ? ` · ${common.blankMeansNo}` : null}
            </span>
          </span>
          <IconAction
            label={start.removeFile(extract.file)}
            icon="trash"
            isDisabled={removal.isPending || props.isReadOnly}
            onPress={() => removal.mutate(extract.extractId)}
          />
        </li>
      ))}
    </ul>
  );
}

function columnsOf(
  { common, start }: Messages,
  language: Language,
  filesOf: (year: Year) => ReactNode,
  namesOf: (year: Year) => string,
): readonly Column<Year>[] {
  const count = (key: 'children' | 'households' | 'communities' | 'ageUnknown'): Column<Year> => ({
    key,
    heading: start[key],
    align: 'number',
    value: (year) => year[key],
    cell: (year) => shownCount(year[key], common.hidden),
  });
  return [
    {
      key: 'year',
      heading: start.year,
      isRowHeader: true,
      value: ({ surveyYearBE }) => surveyYearBE,
      cell: ({ surveyYearBE }) => formatYear(surveyYearBE, language),
    },
    count('children'),
    {
      key: 'migrants',
      heading: start.migrants,
      align: 'number',
      value: ({ migrants }) => migrants ?? common.hidden,
      cell: ({ children, migrants }) => (
        <>
          {migrants === null ? common.hidden : formatCount(migrants)}
          <span className="evidence-note">
            {migrants !== null && children !== null && children > 0 ? formatPercent(migrants / children) : null}
          </span>
        </>
      ),
    },
    count('households'),
    count('communities'),
    count('ageUnknown'),
    { key: 'files', heading: start.files, value: namesOf, cell: filesOf },
  ];
}

function YearTable(props: { readonly dataset: DatasetSummary; readonly isReadOnly: boolean }) {
  const { extracts, view, years } = props.dataset;
  const isTold = view?.kind === 'full';
  const { language } = useLanguage();
  const texts = useMessages();
  const fullOnly = useFullOnly();
  const removal = useRemoveExtract();
  const extractsOf = ({ surveyYearBE }: Year): readonly ExtractSummary[] =>
    extracts.filter((extract) => extract.surveyYearBE === surveyYearBE);
  const filesOf = (year: Year): ReactNode =>
    isTold ? (
      <FileList extracts={extractsOf(year)} removal={removal} isReadOnly={props.isReadOnly} />
    ) : (
      <span className="evidence-note">{fullOnly}</span>
    );
  const namesOf = (year: Year): string => {
    const names = extractsOf(year).map(({ file }) => file);
    return isTold ? names.join(', ') : fullOnly;
  };
  return (
    <>
      <DataTable
        region={{ label: texts.start.loadedTitle }}
        className="loaded-table"
        columns={columnsOf(texts, language, filesOf, namesOf)}
        rows={years.toSorted((a, b) => b.surveyYearBE - a.surveyYearBE)}
        rowKey={({ surveyYearBE }) => surveyYearBE}
      />
      {removal.error ? <FailureNotice failure={toFailure(removal.error)} /> : null}
    </>
  );
}

function CloseAll(props: { readonly isWorkspace: boolean }) {
  const { common, start } = useMessages();
  const words = props.isWorkspace
    ? { act: start.takeAllOut, question: start.takeAllOutQuestion, text: start.takeAllOutText }
    : { act: start.closeAll, question: start.closeAllQuestion, text: start.closeAllText };
  const clearing = useClearExtracts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Action look="quiet" size="small" onPress={() => setIsOpen(true)}>
        {words.act}
      </Action>
      <ModalOverlay className="modal-overlay" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog" className="dialog">
            <Heading slot="title" level={2}>
              {words.question}
            </Heading>
            <p>{words.text}</p>
            <div className="dialog-actions">
              <Action onPress={() => setIsOpen(false)}>{common.cancel}</Action>
              <Action
                look="danger"
                isDisabled={clearing.isPending}
                onPress={() => clearing.mutate(undefined, { onSettled: () => setIsOpen(false) })}
              >
                {words.act}
              </Action>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

/** What is open: counts by year and the files they come from. */
export function LoadedData(props: {
  readonly dataset: DatasetSummary;
  readonly isWorkspace: boolean;
  readonly isReadOnly: boolean;
}) {
  const { start } = useMessages();
  return (
    <section className="loaded-data">
      <div className="loaded-head">
        <h2>{start.loadedTitle}</h2>
        {props.isReadOnly || props.dataset.view?.kind !== 'full' ? null : <CloseAll isWorkspace={props.isWorkspace} />}
      </div>
      <YearTable dataset={props.dataset} isReadOnly={props.isReadOnly} />
    </section>
  );
}

import { useState } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { DatasetSummary, ExtractSummary } from '../../../shared/contract/analysis.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { useClearExtracts, useRemoveExtract } from '../../client/import/use-extracts.ts';
import { toFailure } from '../../client/connection/failure.ts';
import { Action, IconAction } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import './loaded-data.css';

function FileList(props: {
  readonly extracts: readonly ExtractSummary[];
  readonly removal: ReturnType<typeof useRemoveExtract>;
  readonly isReadOnly: boolean;
}) {
  const { common, start } = useMessages();
  const { removal } = props;
  return (
    <ul className="loaded-files">
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

function YearTable(props: { readonly dataset: DatasetSummary; readonly isReadOnly: boolean }) {
  const { extracts, years } = props.dataset;
  const { language } = useLanguage();
  const { common, start } = useMessages();
  const removal = useRemoveExtract();
  return (
    <>
      <table className="data-table loaded-table">
        <thead>
          <tr>
            <th scope="col">{start.year}</th>
            <th scope="col" className="number">
              {start.children}
            </th>
            <th scope="col" className="number">
              {start.migrants}
            </th>
            <th scope="col" className="number">
              {start.households}
            </th>
            <th scope="col" className="number">
              {start.communities}
            </th>
            <th scope="col" className="number">
              {start.ageUnknown}
            </th>
            <th scope="col">{start.files}</th>
          </tr>
        </thead>
        <tbody>
          {years
            .toSorted((a, b) => b.surveyYearBE - a.surveyYearBE)
            .map((year) => (
              <tr key={year.surveyYearBE}>
                <th scope="row">{formatYear(year.surveyYearBE, language)}</th>
                <td className="number">{formatCount(year.children)}</td>
                <td className="number">
                  {year.migrants === null ? common.hidden : formatCount(year.migrants)}
                  <span className="evidence-note">
                    {year.migrants !== null && year.children > 0 ? formatPercent(year.migrants / year.children) : null}
                  </span>
                </td>
                <td className="number">{formatCount(year.households)}</td>
                <td className="number">{formatCount(year.communities)}</td>
                <td className="number">{formatCount(year.ageUnknown)}</td>
                <td>
                  <FileList
                    extracts={extracts.filter((extract) => extract.surveyYearBE === year.surveyYearBE)}
                    removal={removal}
                    isReadOnly={props.isReadOnly}
                  />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
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
        {props.isReadOnly ? null : <CloseAll isWorkspace={props.isWorkspace} />}
      </div>
      <ScrollRegion label={start.loadedTitle}>
        <YearTable dataset={props.dataset} isReadOnly={props.isReadOnly} />
      </ScrollRegion>
    </section>
  );
}

import type { ImportedFile } from '../../../shared/contract/extracts.ts';
import { useHandOut } from '../../client/documents/use-hand-out.ts';
import { useWorkspace } from '../../client/workspace/use-workspace.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useHandOutWords } from '../../ui/hand-out-words.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';

/** Saves the rows that were not imported as a file that can be corrected and dropped back. */
export function RejectDownload(props: { readonly extractId: string; readonly file: ImportedFile }) {
  const { extractId, file } = props;
  const { language } = useLanguage();
  const { importing } = useMessages();
  const { rejectFile: words } = importing;
  const { data: workspace } = useWorkspace();
  const isCaseOpen = workspace?.isCaseOpen ?? false;
  const { outcome, save } = useHandOut(isCaseOpen ? 'case' : 'office');
  const said = useHandOutWords()(outcome?.kind === 'saved' ? outcome : null);
  const start = (): void => void save({ document: 'reject-workbook', language, extractId });
  const wrong = outcome?.kind === 'failed' ? outcome.failure : null;
  return (
    <div className="reject-download">
      <Action icon="import" label={words.downloadOf(file.file)} onPress={start}>
        {words.download}
      </Action>
      <div>
        <p>{words.how}</p>
        <p className="small muted">{words.holdsNames}</p>
        <p role="status" className="reject-saved">
          {said?.words}
        </p>
      </div>
      {wrong?.code === 'WORKSPACE_CASE_LOCKED' ? (
        isCaseOpen ? null : (
          <Notice
            tone="caution"
            isAnnounced
            action={
              <Action size="small" icon="unlock" onPress={() => showDialog({ kind: 'open-case' })}>
                {importing.keeping.caseAction}
              </Action>
            }
          >
            {words.locked}
          </Notice>
        )
      ) : wrong ? (
        <FailureNotice failure={wrong} onRetry={start} />
      ) : null}
    </div>
  );
}

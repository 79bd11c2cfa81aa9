import { useCallback, useState } from 'react';
import type { Failure, ImportedFile } from '../../../shared/contract/extracts.ts';
import { useEngine } from '../../client/connection/connection-context.tsx';
import { toFailure } from '../../client/connection/failure.ts';
import { saveFailure, useSaveFile } from '../../client/connection/save-file.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { useWorkspace } from '../../client/workspace/use-workspace.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';

/** Saves the rows that were not imported as a file that can be corrected and dropped back. */
export function RejectDownload(props: { readonly extractId: string; readonly file: ImportedFile }) {
  const { extractId, file } = props;
  const { language } = useLanguage();
  const { importing } = useMessages();
  const { rejectFile: words } = importing;
  const engine = useEngine();
  const saveFile = useSaveFile();
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState<Failure | null>(null);
  const { run, isRunning, failure } = useTask(
    useCallback(() => engine.extracts.rejects({ extractId, language }), [engine, extractId, language]),
  );
  const save = async (): Promise<void> => {
    setSavedAs(null);
    setUnsaved(null);
    const rejects = await run();
    if (!rejects) return;
    try {
      setSavedAs(await saveFile(rejects.name, rejects.content));
    } catch (error) {
      const sentences = saveFailure(error);
      setUnsaved(sentences ? { code: 'SAVE_FAILED', ...sentences } : toFailure(error));
    }
  };
  const { data: workspace } = useWorkspace();
  const wrong = failure ?? unsaved;
  return (
    <div className="reject-download">
      <Action icon="import" label={words.downloadOf(file.file)} isDisabled={isRunning} onPress={() => void save()}>
        {words.download}
      </Action>
      <div>
        <p>{words.how}</p>
        <p className="small muted">{words.holdsNames}</p>
        <p role="status" className="reject-saved">
          {savedAs === null ? null : words.saved(savedAs)}
        </p>
      </div>
      {wrong?.code === 'WORKSPACE_CASE_LOCKED' ? (
        workspace?.isCaseOpen ? null : (
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
        <FailureNotice failure={wrong} onRetry={() => void save()} />
      ) : null}
    </div>
  );
}

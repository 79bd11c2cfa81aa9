import { goToScreen } from '../../client/address/use-address.ts';
import { useWorkspace } from '../../client/workspace/use-workspace.ts';
import { closeDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { WorkspaceFindings } from '../../ui/workspace-findings.tsx';
import { WorkspaceModal } from './workspace-modal.tsx';

/** What was found damaged or missing on opening, and what to do about it. */
export function ProblemsDialog() {
  const { workspace } = useMessages();
  const { data: status } = useWorkspace();
  const { findings = [], missingFiles = [] } = status ?? {};
  const toJournal = () => {
    closeDialog();
    goToScreen('journal');
  };
  return (
    <WorkspaceModal
      title={workspace.problems.title}
      lead={workspace.problems.lead}
      width="wide"
      onClose={closeDialog}
      aside={
        <Action look="quiet" icon="check" onPress={toJournal}>
          {workspace.problems.check}
        </Action>
      }
    >
      {missingFiles.length > 0 ? (
        <section>
          <h3>{workspace.problems.missing}</h3>
          <p className="muted">{workspace.problems.missingText}</p>
          <ul className="workspace-findings">
            {missingFiles.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <WorkspaceFindings findings={findings} />
    </WorkspaceModal>
  );
}

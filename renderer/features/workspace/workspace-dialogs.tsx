import { useDialog } from '../../client/workspace/workspace-dialog.ts';
import { BackupDialog } from './backup-dialog.tsx';
import { CaseDialog } from './case-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { CreateDialog } from './create-dialog.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { ProblemsDialog } from './problems-dialog.tsx';
import { RecoverDialog } from './recover-dialog.tsx';
import { RecoverySheetDialog } from './recovery-sheet.tsx';
import { RenewRecoveryDialog } from './renew-recovery-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

/** The dialog of the workspace that is open, above whatever screen. */
export function WorkspaceDialogs() {
  const dialog = useDialog();
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'create':
      return <CreateDialog />;
    case 'open':
      return <OpenDialog key={JSON.stringify(dialog.place)} place={dialog.place} name={dialog.name} />;
    case 'recover':
      return <RecoverDialog place={dialog.place} name={dialog.name} />;
    case 'restore':
      return <RestoreDialog />;
    case 'backup':
      return <BackupDialog />;
    case 'open-case':
      return <CaseDialog />;
    case 'change':
      return <ChangeDialog />;
    case 'renew-recovery':
      return <RenewRecoveryDialog />;
    case 'problems':
      return <ProblemsDialog />;
    case 'sheet':
      return <RecoverySheetDialog sheet={dialog.sheet} />;
  }
}

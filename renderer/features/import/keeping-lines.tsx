import { goToScreen } from '../../client/address/use-address.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { useWorkspace } from '../../client/workspace/use-workspace.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';

/** What becomes of what is imported, in a quiet line: whether it is kept, and whether children are linked to earlier years. */
export function KeepingLines() {
  const { data: status } = useWorkspace();
  const { data: dataset } = useDataset();
  const { importing } = useMessages();
  const { keeping } = importing;
  if (!status) return null;
  if (status.isReadOnly) return <Notice tone="caution">{keeping.readOnly}</Notice>;
  return (
    <div>
      {status.state === 'none' ? (
        <p className="keeping-line">
          <Icon name="info" size={16} />
          <span>{keeping.none}</span>
          <Action look="quiet" size="small" onPress={() => goToScreen('start')}>
            {keeping.noneAction}
          </Action>
        </p>
      ) : null}
      {status.state === 'open' && !status.isCaseOpen ? (
        <p className="keeping-line">
          <Icon name="lock" size={16} />
          <span>{keeping.caseLocked}</span>
          <Action look="quiet" size="small" onPress={() => showDialog({ kind: 'open-case' })}>
            {keeping.caseAction}
          </Action>
        </p>
      ) : null}
      {dataset?.isSynthetic ? (
        <p className="keeping-line">
          <Icon name="flask" size={16} />
          <span>{keeping.synthetic}</span>
        </p>
      ) : null}
    </div>
  );
}

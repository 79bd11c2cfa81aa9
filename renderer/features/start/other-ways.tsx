import { useHost } from '../../client/connection/use-host.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';

/** Ways to a workspace that is not in the list: another folder (desktop), a backup. */
export function OtherWays() {
  const { start } = useMessages();
  const host = useHost();
  const openFolder = async () => {
    if (!host) return;
    const { path } = await host.dialogs.chooseFolder({ purpose: 'open' });
    if (path === null) return;
    const name = path.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
    showDialog({ kind: 'open', place: { folder: path }, name });
  };
  return (
    <>
      {host ? (
        <Action look="quiet" icon="folder" onPress={() => void openFolder()}>
          {start.openFolder}
        </Action>
      ) : null}
      <Action look="quiet" icon="undo" onPress={() => showDialog({ kind: 'restore' })}>
        {start.restore}
      </Action>
    </>
  );
}

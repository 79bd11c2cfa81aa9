import type { KnownWorkspace } from '../../../shared/contract/workspace-session.ts';
import { formatMoment } from '../../../shared/format/moments.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { OtherWays } from './other-ways.tsx';
import { latestThere, type StartMode } from './start-model.ts';
import './workspace-list.css';

function WorkspaceRow(props: {
  readonly workspace: KnownWorkspace;
  readonly isFirst: boolean;
  readonly isLooking: boolean;
  readonly onLookAgain: () => void;
}) {
  const { language } = useLanguage();
  const { start } = useMessages();
  const { folder, isThere, lastOpenedAt, name, place } = props.workspace;
  return (
    <li className="workspace-row" data-gone={!isThere || undefined}>
      <Icon name="folder" size={24} />
      <div className="workspace-row-words">
        <h3>{name}</h3>
        <p className="small muted">
          {isThere
            ? lastOpenedAt === null
              ? start.neverOpened
              : start.lastOpened(formatMoment(lastOpenedAt, language))
            : start.notThere}
        </p>
        {folder ? <p className="small muted workspace-row-folder">{folder}</p> : null}
      </div>
      {isThere ? (
        <Action
          look={props.isFirst ? 'primary' : 'secondary'}
          label={start.openName(name)}
          onPress={() => showDialog({ kind: 'open', place, name })}
        >
          {start.open}
        </Action>
      ) : (
        <Action look="quiet" isDisabled={props.isLooking} onPress={props.onLookAgain}>
          {start.lookAgain}
        </Action>
      )}
    </li>
  );
}

/** Workspaces to open, the latest first, and the other ways to one. */
export function WorkspaceList(props: {
  readonly workspaces: readonly KnownWorkspace[];
  readonly mode: StartMode;
  readonly isLooking: boolean;
  readonly onLookAgain: () => void;
}) {
  const { start } = useMessages();
  const { workspaces, mode } = props;
  const isOpen = mode === 'work' || mode === 'empty';
  const latest = latestThere(workspaces);
  if (workspaces.length === 0 && !isOpen) return null;
  return (
    <section className="workspace-list">
      {workspaces.length > 0 ? (
        <>
          <h2>{isOpen ? start.otherWorkspaces : start.workspaces}</h2>
          <ul>
            {workspaces.map((workspace) => (
              <WorkspaceRow
                key={JSON.stringify(workspace.place)}
                workspace={workspace}
                isFirst={mode === 'choose' && workspace === latest}
                isLooking={props.isLooking}
                onLookAgain={props.onLookAgain}
              />
            ))}
          </ul>
        </>
      ) : null}
      {isOpen ? (
        <div className="start-more">
          <Action look="quiet" icon="plus" onPress={() => showDialog({ kind: 'create' })}>
            {start.create}
          </Action>
          <OtherWays />
        </div>
      ) : null}
    </section>
  );
}

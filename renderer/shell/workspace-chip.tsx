import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  type Selection,
} from 'react-aria-components';
import type { WorkspaceStatus } from '../../shared/contract/workspace-session.ts';
import { formatCount } from '../../shared/format/numbers.ts';
import { goToScreen } from '../client/address/use-address.ts';
import { idleMinutesChoices } from '../client/workspace/idle-clock.ts';
import { computerSettings } from '../../shared/contract/computer-settings.ts';
import { useComputerSetting } from '../client/connection/computer-setting.ts';
import { useHost } from '../client/connection/use-host.ts';
import { useIdleMinutes } from '../client/workspace/idle-setting.ts';
import { useDataset } from '../client/questions/use-dataset.ts';
import { useIsRemembered, useRemembered } from '../client/workspace/use-remembered.ts';
import { useTask } from '../client/connection/use-task.ts';
import { useWorkspace, useWorkspaceActions } from '../client/workspace/use-workspace.ts';
import { showDialog } from '../client/workspace/workspace-dialog.ts';
import { placeOf } from '../client/workspace/workspace-place.ts';
import { Action } from '../ui/action.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import '../ui/list.css';
import './workspace-chip.css';

/** Without a workspace: that nothing is kept, and how to keep it. */
function NotKept() {
  const { workspace } = useMessages();
  const { data: dataset } = useDataset();
  const canKeep = dataset !== undefined && !dataset.isEmpty && !dataset.isSynthetic;
  return (
    <>
      <span className="badge badge-not-kept" data-strong={canKeep || undefined} title={workspace.bar.notKeptExplained}>
        {canKeep ? <Icon name="warning" size={16} /> : null}
        {workspace.bar.notKept}
      </span>
      {canKeep ? (
        <Action size="small" onPress={() => showDialog({ kind: 'create' })}>
          {workspace.bar.keep}
        </Action>
      ) : null}
    </>
  );
}

/** A badge that leads to what it speaks of. */
function BadgeButton(props: { readonly icon: IconName; readonly onPress: () => void; readonly children: string }) {
  return (
    <Button className="badge badge-button" onPress={props.onPress}>
      <Icon name={props.icon} size={16} />
      {props.children}
    </Button>
  );
}

function WorkspaceMenuItem(props: { readonly id: string; readonly icon: IconName; readonly children: string }) {
  return (
    <MenuItem id={props.id} className="list-item" textValue={props.children}>
      <Icon name={props.icon} size={16} />
      {props.children}
    </MenuItem>
  );
}

/** Whether the system's list of recent files names what is opened and saved; on the desktop only. */
function RecentFilesChoice() {
  const { workspace } = useMessages();
  const [recentFiles, setRecentFiles] = useComputerSetting('recentFiles');
  const onChoice = (chosen: Selection) => {
    const found = computerSettings.recentFiles.find((value) => chosen !== 'all' && chosen.has(value));
    if (found !== undefined) setRecentFiles(found);
  };
  return (
    <MenuSection
      className="list-section"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[recentFiles]}
      onSelectionChange={onChoice}
    >
      <Header className="list-header">{workspace.bar.recentFiles}</Header>
      {computerSettings.recentFiles.map((value) => (
        <MenuItem key={value} id={value} className="list-item">
          <Icon name="check" size={16} className="list-item-check" />
          {workspace.bar.recentFilesChoices[value]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function WorkspaceMenu(props: { readonly status: WorkspaceStatus }) {
  const { workspace } = useMessages();
  const { status } = props;
  const { lock, close, lockCase } = useWorkspaceActions();
  const { forget } = useRemembered();
  const place = placeOf(status);
  const isRemembered = useIsRemembered(place);
  const [idleMinutes, setIdleMinutes] = useIdleMinutes();
  const host = useHost();
  const name = status.name ?? '';
  const onAction = (key: string | number) => {
    switch (key) {
      case 'lock':
        return void lock().catch(() => undefined);
      case 'case':
        return status.isCaseOpen ? void lockCase().catch(() => undefined) : showDialog({ kind: 'open-case' });
      case 'backup':
        return showDialog({ kind: 'backup' });
      case 'change':
        return showDialog({ kind: 'change' });
      case 'renew-recovery':
        return showDialog({ kind: 'renew-recovery' });
      case 'forget':
        return place ? void forget(place) : undefined;
      case 'close':
        return void close().then(
          () => goToScreen('start'),
          () => undefined,
        );
    }
  };
  const onMinutes = (chosen: Selection) => {
    const found = idleMinutesChoices.find((minutes) => chosen !== 'all' && chosen.has(minutes));
    if (found !== undefined) setIdleMinutes(found);
  };
  return (
    <MenuTrigger>
      <Button className="workspace-chip" aria-label={workspace.bar.menuOf(name)}>
        <Icon name="unlock" size={16} />
        <span className="workspace-chip-name">{name}</span>
        <Icon name="down" size={16} />
      </Button>
      <Popover className="list-popover" placement="bottom end" offset={4}>
        <Menu className="list-box workspace-menu" onAction={onAction}>
          <WorkspaceMenuItem id="lock" icon="lock">
            {workspace.bar.lockNow}
          </WorkspaceMenuItem>
          {status.isReadOnly ? null : (
            <WorkspaceMenuItem id="case" icon="people">
              {status.isCaseOpen ? workspace.bar.lockCase : workspace.bar.openCase}
            </WorkspaceMenuItem>
          )}
          <Separator className="menu-line" />
          <WorkspaceMenuItem id="backup" icon="share">
            {workspace.bar.backup}
          </WorkspaceMenuItem>
          {status.isReadOnly ? null : (
            <WorkspaceMenuItem id="change" icon="key">
              {workspace.bar.change}
            </WorkspaceMenuItem>
          )}
          {status.isReadOnly ? null : (
            <WorkspaceMenuItem id="renew-recovery" icon="print">
              {workspace.bar.renewRecovery}
            </WorkspaceMenuItem>
          )}
          {isRemembered ? (
            <WorkspaceMenuItem id="forget" icon="trash">
              {workspace.bar.forget}
            </WorkspaceMenuItem>
          ) : null}
          <Separator className="menu-line" />
          <MenuSection
            className="list-section"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[idleMinutes]}
            onSelectionChange={onMinutes}
          >
            <Header className="list-header">{workspace.bar.idle}</Header>
            {idleMinutesChoices.map((minutes) => (
              <MenuItem key={minutes} id={minutes} className="list-item">
                <Icon name="check" size={16} className="list-item-check" />
                {workspace.bar.minutes(formatCount(minutes))}
              </MenuItem>
            ))}
          </MenuSection>
          {host ? <RecentFilesChoice /> : null}
          <Separator className="menu-line" />
          <WorkspaceMenuItem id="close" icon="close">
            {workspace.bar.close}
          </WorkspaceMenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function CaseBadge() {
  const { language } = useLanguage();
  const { workspace } = useMessages();
  const { lockCase } = useWorkspaceActions();
  const { run, failure } = useTask(lockCase);
  return (
    <span className="badge badge-case" role="status">
      <Icon name="people" size={16} />
      {failure ? failure[language] : workspace.bar.caseOpen}
      <Button className="badge-lock" aria-label={workspace.bar.lockCase} onPress={() => void run()}>
        <Icon name="lock" size={16} />
      </Button>
    </span>
  );
}

/** What the work is kept in, on every screen: nothing, or a workspace with all that calls for attention. */
export function WorkspaceChip() {
  const { workspace } = useMessages();
  const { data: status } = useWorkspace();
  if (!status || status.state === 'locked') return null;
  if (status.state === 'none') return <NotKept />;
  const problems = status.findings.length + status.missingFiles.length;
  return (
    <>
      {status.isReadOnly ? (
        <span className="badge badge-note" title={workspace.bar.readOnlyExplained}>
          {workspace.bar.readOnly}
        </span>
      ) : null}
      {problems > 0 ? (
        <BadgeButton icon="warning" onPress={() => showDialog({ kind: 'problems' })}>
          {workspace.bar.problems(formatCount(problems))}
        </BadgeButton>
      ) : null}
      {status.isBackupDue ? (
        <BadgeButton icon="clock" onPress={() => showDialog({ kind: 'backup' })}>
          {workspace.bar.backupDue}
        </BadgeButton>
      ) : null}
      {status.isCaseOpen ? <CaseBadge /> : null}
      <WorkspaceMenu status={status} />
    </>
  );
}

import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { DatasetSummary } from '../../shared/contract/analysis.ts';
import type { ReleaseStatus } from '../../shared/contract/release.ts';
import { formatMoment } from '../../shared/format/moments.ts';
import { formatCount, formatPercent } from '../../shared/format/numbers.ts';
import { useRelease, useReleaseActions } from '../client/workspace/use-release.ts';
import { useWorkspace } from '../client/workspace/use-workspace.ts';
import { showDialog } from '../client/workspace/workspace-dialog.ts';
import { Action } from '../ui/action.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import { ThresholdForm } from './threshold-form.tsx';
import './figures-badge.css';

function ReleaseState(props: { readonly status: ReleaseStatus; readonly mayRelease: boolean }) {
  const { release } = useMessages();
  const { language } = useLanguage();
  const { begin, cancel, letGo } = useReleaseActions();
  const { mayRelease, status } = props;
  const { failure, figures, heldBack, hidden, progress, releasedAt, state } = status;
  return (
    <>
      <h3>{release.title}</h3>
      <p>
        {state === 'behind' && mayRelease ? release.notYet : release.states[state]}
        {failure === null ? null : ` · ${failure[language]}`}
      </p>
      <ul className="figures-facts">
        {progress === null ? null : <li role="status">{release.part(formatPercent(progress))}</li>}
        {heldBack === null ? null : <li>{release.heldBack(formatCount(heldBack))}</li>}
        {releasedAt === null ? null : <li>{release.at(formatMoment(releasedAt, language))}</li>}
        {figures === null || hidden === null ? null : (
          <li>{release.hidden(formatCount(hidden), formatCount(figures))}</li>
        )}
      </ul>
      <div className="figures-actions">
        {state === 'running' ? (
          <Action size="small" onPress={() => void cancel()}>
            {release.cancel}
          </Action>
        ) : null}
        {mayRelease && (state === 'behind' || state === 'failed') ? (
          <Action size="small" onPress={() => void begin()}>
            {release.begin}
          </Action>
        ) : null}
        {mayRelease && state === 'held-back' ? (
          <Action size="small" onPress={() => void letGo()}>
            {release.letGo}
          </Action>
        ) : null}
      </div>
    </>
  );
}

/** Which figures the screens show, what that means, and how far those for planning are. */
export function FiguresBadge(props: { readonly dataset: DatasetSummary }) {
  const { release, workspace: words } = useMessages();
  const { data: status } = useRelease();
  const { data: workspace } = useWorkspace();
  const { seePlanning } = useReleaseActions();
  const kind = props.dataset.view === null ? 'none' : props.dataset.view.kind === 'full' ? 'full' : 'released';
  const mayRelease = workspace?.state === 'none' || workspace?.isCaseOpen === true;
  if (!status) return null;
  return (
    <DialogTrigger>
      <Button className="badge badge-figures" data-kind={kind}>
        <Icon name="info" size={16} />
        {release.kinds[kind]}
      </Button>
      <Popover className="figures-popover" offset={4} placement="bottom end">
        <Dialog className="figures-dialog">
          <Heading slot="title" level={2}>
            {release.kinds[kind]}
          </Heading>
          <p>{release.explained[kind]}</p>
          {mayRelease ? (
            <Action size="small" onPress={() => void seePlanning(!status.seesPlanning)}>
              {status.seesPlanning ? release.seeAll : release.seePlanning}
            </Action>
          ) : (
            <Action size="small" onPress={() => showDialog({ kind: 'open-case' })}>
              {words.bar.openCase}
            </Action>
          )}
          <ReleaseState status={status} mayRelease={mayRelease} />
          {mayRelease ? <ThresholdForm key={JSON.stringify(status.thresholds)} setting={status.thresholds} /> : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

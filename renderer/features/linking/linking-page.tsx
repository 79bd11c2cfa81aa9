import type { ReactNode } from 'react';
import { toFailure } from '../../client/connection/failure.ts';
import { goToScreen } from '../../client/address/use-address.ts';
import { useLinkingStatus, useLinkingWork } from '../../client/workspace/use-linking.ts';
import { useWorkspace } from '../../client/workspace/use-workspace.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { EmptyState, FailureNotice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Loading } from '../../ui/progress.tsx';
import { CaseView } from './case-view.tsx';
import { LinkingRun } from './linking-run.tsx';
import { LinkingStatusLine } from './linking-status-line.tsx';
import { PairReview } from './pair-review.tsx';
import './linking-page.css';

/** Without what linking needs: why it is needed, and the one thing to do. */
function Needed(props: {
  readonly icon: IconName;
  readonly words: { readonly title: string; readonly text: string; readonly action: string };
  readonly note?: string | undefined;
  readonly more?: ReactNode;
  readonly onPress: () => void;
}) {
  const { words, note } = props;
  return (
    <EmptyState
      icon={props.icon}
      title={words.title}
      text={note ?? words.text}
      action={
        note === undefined ? (
          <>
            <Action look="primary" onPress={props.onPress}>
              {words.action}
            </Action>
            {props.more}
          </>
        ) : null
      }
    />
  );
}

/** Everything that names children; it exists only while the case data are open. */
function OpenCase() {
  const work = useLinkingWork();
  return (
    <CaseView>
      <LinkingRun work={work} />
      <PairReview work={work} />
    </CaseView>
  );
}

function LinkingContent() {
  const { common, linking } = useMessages();
  const workspace = useWorkspace();
  const status = useLinkingStatus();
  if (workspace.data?.state === 'none')
    return (
      <Needed
        icon="lock"
        words={linking.noWorkspace}
        more={
          <Action look="quiet" onPress={() => goToScreen('start')}>
            {common.goToStart}
          </Action>
        }
        onPress={() => showDialog({ kind: 'create' })}
      />
    );
  if (workspace.data?.state === 'open' && !workspace.data.isCaseOpen)
    return (
      <Needed
        icon="lock"
        words={linking.locked}
        note={workspace.data.isReadOnly ? linking.locked.readOnly : undefined}
        onPress={() => showDialog({ kind: 'open-case' })}
      />
    );
  if (status.error) return <FailureNotice failure={toFailure(status.error)} onRetry={() => void status.refetch()} />;
  if (!workspace.data || !status.data) return <Loading />;
  const page = (content: ReactNode) => (
    <>
      <LinkingStatusLine status={status.data} />
      {content}
    </>
  );
  if (status.data.records === 0)
    return page(<Needed icon="import" words={linking.noRecords} onPress={() => goToScreen('import')} />);
  return page(<OpenCase />);
}

/** Records of one child within a year and over the years: looked for, and decided by a person in case view. */
export function LinkingPage() {
  const { linking } = useMessages();
  return (
    <div>
      <PageHead title={linking.title} lead={linking.lead} />
      <div className="linking-content">
        <LinkingContent />
      </div>
    </div>
  );
}

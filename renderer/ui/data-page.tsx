import type { ReactNode } from 'react';
import type { DatasetSummary } from '../../shared/contract/analysis.ts';
import { goToScreen } from '../client/address/use-address.ts';
import { useDataset } from '../client/questions/use-dataset.ts';
import { Action } from './action.tsx';
import type { IconName } from './icon.tsx';
import { useMessages } from './locale.tsx';
import { NotAnswered } from './not-answered.tsx';
import { EmptyState } from './notice.tsx';
import { Loading } from './progress.tsx';
import type { LargerAreas } from './ways-on.ts';
import './data-page.css';

/** A screen that needs data: what it shows of them, or that they are loading, failed, or not there yet. */
export function DataPage(props: {
  readonly icon: IconName;
  readonly children: (dataset: DatasetSummary) => ReactNode;
}) {
  const { data: dataset, error, refetch } = useDataset();
  const { common, release } = useMessages();
  if (error) return <PageFailure error={error} onRetry={() => void refetch()} />;
  if (!dataset) return <Loading />;
  if (dataset.years.length > 0) return props.children(dataset);
  if (!dataset.isEmpty)
    return <EmptyState isScreen icon={props.icon} title={release.kinds.none} text={release.explained.none} />;
  return (
    <EmptyState
      isScreen
      icon={props.icon}
      title={common.noDataTitle}
      text={common.noDataText}
      action={
        <Action look="primary" onPress={() => goToScreen('start')}>
          {common.goToStart}
        </Action>
      }
    />
  );
}

/** What takes the place of a screen without an answer. */
export function PageFailure(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** How the screen can show larger areas, where the answer is told of those only. */
  readonly larger?: LargerAreas;
  /** Leaves what was asked for, where the screen has something to go back to. */
  readonly onBack?: () => void;
}) {
  return (
    <div className="page-failure">
      <NotAnswered {...props} isScreen />
    </div>
  );
}

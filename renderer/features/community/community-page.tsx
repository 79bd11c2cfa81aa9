import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { toFailure } from '../../client/failure.ts';
import { goToScreen, useFilter } from '../../client/use-address.ts';
import { useDataset } from '../../client/use-dataset.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { EmptyState, FailureNotice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/progress.tsx';
import { CommunityChooser } from './community-chooser.tsx';
import { CommunitySheet } from './community-sheet.tsx';
import './community-page.css';

/** One community on one sheet; without one in the filter, which it shall be. */
export function CommunityPage() {
  const { data: dataset, error, refetch } = useDataset();
  const { filter } = useFilter();
  const { common } = useMessages();
  if (error) {
    return (
      <div className="community-failure">
        <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!dataset) return <Loading />;
  if (dataset.years.length === 0) {
    return (
      <EmptyState
        isScreen
        icon="community"
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
  return filter.area !== null && levelOfCode(filter.area) === 'community' ? (
    <CommunitySheet key={filter.area} code={filter.area} isSynthetic={dataset.isSynthetic} />
  ) : (
    <CommunityChooser area={filter.area} />
  );
}

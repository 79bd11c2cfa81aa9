import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { DataPage } from '../../ui/data-page.tsx';
import { CommunityChooser } from './community-chooser.tsx';
import { CommunitySheet } from './community-sheet.tsx';
import './community-page.css';

/** One community on one sheet; without one in the filter, which it shall be. */
export function CommunityPage() {
  const { filter } = useFilter();
  return (
    <DataPage icon="community">
      {(dataset) =>
        filter.area !== null && levelOfCode(filter.area) === 'community' ? (
          <CommunitySheet key={filter.area} code={filter.area} isSynthetic={dataset.isSynthetic} />
        ) : (
          <CommunityChooser area={filter.area} />
        )
      }
    </DataPage>
  );
}

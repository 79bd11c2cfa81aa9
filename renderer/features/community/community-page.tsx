import type { DatasetSummary } from '../../../shared/contract/analysis.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { CommunityChooser } from './community-chooser.tsx';
import { CommunitySheet } from './community-sheet.tsx';
import './community-page.css';

/** One community on one sheet; without one in the filter, which it shall be. */
export function CommunityPage(props: { readonly dataset: DatasetSummary }) {
  const { area } = useFilter().filter;
  if (area === null || levelOfCode(area) !== 'community') return <CommunityChooser area={area} />;
  return <CommunitySheet key={area} code={area} isSynthetic={props.dataset.isSynthetic} />;
}

import type { DatasetSummary } from '../../shared/contract/analysis.ts';
import { formatYears } from '../../shared/format/years.ts';
import { useDataset } from '../client/questions/use-dataset.ts';
import { useAreaDirectory } from '../client/questions/use-area-directory.ts';
import { FiguresBadge } from './figures-badge.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import { WorkspaceChip } from './workspace-chip.tsx';
import './top-bar.css';

function LoadedLine(props: { readonly dataset: DatasetSummary | undefined }) {
  const { language } = useLanguage();
  const { shell } = useMessages();
  const directory = useAreaDirectory();
  const { dataset } = props;
  if (!dataset || dataset.years.length === 0) return <p className="muted">{shell.nothingLoaded}</p>;
  const provinces = dataset.provinces.map((code) => directory.nameOf(code, language)).join(' · ');
  return (
    <p>
      <strong>{provinces}</strong>{' '}
      <span className="muted">
        {formatYears(
          dataset.years.map((year) => year.surveyYearBE),
          language,
        )}
      </span>
    </p>
  );
}

/** What the data are, on every screen: synthetic or not, and how blanks were read, whether some communities gave sums only. */
function DataBadges(props: { readonly dataset: DatasetSummary }) {
  const { common } = useMessages();
  const counted = Math.max(0, ...props.dataset.years.map((year) => year.communitiesCounted ?? 0));
  return (
    <>
      {counted > 0 ? (
        <span className="badge badge-note" title={common.countsOnlyExplained(counted)}>
          {common.countsOnly}
        </span>
      ) : null}
      {props.dataset.blankMeansNo ? (
        <span className="badge badge-note" title={common.blankMeansNoExplained}>
          {common.blankMeansNo}
        </span>
      ) : null}
      {props.dataset.isSynthetic ? (
        <span className="badge badge-synthetic" title={common.syntheticExplained}>
          <Icon name="flask" size={16} />
          {common.synthetic}
        </span>
      ) : null}
    </>
  );
}

/** The bar above each screen: filters where figures follow them, else what is loaded; what keeps it at its end. */
export function TopBar(props: {
  /** What of the filters the figures of the screen follow; null for a screen without figures. */
  readonly follows: 'children' | 'place' | null;
}) {
  const { data: dataset } = useDataset();
  const hasData = dataset !== undefined && dataset.years.length > 0;
  return (
    <header className="top-bar">
      {hasData && props.follows !== null ? (
        <FilterBar isOfPlaceOnly={props.follows === 'place'} />
      ) : (
        <LoadedLine dataset={dataset} />
      )}
      <div className="data-badges">
        <UndoButtons />
        {hasData ? <DataBadges dataset={dataset} /> : null}
        {dataset !== undefined && !dataset.isEmpty ? <FiguresBadge dataset={dataset} /> : null}
        <WorkspaceChip />
      </div>
    </header>
  );
}

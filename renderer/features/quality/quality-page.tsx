import type { DatasetSummary } from '../../../shared/contract/analysis.ts';
import { useMessages } from '../../ui/locale.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import { ChangeTab } from './change-tab.tsx';
import { ChecksTab } from './checks-tab.tsx';
import { CompletenessTab } from './completeness-tab.tsx';
import { CoverageTab } from './coverage-tab.tsx';
import './quality-page.css';

const tabs = ['coverage', 'completeness', 'change', 'checks'] as const;
type TabName = (typeof tabs)[number];

function TabContent(props: { readonly tab: TabName; readonly dataset: DatasetSummary }) {
  switch (props.tab) {
    case 'coverage':
      return <CoverageTab isSynthetic={props.dataset.isSynthetic} />;
    case 'completeness':
      return <CompletenessTab />;
    case 'change':
      return <ChangeTab />;
    case 'checks':
      return <ChecksTab />;
  }
}

/** Whether the data can be relied on: who is missing, what is unknown, what changed, what the import found. */
export function QualityPage(props: { readonly dataset: DatasetSummary }) {
  const { quality } = useMessages();
  return (
    <PageTabs title={quality.title} label={quality.tabsLabel} tabs={tabs} names={quality.tabs} fillsWindow>
      {(tab) => <TabContent tab={tab} dataset={props.dataset} />}
    </PageTabs>
  );
}

import { useMessages } from '../../ui/locale.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import { ChangeTab } from './change-tab.tsx';
import { ChecksTab } from './checks-tab.tsx';
import { CompletenessTab } from './completeness-tab.tsx';
import { CoverageTab } from './coverage-tab.tsx';
import './quality-page.css';

const pages = {
  coverage: CoverageTab,
  completeness: CompletenessTab,
  change: ChangeTab,
  checks: ChecksTab,
} as const;

/** Whether the data can be relied on: who is missing, what is unknown, what changed, what the import found. */
export function QualityPage() {
  const { quality } = useMessages();
  return <PageTabs title={quality.title} label={quality.tabsLabel} pages={pages} names={quality.tabs} fillsWindow />;
}

import { useMessages } from '../../ui/locale.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import { DifferenceTab } from './difference-tab.tsx';
import { GapsTab } from './gaps-tab.tsx';
import { MixTab } from './mix-tab.tsx';
import { StackedTab } from './stacked-tab.tsx';
import { TrendTab } from './trend-tab.tsx';
import './compare-page.css';

const pages = {
  difference: DifferenceTab,
  trend: TrendTab,
  gaps: GapsTab,
  mix: MixTab,
  stacked: StackedTab,
} as const;

/** Areas, years and groups of children against each other; the tab is part of the address. */
export function ComparePage() {
  const { compare } = useMessages();
  return <PageTabs title={compare.title} label={compare.tabsLabel} pages={pages} names={compare.tabs} />;
}

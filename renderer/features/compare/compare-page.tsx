import { useMessages } from '../../ui/locale.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import { DifferenceTab } from './difference-tab.tsx';
import { GapsTab } from './gaps-tab.tsx';
import { MixTab } from './mix-tab.tsx';
import { StackedTab } from './stacked-tab.tsx';
import { TrendTab } from './trend-tab.tsx';
import './compare-page.css';

const tabs = ['difference', 'trend', 'gaps', 'mix', 'stacked'] as const;
type TabName = (typeof tabs)[number];

function TabContent(props: { readonly tab: TabName }) {
  switch (props.tab) {
    case 'difference':
      return <DifferenceTab />;
    case 'trend':
      return <TrendTab />;
    case 'gaps':
      return <GapsTab />;
    case 'mix':
      return <MixTab />;
    case 'stacked':
      return <StackedTab />;
  }
}

/** Areas, years and groups of children against each other; the tab is part of the address. */
export function ComparePage() {
  const { compare } = useMessages();
  return (
    <PageTabs title={compare.title} label={compare.tabsLabel} tabs={tabs} names={compare.tabs}>
      {(tab) => <TabContent tab={tab} />}
    </PageTabs>
  );
}

import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useOption } from '../../client/use-address.ts';
import { DataPage } from '../../ui/data-page.tsx';
import { useMessages } from '../../ui/locale.tsx';
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
  return <DataPage icon="compare">{() => <CompareTabs />}</DataPage>;
}

function CompareTabs() {
  const { compare } = useMessages();
  const [tab, setTab] = useOption('tab', tabs, 'difference');
  return (
    <Tabs
      className="compare-page"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = tabs.find((each) => each === key);
        if (chosen) setTab(chosen);
      }}
    >
      <div className="compare-head">
        <h1>{compare.title}</h1>
        <TabList className="compare-tabs" aria-label={compare.tabsLabel}>
          {tabs.map((each) => (
            <Tab key={each} id={each} className="compare-tab">
              {compare.tabs[each]}
            </Tab>
          ))}
        </TabList>
      </div>
      {tabs.map((each) => (
        <TabPanel key={each} id={each} className="compare-panel">
          <h2 className="visually-hidden">{compare.tabs[each]}</h2>
          <TabContent tab={each} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { DatasetSummary } from '../../../shared/contract/analysis.ts';
import { useOption } from '../../client/use-address.ts';
import { DataPage } from '../../ui/data-page.tsx';
import { useMessages } from '../../ui/locale.tsx';
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
export function QualityPage() {
  return <DataPage icon="quality">{(dataset) => <QualityTabs dataset={dataset} />}</DataPage>;
}

function QualityTabs(props: { readonly dataset: DatasetSummary }) {
  const { quality } = useMessages();
  const [tab, setTab] = useOption('tab', tabs, 'coverage');
  return (
    <Tabs
      className="quality-page"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = tabs.find((each) => each === key);
        if (chosen) setTab(chosen);
      }}
    >
      <div className="quality-head">
        <h1>{quality.title}</h1>
        <TabList className="quality-tabs" aria-label={quality.tabsLabel}>
          {tabs.map((each) => (
            <Tab key={each} id={each} className="quality-tab">
              {quality.tabs[each]}
            </Tab>
          ))}
        </TabList>
      </div>
      {tabs.map((each) => (
        <TabPanel key={each} id={each} className="quality-panel">
          <h2 className="visually-hidden">{quality.tabs[each]}</h2>
          <TabContent tab={each} dataset={props.dataset} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

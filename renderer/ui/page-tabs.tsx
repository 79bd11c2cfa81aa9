import type { ComponentType } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { formatCount } from '../../shared/format/numbers.ts';
import { useOption } from '../client/address/use-address.ts';
import { PageHead } from './page-head.tsx';
import './page-tabs.css';

/** The names of tabs in a row, with what each holds counted behind it. */
export function TabRow<Name extends string>(props: {
  readonly label: string;
  readonly tabs: readonly Name[];
  readonly names: Readonly<Record<Name, string>>;
  readonly counts?: Readonly<Record<Name, number>> | undefined;
}) {
  return (
    <TabList className="tab-row" aria-label={props.label}>
      {props.tabs.map((each) => (
        <Tab key={each} id={each} className="tab">
          {props.names[each]}
          {props.counts ? <span className="tab-count">{formatCount(props.counts[each])}</span> : null}
        </Tab>
      ))}
    </TabList>
  );
}

/** A screen of several pages under one head; which one is part of the address. The first is shown without being asked for. */
export function PageTabs<Name extends string>(props: {
  readonly title: string;
  readonly label: string;
  /** In the order of the tabs. */
  readonly pages: Readonly<Record<Name, ComponentType>>;
  readonly names: Readonly<Record<Name, string>>;
  /** The page is as high as the window, and its parts scroll for themselves. */
  readonly fillsWindow?: boolean;
}) {
  const { names, pages } = props;
  const tabs = Object.keys(pages) as Name[];
  const [first] = tabs;
  if (first === undefined) throw new RangeError('A page with tabs has at least one.');
  const [tab, setTab] = useOption<Name>('tab', tabs, first);
  return (
    <Tabs
      className="tabbed-page"
      data-fills-window={props.fillsWindow || undefined}
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = tabs.find((each) => each === key);
        if (chosen) setTab(chosen);
      }}
    >
      <PageHead title={props.title}>
        <TabRow label={props.label} tabs={tabs} names={names} />
      </PageHead>
      {tabs.map((each) => {
        const Page: ComponentType = pages[each];
        return (
          <TabPanel key={each} id={each} className="tabbed-panel">
            <h2 className="visually-hidden">{names[each]}</h2>
            <Page />
          </TabPanel>
        );
      })}
    </Tabs>
  );
}

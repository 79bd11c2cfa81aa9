import { lazy, type ComponentType } from 'react';
import type { DatasetSummary } from '../shared/contract/analysis.ts';
import type { Screen } from './client/address/address.ts';
import { ImportPage } from './features/import/import-page.tsx';
import { JournalPage } from './features/journal/journal-page.tsx';
import { LinkingPage } from './features/linking/linking-page.tsx';
import { OverviewPage } from './features/overview/overview-page.tsx';
import { StartPage } from './features/start/start-page.tsx';
import type { IconName } from './ui/icon.tsx';

/** One screen of the application. Its name in the navigation is `shell.screens` of the texts. */
type ScreenEntry = {
  readonly icon: IconName;
  /** What of the filter bar its figures follow: all of it, or year and area only; null for a screen without figures. */
  readonly follows: 'children' | 'place' | null;
} & (
  | { readonly needsData: false; readonly page: ComponentType }
  /** Before data are there, why there are none and the way to them take the place of the page. */
  | { readonly needsData: true; readonly page: ComponentType<{ readonly dataset: DatasetSummary }> }
);

/** A page whose code is fetched when it is first gone to. */
const later = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> =>
  lazy(async () => ({ default: await load() }));

/** The screens, in the order of the navigation. A new one is an entry here, and its name in the texts. */
export const screens: Readonly<Record<Screen, ScreenEntry>> = {
  start: { icon: 'start', follows: null, needsData: false, page: StartPage },
  import: { icon: 'import', follows: null, needsData: false, page: ImportPage },
  overview: { icon: 'overview', follows: 'children', needsData: true, page: OverviewPage },
  map: {
    icon: 'map',
    follows: 'children',
    needsData: true,
    page: later(async () => (await import('./features/map/map-page.tsx')).MapPage),
  },
  compare: {
    icon: 'compare',
    follows: 'children',
    needsData: true,
    page: later(async () => (await import('./features/compare/compare-page.tsx')).ComparePage),
  },
  community: {
    icon: 'community',
    follows: 'children',
    needsData: true,
    page: later(async () => (await import('./features/community/community-page.tsx')).CommunityPage),
  },
  quality: {
    icon: 'quality',
    follows: 'place',
    needsData: true,
    page: later(async () => (await import('./features/quality/quality-page.tsx')).QualityPage),
  },
  linking: { icon: 'linking', follows: null, needsData: false, page: LinkingPage },
  journal: { icon: 'journal', follows: null, needsData: false, page: JournalPage },
};

/** The screens as the navigation lists them. */
export const navigation = (Object.keys(screens) as Screen[]).map((name) => ({ name, icon: screens[name].icon }));

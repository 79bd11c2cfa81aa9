import type { MessagesLike } from '../messages-type.ts';
import type { shell as th } from '../th/shell.ts';

/** The frame: navigation, status, dropping files. */
export const shell: MessagesLike<typeof th> = {
  skipToContent: 'Skip to content',
  navigation: 'Main navigation',
  screens: {
    start: 'Start',
    import: 'Import',
    overview: 'Overview',
    map: 'Map',
    compare: 'Compare',
    community: 'Community',
    quality: 'Quality',
    linking: 'Same child',
    journal: 'Journal',
  },
  language: 'Language',
  languages: { th: 'ไทย', en: 'EN' },
  languageNames: { th: 'ภาษาไทย', en: 'English' },
  nothingLoaded: 'No data yet',
  dropTitle: 'Drop the files to import them',
  dropText: 'CSV, Excel, Parquet or NDJSON; several at once are fine',
  engineStarting: 'Starting the engine',
  engineRestarting:
    'The engine stopped and is being started again. Then open your workspace or files again; what the workspace has stored is all there.',
  engineStopped: 'The engine stopped three times in a row and is not started again by itself.',
  engineStoppedLog: (path) => `What happened is written in ${path}`,
  engineRestart: 'Start it again',
  engineLost: 'The application cannot be reached. Trying again; if it does not come back, open the application again.',
  crashedTitle: 'This page stopped working',
  crashedText:
    'Your open data are still there. Show the page again; if it happens again, give the text below to your administrator.',
  crashedRetry: 'Show this page again',
};

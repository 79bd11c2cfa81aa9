import type { MessagesLike } from '../messages-type.ts';
import type { start as th } from '../th/start.ts';

/** The start screen. */
export const start: MessagesLike<typeof th> = {
  title: 'Which children, which problems, which communities come first',
  lead: 'Open your province’s CPMIS extracts and read the 22 indicators by community, each with its denominator and interval, in a table and on a map.',
  sample: 'Look at the sample',
  sampleText: 'Ranong province, 3 years. Synthetic: nobody’s children.',
  openFiles: 'Open extracts',
  openFilesText: 'CSV, Excel, Parquet or NDJSON; drop them anywhere',
  toOverview: 'See the overview',
  loadedTitle: 'Open now',
  year: 'Survey year',
  children: 'Children',
  migrants: 'Migrant children',
  households: 'Households',
  communities: 'Communities',
  ageUnknown: 'Age unknown',
  files: 'Files',
  fileAccepted: (accepted, rejected) => `${accepted} rows accepted, ${rejected} rejected`,
  removeFile: (file) => `Remove ${file}`,
  closeAll: 'Close all data',
  closeAllQuestion: 'Close all data?',
  closeAllText: 'Your own files are not touched. Open them again to see them again.',
  privacyTitle: 'The data stay on this machine',
  privacyText:
    'This version keeps them in memory: nothing is written to disk, nothing is sent anywhere, and closing the application forgets them. Names and ID numbers are not read in.',
  openingSample: 'Opening the sample',
  sampleMissing: 'This installation has no sample data',
};

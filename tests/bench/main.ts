import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchDisclosure, benchFiveReleases } from './disclosure.ts';
import { benchEngine, type Figure } from './engine.ts';
import { benchElsewhere } from './elsewhere.ts';
import { benchJournal, benchSealed } from './journal.ts';
import { benchLinking } from './linking.ts';
import { benchStatistics } from './statistics.ts';
import { benchVault } from './vault.ts';
import { benchWorkspace } from './workspace.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { values } = parseArgs({
  options: {
    /** Millions of child-years, comma between. */
    sizes: { type: 'string', default: '0.1,1' },
    statistics: { type: 'boolean', default: false },
    vault: { type: 'boolean', default: false },
    /** The engine on an encrypted workspace, at each of the sizes. */
    workspace: { type: 'boolean', default: false },
    linking: { type: 'boolean', default: false },
    /** A release of the sample; with --releases five one after the other, with --large of 1,000 communities as well. */
    disclosure: { type: 'boolean', default: false },
    releases: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    /** The whole command `natpro prevalence` against pandas and sqlite3, at each of the sizes. */
    elsewhere: { type: 'boolean', default: false },
    /** Commands, opening and memory with a long journal. */
    journal: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const figures: Figure[] = [];
const folders = [join(root, 'dist/data'), join(root, 'sample-data/extracts')] as const;
for (const millions of values.sizes === '' ? [] : values.sizes.split(',').map(Number)) {
  if (!(millions > 0 && millions <= 10)) {
    throw new RangeError(`--sizes takes millions of child-years up to 10, not "${values.sizes}".`);
  }
  const childYears = Math.round(millions * 1e6);
  figures.push(
    ...(values.elsewhere
      ? await benchElsewhere(childYears, folders[0])
      : await (values.workspace ? benchWorkspace : benchEngine)(childYears, ...folders)),
  );
}
const statistics = values.statistics ? await benchStatistics() : [];
const vault = values.vault ? await benchVault() : null;
const linking = values.linking ? benchLinking() : [];
const journal = values.journal ? [...(await benchJournal(...folders)), await benchSealed()] : [];
const disclosure = values.disclosure
  ? [
      ...(await benchDisclosure(false)),
      ...(values.releases ? await benchFiveReleases() : []),
      ...(values.large ? await benchDisclosure(true) : []),
    ]
  : [];

if (values.json) {
  process.stdout.write(`${JSON.stringify({ figures, statistics, vault, linking, disclosure, journal }, null, 2)}\n`);
} else {
  console.table(
    figures.map(({ what, childYears, value, unit, target }) => ({
      what,
      'child-years': childYears,
      value: `${value} ${unit}`,
      target: target ?? '',
    })),
  );
  if (statistics.length > 0) console.table(statistics);
  if (vault) console.table(vault);
  if (linking.length > 0) console.table(linking);
  if (disclosure.length > 0) console.table(disclosure);
  for (const each of journal) console.table(each);
}

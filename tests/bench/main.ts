import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchEngine, type Figure } from './engine.ts';
import { benchStatistics } from './statistics.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '0.1,1' }, json: { type: 'boolean', default: false } },
});

const figures: Figure[] = [];
for (const millions of values.sizes.split(',').map(Number)) {
  if (!(millions > 0 && millions <= 10))
    throw new RangeError(`--sizes takes millions of child-years up to 10, not "${values.sizes}".`);
  figures.push(
    ...(await benchEngine(Math.round(millions * 1e6), join(root, 'dist/data'), join(root, 'sample-data/extracts'))),
  );
}
if (values.json) process.stdout.write(`${JSON.stringify({ figures }, null, 2)}\n`);
else
  console.table(
    figures.map(({ what, childYears, value, unit, target }) => ({
      what,
      'child-years': childYears,
      value: `${value} ${unit}`,
      target: target ?? '',
    })),
  );

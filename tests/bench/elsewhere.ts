import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { indicators } from '../../shared/cpms/indicators.ts';
import { writeExtract, type Figure } from './engine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const surveyYears = [2566, 2567, 2568];

/** Columns of the bench's extract, counted from 0. */
const column = { year: 0, surveyed: 1, community: 2, household: 7, born: 13, firstIndicator: 15 } as const;
const columns = column.firstIndicator + indicators.length;

const cell = (index: number): string => `c${index}`;
const cellOf = (no: number): string => cell(column.firstIndicator + no - 1);

/** Yes and known of every indicator by province and year, in the order of the form. */
function sqlOf(paths: readonly string[]): string {
  const day = (index: number): string =>
    `((substr(${cell(index)}, 7, 4) - 543) * 10000 + substr(${cell(index)}, 4, 2) * 100 + substr(${cell(index)}, 1, 2))`;
  const yes = (no: number): string => `${cellOf(no)} = 'ใช่'`;
  const known = (no: number): string => `${cellOf(no)} IN ('ใช่', 'ไม่ใช่')`;
  const children = indicators.filter(({ unit }) => unit === 'child');
  const homes = indicators.filter(({ unit }) => unit === 'household');
  const counts = children.flatMap(({ no, ages }) => {
    const isEligible = ages === null ? '1' : `age BETWEEN ${ages.from} AND ${ages.to}`;
    return [`sum(${isEligible} AND ${yes(no)})`, `sum(${isEligible} AND ${known(no)})`];
  });
  const ofHomes = homes.flatMap(({ no }) => [`max(${yes(no)}) AS y${no}`, `max(${known(no)}) AS k${no}`]);
  const sums = homes.flatMap(({ no }) => [`sum(y${no})`, `sum(k${no})`]);
  return `.mode csv
CREATE TABLE extract(${Array.from({ length: columns }, (_, i) => `${cell(i)} TEXT`).join(', ')});
${paths.map((path) => `.import --csv --skip 1 "${path}" extract`).join('\n')}
.mode json
SELECT ${cell(column.year)} AS year, substr(${cell(column.community)}, 1, 2) AS area, json_array(${counts.join(', ')}) AS counts
FROM (SELECT *, (${day(column.surveyed)} - ${day(column.born)}) / 10000 AS age FROM extract) GROUP BY 1, 2
UNION ALL SELECT year, area, json_array(${sums.join(', ')}) FROM (
  SELECT ${cell(column.year)} AS year, substr(${cell(column.community)}, 1, 2) AS area, ${ofHomes.join(', ')}
  FROM extract GROUP BY ${cell(column.year)}, ${cell(column.community)}, ${cell(column.household)}) GROUP BY 1, 2;
`;
}

function pythonOf(paths: readonly string[]): string {
  const spans = indicators.flatMap(({ no, ages, unit }) =>
    unit === 'child' ? [[column.firstIndicator + no - 1, ages?.from ?? 0, ages?.to ?? 999]] : [],
  );
  const homes = indicators.flatMap(({ no, unit }) => (unit === 'household' ? [column.firstIndicator + no - 1] : []));
  return `import json, sys
import pandas as pd
used = [${[column.year, column.surveyed, column.community, column.household, column.born].join(', ')}] + list(range(${column.firstIndicator}, ${columns}))
data = pd.concat([pd.read_csv(p, header=None, skiprows=1, names=range(${columns}), usecols=used, dtype=str) for p in ${JSON.stringify(paths)}])
def day(c):
    return (data[c].str[6:10].astype(int) - 543) * 10000 + data[c].str[3:5].astype(int) * 100 + data[c].str[0:2].astype(int)
age = (day(${column.surveyed}) - day(${column.born})) // 10000
data['area'] = data[${column.community}].str[:2]
counts = {}
for c, low, high in ${JSON.stringify(spans)}:
    eligible = (age >= low) & (age <= high)
    counts[f'{c:02d} yes'] = eligible & (data[c] == 'ใช่')
    counts[f'{c:02d} zknown'] = eligible & data[c].isin(['ใช่', 'ไม่ใช่'])
keys = [data[${column.year}], data['area']]
rows = [[y, a, list(map(int, r))] for (y, a), r in zip(*(lambda t: (t.index, t.values))(pd.DataFrame(counts, index=data.index).groupby(keys).sum()))]
homes = {}
for c in ${JSON.stringify(homes)}:
    homes[f'{c:02d} yes'] = data[c] == 'ใช่'
    homes[f'{c:02d} zknown'] = data[c].isin(['ใช่', 'ไม่ใช่'])
by = [data[${column.year}].rename('year'), data['area'], data[${column.community}].rename('community'), data[${column.household}].rename('home')]
each = pd.DataFrame(homes, index=data.index).groupby(by).max()
total = each.groupby(level=['year', 'area']).sum()
rows += [[y, a, list(map(int, r))] for (y, a), r in zip(total.index, total.values)]
json.dump([{'year': y, 'area': a, 'counts': c} for y, a, c in rows], sys.stdout)
`;
}

const given = z.array(
  z.object({ year: z.string(), area: z.string(), counts: z.union([z.string(), z.array(z.int())]) }),
);
const own = z.object({
  rows: z.array(
    z.object({ surveyYearBE: z.int(), areaCode: z.string(), indicator: z.int(), yes: z.int(), no: z.int() }),
  ),
});

type Answer = { readonly seconds: number; readonly counts: readonly string[] };

function run(program: string, args: readonly string[], input: string): { out: string; seconds: number } | null {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    input,
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
  const seconds = (performance.now() - started) / 1000;
  if (status === 0) return { out: stdout, seconds };
  if (status === null || /No module named|not found/.test(stderr)) return null;
  throw new Error(`${program} failed: ${stderr.slice(-400)}`);
}

function answerOf(program: string, args: readonly string[], input: string): Answer | null {
  const done = run(program, args, input);
  if (done === null) return null;
  const rows = given.parse(JSON.parse(done.out));
  const counts = rows.map(
    ({ year, area, counts: all }) => `${year} ${area} ${typeof all === 'string' ? all : JSON.stringify(all)}`,
  );
  return { seconds: done.seconds, counts: counts.toSorted() };
}

function ownAnswer(paths: readonly string[]): Answer {
  const done = run(process.execPath, ['build/bootstrap.mjs', 'natpro', 'prevalence', ...paths, '--by', 'province'], '');
  if (done === null) throw new Error('natpro did not run.');
  const { rows } = own.parse(JSON.parse(done.out));
  const places = new Set(rows.map(({ surveyYearBE, areaCode }) => `${surveyYearBE} ${areaCode}`));
  const counts = [...places].flatMap((place) =>
    (['child', 'household'] as const).map((unit) => {
      const nos = indicators.flatMap((each) => (each.unit === unit ? [each.no] : []));
      const found = nos.map((no) =>
        rows.find((row) => row.indicator === no && `${row.surveyYearBE} ${row.areaCode}` === place),
      );
      return `${place} ${JSON.stringify(found.flatMap((row) => [row?.yes ?? -1, (row?.yes ?? 0) + (row?.no ?? 0)]))}`;
    }),
  );
  return { seconds: done.seconds, counts: counts.toSorted() };
}

/**
 * The whole command `natpro prevalence` over three survey years, against pandas and the sqlite3 shell asked the same: all
 * have to give the same counts. What is not installed is left out and named.
 */
export async function benchElsewhere(childYears: number, dataFolder: string): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'natpro-bench-'));
  const figures: Figure[] = [];
  const add = (what: string, value: number, unit: string, target?: string): void => {
    figures.push({ what, childYears, value: Math.round(value * 100) / 100, unit, ...(target ? { target } : {}) });
  };
  try {
    const paths = surveyYears.map((year) => join(folder, `years-${year}.csv`));
    for (const [i, year] of surveyYears.entries())
      await writeExtract(paths[i] ?? '', Math.round(childYears / 3), year, dataFolder);
    const ours = ownAnswer(paths);
    add('natpro prevalence, the whole command', ours.seconds, 's');
    for (const [name, target, answer] of [
      ['pandas', '< 1', answerOf('/usr/bin/python3', ['-'], pythonOf(paths))],
      ['sqlite3', '≤ 0.5', answerOf('sqlite3', [':memory:'], sqlOf(paths))],
    ] as const) {
      if (answer === null) {
        console.log(`skipped: ${name} is not installed`);
        continue;
      }
      if (answer.counts.join('\n') !== ours.counts.join('\n')) throw new Error(`${name} counts otherwise than natpro.`);
      add(`the same by ${name}`, answer.seconds, 's');
      add(`natpro against ${name}`, ours.seconds / answer.seconds, '×', target);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return figures;
}

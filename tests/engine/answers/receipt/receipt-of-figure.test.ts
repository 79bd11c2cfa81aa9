import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../../../electron/hosts/cli.ts';
import { canonicalJson } from '../../../../shared/contract/canonical-json.ts';
import { noFilter } from '../../../../shared/contract/filter.ts';
import type { HeadlineName } from '../../../../shared/contract/receipt.ts';
import { childRow, extractText } from '../../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient } from '../../../support/engine.ts';
import { children, childrenWith } from '../../../support/many-children.ts';

const ngao1 = '85010301';
const filter = { ...noFilter, area: ngao1 };
const in2567 = { survey_year: '2567', survey_date: '15/02/2567' };
const rows = [
  ...childrenWith('ind13', 4, 40),
  ...children(2, { ind13: '' }),
  ...childrenWith('ind13', 30, 60, { community_code: '85010302' }),
];

const indicator = (no: number) => ({ kind: 'indicator', indicator: no }) as const;
const headline = (name: HeadlineName) => ({ kind: 'headline', headline: name }) as const;

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

async function natpro(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    cwd: '/',
  });
  type Verdict = { ok: boolean; differences: { path: string; receipt: unknown; recomputed: unknown }[] };
  return { code, out, err, verdict: (): Verdict => JSON.parse(out) as Verdict };
}

async function receiptFile(receipt: object): Promise<string> {
  return fileWith('receipt.json', JSON.stringify(receipt));
}

async function loaded(...paths: readonly string[]): Promise<EngineClient> {
  const client = await startEngine();
  await importPaths(client, paths);
  return client;
}

describe('a receipt', () => {
  test('says what the figure is, how it was made, and from which files', async () => {
    const path = await fileWith('ranong.csv', extractText(rows));
    const earlier = await fileWith('earlier.csv', extractText(children(3, in2567)));
    const client = await loaded(path, earlier);
    const receipt = await client.analysis.receipt({ measure: indicator(13), filter });
    expect(receipt).toMatchObject({
      kind: 'natpro-receipt',
      formatVersion: 2,
      softwareVersion: '0.0.0',
      datasetRevision: 1,
      request: { measure: indicator(13), filter: { ...filter, surveyYearBE: 2568 }, hotSpots: null },
      level: 'community',
      definition: { key: 'victim_of_violence', unit: 'child', kind: 'harm', ageFrom: 0, ageTo: 17, ruleSet: null },
      figure: { isHidden: false, yes: 4, known: 40, unknown: 2, eligible: 42, prevalence: 0.1 },
      extracts: [
        {
          file: 'ranong.csv',
          sha256: sha256(await readFile(path)),
          surveyYearsBE: [2568],
          blank: 'unknown',
          mapping: {},
          surveyYearGivenBE: null,
          accepted: 102,
          rejected: 0,
          isSynthetic: false,
        },
      ],
    });
    expect(receipt.methods.map(({ name, seed, result }) => [name, seed, result])).toEqual([
      ['wilson-interval', null, { low: expect.closeTo(0.03958, 5), high: expect.closeTo(0.230518, 6) }],
      ['clopper-pearson-interval', null, { low: expect.closeTo(0.0279, 4), high: expect.closeTo(0.2366, 4) }],
      ['reliability-grade', null, expect.objectContaining({ grade: 'D', reason: 'interval-wide-for-the-figure' })],
      ['difference-from-rest', null, { mark: 'much-lower' }],
      ['empirical-bayes', null, { smoothed: expect.any(Number), noMoreThanChance: false }],
    ]);
    expect(receipt.methods[2]?.parameters).toMatchObject({ minimumKnown: 30, tooWide: 0.3 });
    const { sha256: own, ...content } = receipt;
    expect(own).toBe(sha256(canonicalJson(content)));
  });

  test('of a province or of everything has no comparison; a household figure counts households', async () => {
    const client = await loaded(await fileWith('ranong.csv', extractText(rows)));
    const all = await client.analysis.receipt({ measure: indicator(17), filter: noFilter });
    expect([all.level, all.definition.unit, all.definition.ageFrom, all.figure.known]).toEqual([
      null,
      'household',
      null,
      102,
    ]);
    expect(all.methods).toHaveLength(3);
    const province = await client.analysis.receipt({ measure: indicator(13), filter: { ...noFilter, area: '85' } });
    expect([province.level, province.figure.yes, province.methods.length]).toEqual(['province', 34, 3]);
  });

  test('of a hot spot names weights, permutations and seed, and every file', async () => {
    const client = await loaded(
      await fileWith('ranong.csv', extractText(rows)),
      await fileWith('earlier.csv', extractText(children(3, in2567))),
    );
    const hotSpots = {
      weights: 'queen',
      permutations: 99,
      seed: 5,
      packId: null,
      smallAreasAreNeighbours: false,
    };
    const receipt = await client.analysis.receipt({
      measure: indicator(13),
      filter: { ...noFilter, area: '850103' },
      hotSpots,
    });
    expect(receipt.extracts.map(({ file }) => file)).toEqual(['ranong.csv', 'earlier.csv']);
    expect(receipt.methods.at(-1)).toMatchObject({
      name: 'getis-ord-gi-star',
      seed: 5,
      parameters: { weights: 'queen', permutations: 99, minimumKnown: 30 },
      result: { class: null, noResult: 'no-neighbour' },
    });
  });

  test('without data, or without a known answer, has nulls', async () => {
    const none = await (await startEngine()).analysis.receipt({ measure: indicator(13), filter });
    const nothing = { isHidden: false, yes: 0, known: 0, unknown: 0, eligible: 0, prevalence: null };
    expect([none.figure, none.extracts]).toEqual([nothing, []]);
    const client = await loaded(await fileWith('ranong.csv', extractText(children(3, { ind13: '' }))));
    const blank = await client.analysis.receipt({ measure: indicator(13), filter });
    expect(blank.figure).toEqual({ ...nothing, unknown: 3, eligible: 3 });
    expect(blank.methods[0]?.result).toEqual({ low: null, high: null });
  });
});

describe('the receipt of a headline count', () => {
  const migrant = { nationality: 'เมียนมา' };
  const mixed = [...rows, ...children(10, migrant), ...childrenWith('ind14', 6, 20, { community_code: '85010302' })];

  test('says what is counted, of what, and by which rule set', async () => {
    const client = await loaded(
      await fileWith('ranong.csv', extractText(mixed)),
      await fileWith('earlier.csv', extractText(children(3, { ...in2567, community_code: '85010303' }))),
    );
    const receipts = await Promise.all(
      (['children', 'communities', 'migrants', 'victims', 'high-risk'] as const).map((name) =>
        client.analysis.receipt({ measure: headline(name), filter: noFilter }),
      ),
    );
    expect(receipts.map(({ figure: { yes, known, unknown } }) => [yes, known, unknown])).toEqual([
      [132, null, null],
      [2, 3, null],
      [10, 132, null],
      [34, 130, 2],
      [6, 132, expect.any(Number)],
    ]);
    expect(receipts.map(({ definition: { key, unit, ruleSet } }) => [key, unit, ruleSet?.version ?? null])).toEqual([
      ['children', 'child', null],
      ['communities', 'community', null],
      ['migrants', 'child', null],
      ['victims', 'child', null],
      ['high-risk', 'child', '1'],
    ]);
    expect(receipts[4]?.definition.meaning.th).toContain('14');
    expect(receipts.map(({ extracts }) => extracts.length)).toEqual([1, 2, 1, 1, 1]);
    const [now] = (await client.analysis.headlines({ filter: { ...noFilter, surveyYearBE: 2568 } })) ?? [];
    expect([now?.migrants, now?.victims, now?.highRisk]).toEqual([10, 34, 6]);
  });

  test('is calculated again from the files, and a forged one is found', async () => {
    const path = await fileWith('ranong.csv', extractText(mixed));
    const client = await loaded(path);
    for (const name of ['children', 'communities', 'migrants', 'victims', 'high-risk'] as const) {
      const receipt = await client.analysis.receipt({ measure: headline(name), filter: noFilter });
      const result = await natpro('verify-receipt', await receiptFile(receipt), path);
      expect([name, result.code, result.verdict().differences]).toEqual([name, 0, []]);
      const forged = { ...receipt, figure: { ...receipt.figure, yes: 1 } };
      const found = await natpro('verify-receipt', await receiptFile(forged), path);
      expect(found.verdict().differences.map((each) => each.path)).toEqual(['sha256', 'figure.yes']);
    }
  });

  test('is hidden where the screen hides the count, and verified as hidden', async () => {
    const path = await fileWith('ranong.csv', extractText([...rows, ...children(3, migrant)]));
    const client = await startEngine({ smallestShown: 5 });
    await importPaths(client, [path]);
    const receipt = await client.analysis.receipt({ measure: headline('migrants'), filter: noFilter });
    expect(receipt.figure).toEqual({
      isHidden: true,
      yes: null,
      known: null,
      unknown: null,
      eligible: null,
      prevalence: null,
    });
    expect(receipt.methods.flatMap(({ result }) => Object.values(result)).filter((each) => each !== null)).toEqual([]);
    expect((await natpro('verify-receipt', await receiptFile(receipt), path)).verdict()).toMatchObject({ ok: true });
  });
});

test('a household file is one of the loaded extracts and can be taken out', async () => {
  const client = await loaded(
    await fileWith('children-2568.csv', extractText([{ ...childRow({ household_id: 'A' }), ind17: '' }])),
    await fileWith('homes-2568.csv', 'รหัสครัวเรือน,ครัวเรือนเศรษฐกิจไม่มั่นคง\nA,มี\n'),
  );
  const { extracts } = await client.dataset.summary();
  expect(extracts.map(({ file, surveyYearBE, accepted }) => [file, surveyYearBE, accepted])).toEqual([
    ['children-2568.csv', 2568, 1],
    ['homes-2568.csv', 2568, 1],
  ]);
  await client.extracts.remove({ extractId: extracts[1]?.extractId ?? '' });
  const { figure } = await client.analysis.receipt({ measure: indicator(17), filter: noFilter });
  expect(figure).toMatchObject({ yes: 0, known: 0, unknown: 1 });
});

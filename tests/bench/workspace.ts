import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { createEngine, type EngineRouter } from '../../electron/engine/index.ts';
import { filesIn } from '../support/files-in.ts';
import { importFiles, writeExtract, type Figure } from './engine.ts';

type Client = RouterClient<EngineRouter>;

const planningPassphrase = 'tide lantern copper walrus';
const casePassphrase = 'harbour violin cactus thunder';
const commands = 200;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/**
 * The engine on an encrypted workspace: what keeping costs an import, opening it and its case data without the derivation of
 * the passphrases (that of an empty workspace), the latency of a command, and the size on disk against the file.
 */
export async function benchWorkspace(
  childYears: number,
  dataFolder: string,
  sampleFolder: string,
): Promise<readonly Figure[]> {
  const parent = await mkdtemp(join(tmpdir(), 'natpro-bench-'));
  const file = join(parent, '2567.csv');
  const withEngine = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const engine = await createEngine({
      dataFolder,
      sampleFolder,
      host: 'electron',
      version: '0',
      acceptsPaths: true,
      releasesAlone: false,
    });
    try {
      return await work(createRouterClient(engine.router));
    } finally {
      await engine.close();
    }
  };
  const open = (client: Client, name: string): Promise<unknown> =>
    client.workspace.open({
      place: { folder: join(parent, name) },
      passphrase: planningPassphrase,
      isReadOnly: false,
      isTakenOver: false,
    });
  const openCase = (client: Client): Promise<unknown> =>
    client.workspace.openCase({ passphrase: casePassphrase, purpose: 'bench' });
  try {
    await writeExtract(file, childYears, 2567, dataFolder);
    for (const name of ['empty', 'full'])
      await withEngine((client) =>
        client.workspace.create({ place: { folder: join(parent, name) }, planningPassphrase, casePassphrase }),
      );
    const session = await withEngine((client) => timed(() => importFiles(client, [file])));
    const times: number[] = [];
    const saved = await withEngine(async (client) => {
      await open(client, 'full');
      await openCase(client);
      const importing = await timed(() => importFiles(client, [file]));
      for (let i = 0; i < commands; i++) {
        const profile = {
          name: `p${i % 10}`,
          headers: ['ปี'],
          mapping: { survey_year: 'ปี' },
          blank: 'unknown' as const,
        };
        times.push(await timed(() => client.extracts.saveMapping(profile)));
      }
      const { items } = await client.workspace.journal();
      const seq = items.findLast(({ command }) => command.type === 'import')?.seq ?? 0;
      const undo = await timed(() => client.workspace.undo({ seq }));
      const redo = await timed(() => client.workspace.redo({ seq }));
      return { importing, undo, redo };
    });
    const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[1] ?? 0;
    const opening = async (
      name: string,
    ): Promise<{ readonly planning: number; readonly caseData: number; readonly lock: number }> => {
      const [planning, caseData, lock]: [number[], number[], number[]] = [[], [], []];
      for (let i = 0; i < 3; i++)
        await withEngine(async (client) => {
          planning.push(await timed(() => open(client, name)));
          caseData.push(await timed(() => openCase(client)));
          lock.push(await timed(() => client.workspace.lockCase()));
        });
      return { planning: middle(planning), caseData: middle(caseData), lock: middle(lock) };
    };
    const empty = await opening('empty');
    const full = await opening('full');
    const sizes = [...filesIn(join(parent, 'full'))];
    const megabytes = (part: string): number =>
      sizes.reduce((sum, [path, bytes]) => sum + (path.startsWith(part) ? bytes.length : 0), 0) / 1e6;
    const { size } = await stat(file);
    times.sort((a, b) => a - b);
    const figure = (what: string, value: number, unit: string, target?: string): Figure => ({
      what,
      childYears,
      value: rounded(value),
      unit,
      ...(target === undefined ? {} : { target }),
    });
    return [
      figure('import into a session', session, 'ms'),
      figure('import into a workspace', saved.importing, 'ms'),
      figure('open, derivation apart', full.planning - empty.planning, 'ms'),
      figure(
        'open the case data, derivation apart',
        full.caseData - empty.caseData,
        'ms',
        childYears >= 1e6 ? '5000 ms' : undefined,
      ),
      figure('lock the case data', full.lock, 'ms'),
      figure('derivation of the passphrase and an empty workspace', empty.planning, 'ms'),
      figure('acknowledged command, p50', times[commands / 2] ?? 0, 'ms'),
      figure('acknowledged command, p95', times[commands * 0.95] ?? 0, 'ms'),
      figure('undo of the import', saved.undo, 'ms'),
      figure('redo of the import', saved.redo, 'ms'),
      figure('the file', size / 1e6, 'MB'),
      figure('analytic segments on disk', megabytes('segments/analytic'), 'MB'),
      figure('case segments on disk', megabytes('segments/case'), 'MB'),
    ];
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

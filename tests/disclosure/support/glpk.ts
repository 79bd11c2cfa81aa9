import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttackedFigure, System } from './attacker.ts';

/** Whether GLPK's solver is installed: another program than the one the engine has. */
export const hasGlpk = spawnSync('glpsol', ['--version']).status === 0;

/** The least and the greatest whole value of a figure, by GLPK. */
export function glpkBounds(
  system: System,
  figure: AttackedFigure,
): { readonly lowest: number; readonly highest: number } {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-glpk-'));
  try {
    const [lowest, highest] = (['Minimize', 'Maximize'] as const).map((sense) => {
      const [model, output] = [join(folder, 'model.lp'), join(folder, 'output.txt')];
      writeFileSync(model, cplexText(system, figure, sense));
      const { status } = spawnSync('glpsol', ['--lp', model, '--write', output, '--tmlim', '20']);
      if (status !== 0) throw new Error('glpsol failed.');
      const text = readFileSync(output, 'utf8');
      // Row and objective lines of the plain format: "s mip ROWS COLUMNS o VALUE".
      const value = /^s mip \d+ \d+ o (-?[\d.e+-]+)/m.exec(text)?.[1];
      if (value === undefined) throw new Error(`glpsol found nothing: ${text.slice(0, 200)}`);
      return Number(value);
    });
    return { lowest: lowest ?? 0, highest: highest ?? 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cplexText({ columns, rows, sumOf }: System, figure: AttackedFigure, sense: string): string {
  const sum = (entries: ReadonlyMap<number, number>): string =>
    [...entries].map(([column, value]) => `${value < 0 ? '-' : '+'} ${Math.abs(value)} x${column}`).join('\n ');
  const constraints = rows
    .filter(({ entries }) => entries.size > 0)
    .flatMap(({ entries, lower, upper }) =>
      lower === upper
        ? [`${sum(entries)} = ${lower}`]
        : [
            ...(Number.isFinite(lower) ? [`${sum(entries)} >= ${lower}`] : []),
            ...(Number.isFinite(upper) ? [`${sum(entries)} <= ${upper}`] : []),
          ],
    );
  const names = Array.from({ length: columns }, (_, i) => `x${i}`);
  return `${sense}\n obj: ${sum(sumOf(figure))}\nSubject To\n${constraints.map((text, i) => ` c${i}: ${text}`).join('\n')}\nGeneral\n ${names.join('\n ')}\nEnd\n`;
}

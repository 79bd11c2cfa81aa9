import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ThresholdSetting } from '../../../shared/contract/thresholds.ts';
import { arrowOfCube, cubeOfArrow } from '../disclosure/cube-arrow.ts';
import type { Cube } from '../disclosure/cube.ts';

/** The two cubes of a release that were made of nothing else: no earlier release, and no total withheld. */
export type MadeRelease = { readonly released: Cube; readonly publication: Cube };

/** What a first release is made of, as one name: all figures, in which lattice, and the thresholds. */
export function firstReleaseName(full: Cube, thresholds: ThresholdSetting): string {
  return createHash('sha256').update(arrowOfCube(full)).update(JSON.stringify(thresholds)).digest('hex').slice(0, 32);
}

const roles = ['released', 'publication'] as const;
const fileOf = (folder: string, name: string, role: (typeof roles)[number]): string =>
  join(folder, `${name}.${role}.arrow.gz`);

/** First releases of figures that are no secret, those of the sample, in a folder. */
export class MadeReleases {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Null where there is none of that name, or it cannot be read: it is made anew then. */
  async read(name: string): Promise<MadeRelease | null> {
    try {
      const [released, publication] = await Promise.all(
        roles.map(async (role) =>
          cubeOfArrow(await promisify(gunzip)(await readFile(fileOf(this.#folder, name, role)))),
        ),
      );
      return released && publication ? { released, publication } : null;
    } catch {
      return null;
    }
  }

  async write(name: string, made: MadeRelease): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const role of roles)
      await writeFile(fileOf(this.#folder, name, role), await promisify(gzip)(arrowOfCube(made[role]), { level: 9 }));
  }
}

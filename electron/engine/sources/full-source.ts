import type { RowQuestions } from '../answers/row-questions.ts';
import type { Register, Source } from '../answers/source.ts';
import type { Reader } from '../db/database.ts';
import { answerStrata } from '../disclosure/answer-strata.ts';
import type { Cube, FigureBlock } from '../disclosure/cube.ts';
import { fullCube } from '../disclosure/full-cube.ts';
import { everybody } from '../disclosure/lattice.ts';
import { answerPatterns, provincePatterns } from '../queries/answer-patterns.ts';
import { communityNames } from '../queries/community-names.ts';
import { figuresOfDatabase, householdsByMembers } from '../queries/full-figures.ts';
import { protectionReached } from '../queries/protection-reached.ts';
import { riskStacks } from '../queries/risk-stacks.ts';
import { childrenOfYears, type KeyedFile } from './children-of-years.ts';
import { countedHouseholds } from './counted-households.ts';

/** What is loaded beside the database. */
type Loaded = { readonly extracts: readonly KeyedFile[]; readonly register: Register | null };

/** The source of who may see everything; figures, households and names are read once per change of the data. */
export async function fullSource(db: Reader, { extracts, register }: Loaded): Promise<Source> {
  const [cube, households, names] = await Promise.all([
    db.kept('full cube', async () =>
      // What is asked of some children is made of the finest strata.
      fullCube({ ...(await figuresOfDatabase(db)), ofProvinces: [] }, () => [everybody]),
    ),
    db.kept('households', async () => countedHouseholds(await householdsByMembers(db))),
    db.kept('community names', () => communityNames(db)),
  ]);
  const rows: RowQuestions = {
    households,
    patterns: (filter, signal) => answerPatterns(db, filter, signal),
    riskStacks: (ask, signal) => riskStacks(db, ask, signal),
    protectionReached: (filter, signal) => protectionReached(db, filter, signal),
    childrenOfYears: (years, signal) => childrenOfYears(db, extracts, years, signal),
  };
  return { cube, thresholds: null, rows, communityNames: names, register };
}

/** The full cube with what a release tells of provinces beside the strata of every level. */
export async function cubeToRelease(db: Reader, signal?: AbortSignal): Promise<Cube> {
  const figures = await figuresOfDatabase(db, signal);
  const ofProvinces: FigureBlock[] = [];
  for (const year of new Set([figures.cells, figures.counted].flatMap((table) => [...table.column('survey_year')])))
    ofProvinces.push(...answerStrata(year, await provincePatterns(db, year, signal)));
  return fullCube({ ...figures, ofProvinces });
}

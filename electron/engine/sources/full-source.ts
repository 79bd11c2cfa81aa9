import type { RowQuestions } from '../answers/row-questions.ts';
import type { Register, Source } from '../answers/source.ts';
import type { Reader } from '../db/database.ts';
import { answerStrata } from '../disclosure/provinces/answer-strata.ts';
import type { Cube, FigureBlock } from '../disclosure/cube.ts';
import { areaOfCommunity, fullCube } from '../disclosure/full-cube.ts';
import { everybody } from '../disclosure/lattice.ts';
import { answerPatterns, provincePatterns } from '../queries/answer-patterns.ts';
import { communityNames } from '../queries/community-names.ts';
import { figuresOfDatabase, householdsByMembers } from '../queries/full-figures.ts';
import { protectionReached, protectionReachedInProvinces } from '../queries/protection-reached.ts';
import { riskStacks } from '../queries/risk-stacks.ts';
import { childrenOfYears, type KeyedFile } from './children-of-years.ts';
import { countedHouseholds } from './counted-households.ts';
import { homeStrata, reachedStrata, yearPairStrata } from './province-strata.ts';

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

/**
 * The full cube with what a release tells of provinces beside the strata of every level. Of the children of two years it
 * has those of each loaded year and the one before it, where they can be told to be the same.
 */
export async function cubeToRelease(db: Reader, files: readonly KeyedFile[], signal?: AbortSignal): Promise<Cube> {
  const [figures, households] = await Promise.all([figuresOfDatabase(db, signal), householdsByMembers(db, signal)]);
  const provincesOf = new Map<number, Set<number>>();
  for (const table of [figures.cells, figures.counted]) {
    const communities = table.column('community');
    for (const [row, year] of table.column('survey_year').entries()) {
      const found = provincesOf.get(year) ?? new Set();
      provincesOf.set(year, found.add(areaOfCommunity(communities[row] ?? 0, 'province')));
    }
  }
  const ofProvinces: FigureBlock[] = [];
  const years = [...provincesOf].toSorted(([a], [b]) => a - b);
  for (const [i, [year, found]] of years.entries()) {
    const provinces = [...found];
    ofProvinces.push(
      ...answerStrata(year, await provincePatterns(db, year, signal)),
      ...reachedStrata(year, provinces, await protectionReachedInProvinces(db, year, signal)),
      ...homeStrata(year, provinces, households),
    );
    const [previousYearBE] = years[i - 1] ?? [];
    if (previousYearBE === undefined) continue;
    const pair = { surveyYearBE: year, previousYearBE };
    ofProvinces.push(...yearPairStrata(pair, provinces, await childrenOfYears(db, files, pair, signal)));
  }
  return fullCube({ ...figures, ofProvinces });
}

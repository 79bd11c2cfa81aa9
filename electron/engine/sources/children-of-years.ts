import type { ChildrenOfYears, Years } from '../answers/row-questions.ts';
import type { Reader } from '../db/database.ts';
import {
  answerChanges,
  childFlows,
  hasCountedCommunities,
  keyAgreement,
  linkedRecords,
  type YearPair,
} from '../queries/children-over-years.ts';

/** The years of a loaded file, and which secret its child keys were made with. */
export type KeyedFile = { readonly surveyYearsBE: readonly number[]; readonly keySecretId: string };

/** So many children with one id in both years are needed to judge whether an id stands for the same child. */
const fewestCompared = 20;

/** Sex and month of birth must agree in at least this share of them; by chance it would be under 1 %. */
const leastAgreeing = 0.8;

/** The children of two years, where it can be told which of them are the same. */
export async function childrenOfYears(
  db: Reader,
  files: readonly KeyedFile[],
  years: Years,
  signal?: AbortSignal,
): Promise<ChildrenOfYears> {
  const pair = { ...years, hasOneSecret: haveOneSecret(files, years) };
  const reason = await whyNotComparable(db, pair, signal);
  if (reason !== null) return { isComparable: false, reason };
  const [flows, changes] = await Promise.all([childFlows(db, pair, signal), answerChanges(db, pair, signal)]);
  return { isComparable: true, flows, changes };
}

function haveOneSecret(files: readonly KeyedFile[], { surveyYearBE, previousYearBE }: Years): boolean {
  const concerned = files.filter(({ surveyYearsBE }) =>
    surveyYearsBE.some((year) => year === surveyYearBE || year === previousYearBE),
  );
  return new Set(concerned.map(({ keySecretId }) => keySecretId)).size === 1;
}

async function whyNotComparable(
  db: Reader,
  pair: YearPair,
  signal?: AbortSignal,
): Promise<Extract<ChildrenOfYears, { isComparable: false }>['reason'] | null> {
  const links = await linkedRecords(db, pair, signal);
  if (links.length < 2 || (await hasCountedCommunities(db, pair, signal))) return 'no-records';
  if (!pair.hasOneSecret && links.some(({ records, linked }) => linked < records)) return 'keys-differ';
  const { compared, agreeing } = await keyAgreement(db, pair, signal);
  return compared >= fewestCompared && agreeing < leastAgreeing * compared ? 'ids-reused' : null;
}

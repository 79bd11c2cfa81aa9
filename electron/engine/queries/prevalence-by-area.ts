import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { childIndicators, householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { ColumnValues, Reader } from '../db/database.ts';
import { cellCounts, eligibleColumn, householdCounts } from '../db/schema.ts';
import { sql, type Sql } from '../db/sql.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { areaOf, isAboutSomeChildren, whereCell, whereHousehold } from './where-cell.ts';

export type PrevalenceQuestion = { readonly level: AreaLevel; readonly filter: Filter };

const sums = (names: readonly string[]): Sql => ({
  text: names.map((name) => `sum(${name})::INTEGER AS ${name}`).join(', '),
  values: [],
});

const shown = cellCounts.filter((name) => !['age_unknown', 'high_risk', 'risk_insufficient'].includes(name));

/**
 * Counts of yes, no and unknown, prevalence and Wilson interval of the 22 indicators by area and year.
 * Child indicators count eligible children, household indicators count households (product §3).
 */
export async function prevalenceByArea(
  db: Reader,
  question: PrevalenceQuestion,
  signal?: AbortSignal,
): Promise<readonly AreaPrevalence[]> {
  const { level, filter } = question;
  const isPart = isAboutSomeChildren(filter);
  const [children, households] = await Promise.all([
    db.columns(
      sql`SELECT survey_year::INTEGER AS survey_year, ${areaOf(level)} AS area, ${sums(shown)} FROM ${isPart ? sql`cell` : sql`cell_total`}
        WHERE ${whereCell(filter)} GROUP BY ALL ORDER BY ALL`,
      signal,
    ),
    db.columns(
      sql`SELECT survey_year::INTEGER AS survey_year, ${areaOf(level)} AS area, ${sums(householdCounts)}
        FROM ${isPart ? sql`household_cell` : sql`household_total`} WHERE ${whereHousehold(filter)} GROUP BY ALL ORDER BY ALL`,
      signal,
    ),
  ]);
  return rowsOf(children, households);
}

type Numbers = readonly number[];
const numbers = (columns: ColumnValues, name: string): Numbers => (columns.get(name) ?? []) as Numbers;

function rowsOf(children: ColumnValues, households: ColumnValues): readonly AreaPrevalence[] {
  const years = numbers(children, 'survey_year');
  const areas = numbers(children, 'area');
  const householdRow = new Map(
    numbers(households, 'area').map((area, i) => [`${numbers(households, 'survey_year')[i]} ${area}`, i]),
  );
  const child = childIndicators.map(({ no }) => ({
    yes: numbers(children, `yes_${no}`),
    known: numbers(children, `known_${no}`),
    eligible: numbers(children, eligibleColumn(no)),
  }));
  const household = householdIndicators.map(({ no }) => ({
    yes: numbers(households, `yes_${no}`),
    known: numbers(households, `known_${no}`),
    livingYes: numbers(children, `living_yes_${no}`),
    livingKnown: numbers(children, `living_known_${no}`),
  }));
  const householdCount = numbers(households, 'households');
  const [childCount, migrants] = [numbers(children, 'children'), numbers(children, 'migrants')];
  return years.map((surveyYearBE, i) => {
    const at = householdRow.get(`${surveyYearBE} ${areas[i]}`) ?? -1;
    const homes = householdCount[at] ?? 0;
    const counts = [
      ...child.map(({ yes, known, eligible }) => ({
        yes: yes[i] ?? 0,
        known: known[i] ?? 0,
        eligible: eligible[i] ?? 0,
      })),
      ...household.map(({ yes, known }) => ({ yes: yes[at] ?? 0, known: known[at] ?? 0, eligible: homes })),
    ];
    return {
      surveyYearBE,
      areaCode: String(areas[i]),
      children: childCount[i] ?? 0,
      migrants: migrants[i] ?? 0,
      households: homes,
      ...figuresOf(counts),
      livingYes: household.map(({ livingYes }) => livingYes[i] ?? 0),
      livingKnown: household.map(({ livingKnown }) => livingKnown[i] ?? 0),
    };
  });
}

type Counts = { readonly yes: number; readonly known: number; readonly eligible: number };
type Figures = Pick<AreaPrevalence, 'yes' | 'no' | 'unknown' | 'prevalence' | 'ciLow' | 'ciHigh'>;

function figuresOf(counts: readonly Counts[]): Figures {
  const figures = {
    yes: new Array<number>(indicatorCount),
    no: new Array<number>(indicatorCount),
    unknown: new Array<number>(indicatorCount),
    prevalence: new Array<number | null>(indicatorCount),
    ciLow: new Array<number | null>(indicatorCount),
    ciHigh: new Array<number | null>(indicatorCount),
  };
  counts.forEach(({ yes, known, eligible }, i) => {
    const interval = wilsonInterval(yes, known);
    figures.yes[i] = yes;
    figures.no[i] = known - yes;
    figures.unknown[i] = eligible - known;
    figures.prevalence[i] = known === 0 ? null : yes / known;
    figures.ciLow[i] = interval?.low ?? null;
    figures.ciHigh[i] = interval?.high ?? null;
  });
  return figures;
}

import type { DuckDBValue } from '@duckdb/node-api';

/** A statement with its values apart: `$1`, `$2` … in the text. */
export type Sql = { readonly text: string; readonly values: readonly DuckDBValue[] };

const isSql = (part: unknown): part is Sql =>
  typeof part === 'object' && part !== null && 'text' in part && 'values' in part;

/**
 * Builds a statement. Values are bound, never spliced; a nested `Sql` keeps its own values.
 * @example sql`SELECT * FROM child WHERE survey_year = ${2567}`
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (DuckDBValue | Sql)[]): Sql {
  let text = strings[0] ?? '';
  const values: DuckDBValue[] = [];
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += renumber(part, values.length);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[i + 1] ?? '';
  });
  return { text, values };
}

function renumber(part: Sql, offset: number): string {
  return offset === 0 ? part.text : part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
}

/** Joins statements with a separator. An empty list gives an empty statement. */
export function join(parts: readonly Sql[], separator: string): Sql {
  const values: DuckDBValue[] = [];
  const texts = parts.map((part) => {
    const text = renumber(part, values.length);
    values.push(...part.values);
    return text;
  });
  return { text: texts.join(separator), values };
}

/**
 * A table or column name made by this program, checked to be one.
 * @throws RangeError for anything but lower-case letters, digits and underscores
 */
export function identifier(name: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new RangeError(`"${name}" is no identifier.`);
  return { text: `"${name}"`, values: [] };
}

/** A whole number written into the statement, where a bound value is not allowed or hinders the planner. */
export function integer(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number.`);
  return { text: String(value), values: [] };
}

/** Texts of which a join is faster than to compare them one by one. */
const manyTexts = 100;

/**
 * Whether an expression is one of some texts; null where the expression is. Of an `IN` with five texts or more DuckDB 1.5.6
 * makes a join, and a statement with twenty of them takes 0.1 s to plan.
 */
export function isAmong(expression: Sql, texts: readonly string[]): Sql {
  const [only, ...others] = texts.map((text) => sql`${text}`);
  if (only === undefined) return sql`false`;
  if (others.length === 0) return sql`(${expression} = ${only})`;
  const all = join([only, ...others], ', ');
  return others.length < manyTexts ? sql`list_contains([${all}], ${expression})` : sql`(${expression} IN (${all}))`;
}

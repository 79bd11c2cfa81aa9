import { z } from 'zod';
import { isTotalLabel } from '../../../../shared/cpms/total-labels.ts';
import { hasLostDigits, isPlaceholderId, placeholderIds } from '../../../../shared/cpms/placeholder-ids.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import { warningOf, listedLines } from '../check/findings.ts';
import { identifier, integer, isAmong, join, sql, type Sql } from '../../db/sql.ts';
import { cellAsText } from '../read/thai-letters.ts';
import type { RecordCells } from '../read/record-cells.ts';

/** Ids that records are known by. */
export type IdField = 'child_id' | 'household_id';

/** A word, or a number in a community, that stands for so many children is no id of theirs. */
const fewestSame = 3;

/** Longer numbers are not given out anew for each household, nor put where there is none. */
const longestCounted = 4;

const wordRow = z.object({ raw: z.string(), n: z.int() });

/** Letters, digits and signs within, with a digit that is not 0 and no E of a number that is shortened. */
const plainId = '[0-9A-DF-Za-df-z/_-]*[1-9][0-9A-DF-Za-df-z/_-]*';

/** One digit over and over. */
const sameDigits = Array.from({ length: 9 }, (_, i) => `${i + 1}{6,}`).join('|');

type Column = {
  /** True where each id is plain: no cell stands for "has none". */
  readonly isPlain: boolean;
  /** Cells that are no id, as they stand. */
  readonly none: readonly string[];
  /** True where some cells have signs around their id: `="0012"`, `1001.0`, no-break spaces. */
  readonly isUnclean: boolean;
  readonly hasLost: boolean;
};

/**
 * The ids of a table as keys: 64 bits of SHA-256 over a secret and the id. Words for "has none" make no key, nor does a
 * number that a spreadsheet shortened: neither merges people into one.
 */
export class IdCells {
  readonly #records: RecordCells;
  readonly #secret: string;
  readonly #columns = new Map<IdField, Column>();

  constructor(records: RecordCells, secret: string) {
    this.#records = records;
    this.#secret = secret;
  }

  /** Looks at the ids once; before it no key can be made. */
  async look(): Promise<readonly Warning[]> {
    const warnings: Warning[] = [];
    const fields = (['child_id', 'household_id'] as const).filter((field) => this.#records.has(field));
    const plain = await this.#plainColumns(fields);
    for (const field of fields) {
      const column = await this.#lookAt(field, plain.has(field));
      this.#columns.set(field, column);
      if (column.hasLost) warnings.push(await this.#lostWarning(field));
    }
    return warnings;
  }

  /** Key of an id in SQL; NULL where there is none. */
  key(field: IdField): Sql {
    const column = this.#columns.get(field);
    if (!column) return sql`NULL::UBIGINT`;
    const isWord = column.none.length > 0 ? isAmong(identifier(field), column.none) : sql`false`;
    const keyOf = (text: Sql, isNone: Sql): Sql => sql`CASE WHEN NOT (${isNone}) AND NOT (${isWord}) THEN
      ('0x' || left(sha256(${this.#secret} || ${text}), 16))::UBIGINT END`;
    if (column.isPlain) return keyOf(sql`lower(${identifier(field)})`, sql`false`);
    const text = column.isUnclean ? this.#plain(field) : sql`lower(trim(${this.#text(field)}))`;
    const isLost = column.hasLost ? sql`regexp_full_match(${text}, ${lostDigits})` : sql`false`;
    return keyOf(text, sql`${isAmong(text, ['', ...placeholderIds])} OR ${isLost}`);
  }

  #text(field: IdField): Sql {
    return cellAsText(field, this.#records.loaded);
  }

  /** As `plainCell` has it, for an id: without signs around it, thousands separators and `.0`. */
  #plain(field: IdField): Sql {
    const digits = sql`translate(${this.#text(field)}, '๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９', '01234567890123456789')`;
    const visible = sql`regexp_replace(${digits}, '[\\x{00AD}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{2064}\\x{FEFF}]', '', 'g')`;
    const bare = sql`lower(trim(regexp_replace(${visible}, '[\\x{00A0}\\s]+', ' ', 'g')))`;
    const unquoted = sql`trim(regexp_replace(regexp_replace(${bare}, '^="(.*)"$', '\\1'), '^[''’]', ''))`;
    const whole = sql`regexp_replace(${unquoted}, '^(\\d+)\\.0+$', '\\1')`;
    return sql`CASE WHEN regexp_full_match(${whole}, '\\d{1,3}(,\\d{3})+') THEN replace(${whole}, ',', '') ELSE ${whole} END`;
  }

  /** The columns whose cells are all plain ids, found in one pass: those of most files are. */
  async #plainColumns(fields: readonly IdField[]): Promise<ReadonlySet<IdField>> {
    if (fields.length === 0) return new Set();
    const arePlain = fields.map((field) => {
      const cell = identifier(field);
      return sql`bool_and(regexp_full_match(${cell}, ${plainId}) AND NOT regexp_full_match(${cell}, ${sameDigits})) AS ${cell}`;
    });
    const [found] = await this.#records.reader.rows(
      z.record(z.string(), z.boolean().nullable()),
      sql`SELECT ${join(arePlain, ', ')} FROM records`,
      this.#records.signal,
    );
    return new Set(fields.filter((field) => found?.[field] === true));
  }

  async #lookAt(field: IdField, isPlain: boolean): Promise<Column> {
    const shared = field === 'child_id' ? await this.#sharedNumbers() : [];
    if (isPlain) return { isPlain, none: shared, isUnclean: false, hasLost: false };
    const { reader, signal } = this.#records;
    const cell = identifier(field);
    // Latin-1 letters are Thai ones here: an id with some is looked at all the same.
    const [found] = await reader.rows(
      z.object({ unclean: z.boolean().nullable(), lost: z.boolean().nullable() }),
      sql`SELECT bool_or(regexp_matches(${cell}, '[^0-9A-Za-z/_-]')) AS unclean, bool_or(regexp_matches(${cell}, '[eE][+]?[0-9]+$') AND ${cell} NOT LIKE '%-%') AS lost
        FROM records`,
      signal,
    );
    const words = await reader.rows(
      wordRow,
      sql`SELECT ${cell} AS raw, count(*)::INTEGER AS n FROM records WHERE ${cell} IS NOT NULL AND NOT regexp_matches(${cell}, '[1-9๑-๙１-９]')
        GROUP BY 1 ORDER BY 2 DESC LIMIT 5000`,
      signal,
    );
    const same = await reader.rows(
      wordRow,
      sql`SELECT ${cell} AS raw, count(*)::INTEGER AS n FROM records WHERE length(${cell}) >= 6 AND ${cell} = repeat(left(${cell}, 1), length(${cell})::BIGINT)
        GROUP BY 1 LIMIT 100`,
      signal,
    );
    const none = [...words, ...same].filter(
      ({ raw, n }) =>
        isPlaceholderId(this.#records.text(raw)) ||
        isTotalLabel(this.#records.text(raw)) ||
        (field === 'child_id' && n >= fewestSame && !/\d/.test(this.#records.text(raw))),
    );
    return {
      isPlain,
      none: [...none.map(({ raw }) => raw), ...shared],
      isUnclean: found?.unclean === true,
      hasLost: found?.lost === true && (await this.#hasLost(field)),
    };
  }

  /** Short numbers that children of different births share within a community, where one has many: 1, 2, 3 in each household. */
  async #sharedNumbers(): Promise<readonly string[]> {
    const { reader, signal } = this.#records;
    if (!this.#records.has('birth_date') || !this.#records.has('community_code')) return [];
    const rows = await reader.rows(
      wordRow,
      sql`SELECT raw, max(births)::INTEGER AS n FROM (
          SELECT child_id AS raw, count(*) AS n, count(DISTINCT birth_date) AS births FROM records
          WHERE length(child_id) <= ${integer(longestCounted)} GROUP BY child_id, community_code)
        WHERE births > 1 AND births * 2 > n GROUP BY 1`,
      signal,
    );
    return rows.some(({ n }) => n >= fewestSame) ? rows.map(({ raw }) => raw) : [];
  }

  async #hasLost(field: IdField): Promise<boolean> {
    const { reader, signal } = this.#records;
    const rows = await reader.rows(
      z.object({ raw: z.string() }),
      sql`SELECT DISTINCT ${identifier(field)} AS raw FROM records WHERE regexp_matches(${identifier(field)}, '[eE][+]?[0-9]+$') LIMIT 1000`,
      signal,
    );
    return rows.some(({ raw }) => hasLostDigits(raw));
  }

  async #lostWarning(field: IdField): Promise<Warning> {
    const isLost = sql`regexp_full_match(lower(trim(${identifier(field)})), ${lostDigits})`;
    const { reader, signal } = this.#records;
    const [counted] = await reader.rows(
      z.object({ n: z.int() }),
      sql`SELECT count(*)::INTEGER AS n FROM records WHERE ${isLost}`,
      signal,
    );
    const lines = await this.#records.lines('records', isLost, listedLines);
    const names = {
      child_id: { th: 'รหัสเด็ก', en: 'Child id' },
      household_id: { th: 'รหัสครัวเรือน', en: 'Household id' },
    };
    return warningOf('id_lost_digits', counted?.n ?? 0, lines, names[field]);
  }
}

const lostDigits = '\\d([.,]\\d+)?e[+]?\\d+';

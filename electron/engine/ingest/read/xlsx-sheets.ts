import { AppError } from '../../../../shared/contract/app-error.ts';
import { uncalculated } from '../../../../shared/cpms/error-cells.ts';
import { numberKind, numberText, type NumberKind } from './number-text.ts';
import {
  longestCell,
  mostMerges,
  mostTexts,
  SheetBuilder,
  WorkbookRoom,
  type Merge,
  type SheetGrid,
} from './sheet-grid.ts';
import { attribute, decoded, TagsDamagedError, TagStream, type TagReader } from './xml-tags.ts';
import { entryBytes, type ByteSource, type ZipEntry } from './zip-entries.ts';

/** Unpacked bytes of a workbook beyond which it is not read. */
export const mostUnpacked = 2 * 1024 * 1024 * 1024;

/** Sheets beyond which a workbook is not read. */
export const mostSheets = 255;

type Part = { readonly name: string; readonly path: string; readonly isHidden: boolean };

/**
 * The sheets of an Excel workbook (Office Open XML, strict or not), read as a stream: what is kept is its cells.
 * @throws AppError FILE_DAMAGED, FILE_TOO_LARGE, FILE_TOO_MANY_SHEETS
 */
export async function xlsxSheets(
  source: ByteSource,
  entries: readonly ZipEntry[],
  file: string,
): Promise<readonly SheetGrid[]> {
  const parts = new Parts(source, entries, file);
  const workbook = await parts.target('_rels/.rels', 'officeDocument');
  if (workbook === null) throw new AppError('FILE_DAMAGED', { file });
  const { sheets, startsIn1904 } = await workbookFacts(parts, workbook);
  if (sheets.length > mostSheets) throw new AppError('FILE_TOO_MANY_SHEETS', { file });
  const texts = await sharedTexts(parts, await parts.target(relsOf(workbook), 'sharedStrings'), file);
  const kinds = await cellKinds(parts, await parts.target(relsOf(workbook), 'styles'));
  const room = new WorkbookRoom(file);
  const grids: SheetGrid[] = [];
  for (const { name, path, isHidden } of sheets) {
    const builder = new SheetBuilder(room);
    builder.isHidden = isHidden;
    builder.startsIn1904 = startsIn1904;
    const reader = sheetReader(builder, texts, kinds, startsIn1904);
    await parts.read(path, reader);
    grids.push(builder.done(name, reader.merges));
  }
  return grids;
}

/** The parts of the package by their path. */
class Parts {
  readonly #source: ByteSource;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #file: string;
  #left = mostUnpacked;

  constructor(source: ByteSource, entries: readonly ZipEntry[], file: string) {
    this.#source = source;
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
    this.#file = file;
  }

  /**
   * Reads the tags of a part; one that is not there has none.
   * @throws TagsDamagedError where a tag is left open: the rest of the part is missing
   */
  async read(path: string, reader: TagReader): Promise<void> {
    const entry = this.#entries.get(path.toLowerCase());
    if (!entry) return;
    let depth = 0;
    const tags = new TagStream({
      open: (name, attributes, isEmpty) => {
        if (!isEmpty) depth++;
        reader.open(name, attributes, isEmpty);
      },
      close: (name) => {
        depth--;
        reader.close(name);
      },
      text: (text) => reader.text(text),
    });
    let decoder: InstanceType<typeof TextDecoder> | null = null;
    for await (const bytes of entryBytes(this.#source, entry, this.#file, this.#left)) {
      this.#left -= bytes.length;
      decoder ??= new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
      tags.push(decoder.decode(bytes, { stream: true }));
    }
    tags.end();
    if (depth !== 0) throw new TagsDamagedError('A tag is left open.');
  }

  /** Where a relation of a kind leads, from the root of the package. */
  async target(rels: string, kind: string): Promise<string | null> {
    let found: string | null = null;
    await this.relations(rels, (type, target) => {
      if (type.endsWith(`/${kind}`)) found ??= target;
    });
    return found;
  }

  async relations(rels: string, tell: (type: string, target: string, id: string) => void): Promise<void> {
    const folder = rels.replace(/_rels\/[^/]*$/, '');
    await this.read(rels, {
      open: (name, attributes) => {
        if (name !== 'Relationship') return;
        const target = attribute(attributes, 'Target') ?? '';
        const path = target.startsWith('/') ? target.slice(1) : resolved(folder + target);
        tell(attribute(attributes, 'Type') ?? '', path, attribute(attributes, 'Id') ?? '');
      },
      close: () => undefined,
      text: () => undefined,
    });
  }
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function relsOf(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
}

async function workbookFacts(
  parts: Parts,
  path: string,
): Promise<{ readonly sheets: readonly Part[]; readonly startsIn1904: boolean }> {
  const targets = new Map<string, string>();
  await parts.relations(relsOf(path), (type, target, id) => {
    if (type.endsWith('/worksheet')) targets.set(id, target);
  });
  const sheets: Part[] = [];
  let startsIn1904 = false;
  await parts.read(path, {
    open: (name, attributes) => {
      if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attribute(attributes, 'id') ?? '');
      const state = attribute(attributes, 'state');
      // A sheet of charts only has no cells.
      if (target !== undefined && sheets.length <= mostSheets)
        sheets.push({
          name: attribute(attributes, 'name') ?? '',
          path: target,
          isHidden: state === 'hidden' || state === 'veryHidden',
        });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, startsIn1904 };
}

/** Letters that XML has no way to write: `_x000D_`. */
const escaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Texts that cells share. What tells how a text is pronounced is not part of it. */
async function sharedTexts(parts: Parts, path: string | null, file: string): Promise<readonly string[]> {
  const texts: string[] = [];
  if (path === null) return texts;
  const add = (each: string): void => {
    texts.push(each);
    if (texts.length > mostTexts) throw new AppError('FILE_TOO_LARGE', { file });
  };
  let text = '';
  let isText = false;
  let isSpoken = false;
  await parts.read(path, {
    open: (name, _attributes, isEmpty) => {
      if (name === 'si') text = '';
      if (name === 'si' && isEmpty) add('');
      if (name === 't') isText = !isEmpty;
      if (name === 'rPh') isSpoken = !isEmpty;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isSpoken = false;
      if (name === 'si') add(escaped(text));
    },
    text: (piece) => {
      if (isText && !isSpoken && text.length < longestCell) text += decoded(piece);
    },
  });
  return texts;
}

/** What the numbers of each style are. */
async function cellKinds(parts: Parts, path: string | null): Promise<readonly NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  if (path === null) return kinds;
  let isOfCells = false;
  await parts.read(path, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') isOfCells = true;
      if (name !== 'xf' || !isOfCells) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      kinds.push(numberKind(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
    text: () => undefined,
  });
  return kinds;
}

/** Row and column of a reference such as `AB12`, counted from 0; null where it is none. */
function placeOf(reference: string): { readonly row: number; readonly column: number } | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const row = Number(reference.slice(at));
  return at > 0 && at < 8 && Number.isInteger(row) && row > 0 ? { row: row - 1, column: column - 1 } : null;
}

function sheetReader(
  builder: SheetBuilder,
  texts: readonly string[],
  kinds: readonly NumberKind[],
  startsIn1904: boolean,
): TagReader & { readonly merges: readonly Merge[] } {
  const merges: Merge[] = [];
  const plain: NumberKind = { kind: 'plain' };
  let row = -1;
  let column = -1;
  let type = '';
  let kind: NumberKind = plain;
  let value = '';
  let inside: 'value' | 'text' | null = null;
  let hasValue = false;
  let hasFormula = false;
  let isCell = false;

  function endCell(): void {
    isCell = false;
    if (!hasValue) {
      if (hasFormula) builder.add(row, column, uncalculated);
      return;
    }
    builder.add(row, column, textOfCell());
  }

  function sharedText(number: number): string {
    const text = texts[number];
    if (text === undefined) throw new TagsDamagedError('A text that a cell names is missing.');
    return text;
  }

  function textOfCell(): string {
    switch (type) {
      case 's':
        return value === '' ? '' : sharedText(Number(value));
      case 'str':
      case 'inlineStr':
        return escaped(value);
      case 'b':
        return value === '1' || value === 'true' ? 'true' : 'false';
      case 'e':
        return value;
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
      default: {
        const number = Number(value);
        return value === '' ? '' : Number.isFinite(number) ? numberText(number, kind, startsIn1904) : value;
      }
    }
  }

  return {
    merges,
    open: (name, attributes, isEmpty) => {
      switch (name) {
        case 'row': {
          const number = attribute(attributes, 'r');
          row = number === null ? row + 1 : Number(number) - 1;
          column = -1;
          if (['1', 'true'].includes(attribute(attributes, 'hidden') ?? '')) builder.hiddenRows++;
          return;
        }
        case 'c': {
          const reference = attribute(attributes, 'r');
          const place = reference === null ? null : placeOf(reference);
          if (reference !== null && place === null) builder.add(-1, -1, ' ');
          column = place ? place.column : column + 1;
          if (place) row = place.row;
          type = attribute(attributes, 't') ?? '';
          const style = attribute(attributes, 's');
          kind = style === null ? plain : (kinds[Number(style)] ?? plain);
          value = '';
          inside = null;
          hasValue = false;
          hasFormula = false;
          isCell = !isEmpty;
          return;
        }
        case 'v':
        case 't':
          if (!isCell) return;
          hasValue = true;
          inside = isEmpty ? null : name === 'v' ? 'value' : 'text';
          return;
        case 'f':
          hasFormula = isCell;
          return;
        case 'rPh':
          inside = null;
          return;
        case 'mergeCell': {
          const [from, to] = (attribute(attributes, 'ref') ?? '').split(':').map(placeOf);
          if (from && to && merges.length < mostMerges) merges.push({ ...from, lastRow: to.row });
          return;
        }
        default:
      }
    },
    close: (name) => {
      if (name === 'c') endCell();
      else if (name === 'v' || name === 't') inside = null;
    },
    text: (piece) => {
      if (inside !== null && value.length < longestCell) value += decoded(piece);
    },
  };
}

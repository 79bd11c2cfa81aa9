/** What is told of a text of tags: XML, or HTML as programs write it. */
export type TagReader = {
  /** @param name without its prefix; @param attributes as they stand */
  readonly open: (name: string, attributes: string, isEmpty: boolean) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** A tag longer than this is none. */
const longestTag = 1024 * 1024;

/** Thrown for what no program writes. */
export class TagsDamagedError extends Error {}

/**
 * Reads tags as they come, in pieces of any size: nothing is kept but the piece of a tag that is not whole yet. Comments,
 * instructions and declarations are passed over. A closing tag is told as it stands, whether it fits or not.
 */
export class TagStream {
  readonly #reader: TagReader;
  #rest = '';

  constructor(reader: TagReader) {
    this.#reader = reader;
  }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) {
        // An entity may be cut in two.
        const cut = text.lastIndexOf('&');
        const end = cut >= at && text.length - cut < 12 ? cut : text.length;
        if (end > at) this.#reader.text(text.slice(at, end));
        this.#rest = text.slice(end);
        return;
      }
      if (open > at) this.#reader.text(text.slice(at, open));
      const close = endOfTag(text, open);
      if (close < 0) {
        this.#rest = text.slice(open);
        if (this.#rest.length > longestTag) throw new TagsDamagedError('A tag never ends.');
        return;
      }
      this.#tell(text, open, close);
      at = close;
    }
  }

  end(): void {
    if (this.#rest !== '' && !this.#rest.startsWith('<')) this.#reader.text(this.#rest);
    this.#rest = '';
  }

  #tell(text: string, open: number, close: number): void {
    const first = text.charCodeAt(open + 1);
    if (first === 0x21) {
      if (text.startsWith('<![CDATA[', open))
        this.#reader.text(text.slice(open + 9, close - 3).replaceAll('&', '&amp;'));
      return;
    }
    if (first === 0x3f) return;
    if (first === 0x2f) {
      this.#reader.close(nameIn(text, open + 2, close - 1));
      return;
    }
    const isEmpty = text.charCodeAt(close - 2) === 0x2f;
    const end = isEmpty ? close - 2 : close - 1;
    let to = open + 1;
    while (to < end && !isSpace(text.charCodeAt(to))) to++;
    this.#reader.open(nameIn(text, open + 1, to), text.slice(to, end), isEmpty);
  }
}

/** Where a tag ends; a `>` within quotes does not end it. */
function endOfTag(text: string, open: number): number {
  if (text.startsWith('<!--', open)) return after(text, '-->', open);
  if (text.startsWith('<![CDATA[', open)) return after(text, ']]>', open);
  let close = text.indexOf('>', open);
  for (let at = open; close >= 0;) {
    const quote = firstQuote(text, at, close);
    if (quote < 0) return close + 1;
    const end = text.indexOf(text[quote] ?? '"', quote + 1);
    if (end < 0) return -1;
    at = end + 1;
    if (end > close) close = text.indexOf('>', end);
  }
  return -1;
}

/** Where the first quote of either kind stands before a place; -1 where there is none. */
function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? -1 : at + sign.length;
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

function nameIn(text: string, from: number, to: number): string {
  const name = text.slice(from, to).trimEnd();
  return name.slice(name.indexOf(':') + 1);
}

const patterns = new Map<string, RegExp>();

/** An attribute by its name, whatever its prefix; null where it is not there. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? decoded(found[1] ?? found[2] ?? found[3] ?? '') : null;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** A text with its entities as the letters they stand for. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, number?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
    },
  );
}

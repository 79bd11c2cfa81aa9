import { randomBytes } from 'node:crypto';

/** How long a page is waited for. */
export type PagePatience = {
  /** After it said that it ends: a reload takes as long as the machine is busy. */
  readonly leavingMs: number;
  /** Without a sign of life: of a page in the background browsers let one through a minute. */
  readonly silentMs: number;
};

export const usualPatience: PagePatience = { leavingMs: 60_000, silentMs: 150_000 };

type KnownPage = {
  seenAtMs: number;
  leftAtMs: number | null;
  readonly uploads: Set<string>;
};

type PageEvents = {
  /** A page has ended; what it uploaded is nobody's any more. */
  readonly onEnd: (fileIds: readonly string[]) => void;
  /** No page is there any more: the last one has ended, or is silent (a closed laptop, a page that the browser froze). */
  readonly onAbsent: (how: 'ended' | 'silent') => void;
};

/** What a browser can open of its own: more than anybody looks at, fewer than would fill the memory. */
const mostPages = 64;

/**
 * The pages of this run, by their secrets, and whether any is there. One that says that it ends is known for a while yet, so
 * that a reload comes back; one that is silent stays known, because a laptop that wakes up goes on.
 */
export class PageRegistry {
  readonly #pages = new Map<string, KnownPage>();
  readonly #patience: PagePatience;
  readonly #events: PageEvents;
  readonly #now: () => number;
  #isAnyThere = false;

  constructor(events: PageEvents, patience: PagePatience = usualPatience, now: () => number = Date.now) {
    this.#events = events;
    this.#patience = patience;
    this.#now = now;
  }

  /** @returns the secret of a new page */
  open(): string {
    this.look();
    if (this.#pages.size >= mostPages)
      this.#end([...this.#pages].toSorted(([, a], [, b]) => a.seenAtMs - b.seenAtMs)[0]);
    const secret = randomBytes(32).toString('base64url');
    this.#pages.set(secret, { seenAtMs: this.#now(), leftAtMs: null, uploads: new Set() });
    this.#isAnyThere = true;
    return secret;
  }

  /** Whether a secret is that of a page, one that is just ending included. */
  isKnown(secret: string): boolean {
    this.look();
    return this.#pages.has(secret);
  }

  /** A sign of life; a page that came back out of the browser's memory ends no more. */
  see(secret: string): void {
    const page = this.#pages.get(secret);
    if (!page) return;
    page.seenAtMs = this.#now();
    page.leftAtMs = null;
    this.#isAnyThere = true;
  }

  leave(secret: string): void {
    const page = this.#pages.get(secret);
    if (page) page.leftAtMs = this.#now();
  }

  uploaded(secret: string, fileId: string): void {
    this.#pages.get(secret)?.uploads.add(fileId);
  }

  /** Ends the pages whose time is over, and tells when none is there any more. Called now and then, and before a page is known. */
  look(): void {
    const now = this.#now();
    const ended = [...this.#pages].filter(
      ([, { leftAtMs }]) => leftAtMs !== null && now - leftAtMs > this.#patience.leavingMs,
    );
    for (const page of ended) this.#end(page);
    if (!this.#isAnyThere) return;
    if ([...this.#pages.values()].some(({ seenAtMs }) => now - seenAtMs <= this.#patience.silentMs)) return;
    this.#isAnyThere = false;
    this.#events.onAbsent(this.#pages.size === 0 ? 'ended' : 'silent');
  }

  #end(page: readonly [string, KnownPage] | undefined): void {
    if (page && this.#pages.delete(page[0])) this.#events.onEnd([...page[1].uploads]);
  }
}

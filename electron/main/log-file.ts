import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const largestBytes = 1024 * 1024;

/** A log of JSON lines; the file before it is kept as `.1`. Entries hold no row values, names or parameters. */
export class LogFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Never throws: a full disk must not take the window with it. */
  write(event: string, facts: Readonly<Record<string, unknown>> = {}): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      if (existsSync(this.path) && statSync(this.path).size > largestBytes) renameSync(this.path, `${this.path}.1`);
      appendFileSync(this.path, `${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`, {
        mode: 0o600,
      });
    } catch {
      // Nothing better can be done with it.
    }
  }
}

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { settingsIn, type ComputerSettings } from '../../shared/contract/computer-settings.ts';

/** The settings of this computer: a small file beside the list of workspaces. */
export class KeptSettings {
  readonly #path: string;
  #settings: ComputerSettings;

  constructor(path: string) {
    this.#path = path;
    this.#settings = read(path);
  }

  all(): ComputerSettings {
    return this.#settings;
  }

  /** Takes what is a setting of the given values. A disk that cannot be written to keeps them until the application ends. */
  keep(values: unknown): void {
    this.#settings = { ...this.#settings, ...settingsIn(values) };
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(`${this.#path}.part`, JSON.stringify(this.#settings), { mode: 0o600 });
      renameSync(`${this.#path}.part`, this.#path);
    } catch {
      // Nothing better can be done with it.
    }
  }
}

function read(path: string): ComputerSettings {
  try {
    return settingsIn(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

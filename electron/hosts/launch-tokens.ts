import { randomBytes } from 'node:crypto';

/** Tokens of addresses: each opens one page. */
export class LaunchTokens {
  readonly #unused = new Map<string, () => void>();

  /** @param onSpent  called when a page has used it */
  issue(onSpent: () => void = () => undefined): string {
    const token = randomBytes(32).toString('base64url');
    this.#unused.set(token, onSpent);
    return token;
  }

  isUnused(token: string): boolean {
    return this.#unused.has(token);
  }

  /** @returns whether it was good; from now on it is not */
  spend(token: string): boolean {
    const onSpent = this.#unused.get(token);
    this.#unused.delete(token);
    onSpent?.();
    return onSpent !== undefined;
  }
}

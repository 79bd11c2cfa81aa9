import { expect } from 'vitest';

/** What a value must be like: null is null, a number is within half a unit of its digit. */
export function near(value: number | null | undefined, digits = 9): unknown {
  return typeof value === 'number' ? expect.closeTo(value, digits) : (value ?? null);
}

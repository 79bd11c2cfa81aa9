/**
 * JSON in one spelling only, so that its hash is that of the content (RFC 8785): no white space, keys in order of
 * their UTF-16 units, numbers as ECMAScript writes them. Fields without a value are left out.
 * @throws RangeError for what JSON cannot hold: a number that is not finite, a function, a missing item of a list
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is no number of JSON.`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new RangeError(`A ${typeof value} is no value of JSON.`);
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  // The order of `<`, which is that of UTF-16 units; `localeCompare` is another.
  const ordered = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${ordered.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}

import { z } from 'zod';

const childNaming = z.registry<{ readonly namesChild: true }>();

/**
 * Marks a field of an answer that names a child or may: a name, a number, an address, a file with such cells. A procedure
 * whose answer has one lies under `case.` in the contract.
 */
export function namesChild<Schema extends z.ZodType>(schema: Schema): Schema {
  childNaming.add(schema, { namesChild: true });
  return schema;
}

/** Whether a shape itself was marked; not what lies within it. */
export function isChildNaming(schema: z.ZodType): boolean {
  return childNaming.get(schema) !== undefined;
}

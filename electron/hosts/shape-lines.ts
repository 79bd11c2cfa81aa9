import { z } from 'zod';

type Shape = z.core.JSONSchema.JSONSchema;

/**
 * The fields of a shape, a line each: name, what it holds, what is taken where it is left out, what it means. Fields of
 * a field follow it, indented, where there is more to say of them than their names.
 */
export function shapeLines(shape: z.ZodType, io: 'input' | 'output'): readonly string[] {
  return fieldLines(z.toJSONSchema(shape, { io }));
}

function fieldLines(shape: Shape): readonly string[] {
  const fields = fieldsOf(shape).map(({ name, field }) => {
    const isOptional = field.default === undefined && shape.required?.includes(name) !== true;
    return { name: isOptional ? `${name}?` : name, field };
  });
  const width = Math.max(0, ...fields.map(({ name }) => name.length));
  return fields.flatMap(({ name, field }) => {
    const { default: taken } = field;
    const fallback = taken === undefined ? '' : ` (${typeof taken === 'string' ? taken : JSON.stringify(taken)})`;
    const meaning = field.description === undefined ? '' : `: ${field.description}`;
    const within = objectWithin(field);
    return [
      `${name.padEnd(width)}  ${kindOf(field)}${fallback}${meaning}`,
      ...(within === null || isPlain(within) ? [] : fieldLines(within).map((line) => `  ${line}`)),
    ];
  });
}

const fieldsOf = ({ properties = {} }: Shape): readonly { readonly name: string; readonly field: Shape }[] =>
  Object.entries(properties).flatMap(([name, field]) => (typeof field === 'boolean' ? [] : [{ name, field }]));

const shapesIn = (shapes: readonly (Shape | boolean | undefined)[]): readonly Shape[] =>
  shapes.filter((each) => typeof each === 'object');

/** The object that a field is, or is a list of, or may be. One with a title is known by it. */
function objectWithin(field: Shape): Shape | null {
  if (field.title !== undefined) return null;
  if (field.properties) return field;
  const inner = shapesIn([field.items, ...(field.anyOf ?? [])].flat());
  return inner.map(objectWithin).find((each) => each !== null) ?? null;
}

/** Numbers whose names say it all: {yes, known}, {low, high}. */
function isPlain(shape: Shape): boolean {
  return fieldsOf(shape).every(
    ({ field }) => field.description === undefined && /^(whole )?number/.test(kindOf(field)),
  );
}

/** What a value is, in words. */
function kindOf(field: Shape): string {
  if (field.title !== undefined) return field.title;
  if (field.anyOf) return [...new Set(shapesIn(field.anyOf).map(kindOf))].join(' | ');
  if (field.const !== undefined) return String(field.const);
  if (field.enum) return field.enum.join(' | ');
  return [field.type ?? []]
    .flat()
    .map((type) => kindOfType(type, field))
    .join(' | ');
}

function kindOfType(type: string, field: Shape): string {
  switch (type) {
    case 'integer':
      return `whole number${rangeOf(field)}`;
    case 'number':
      return `number${rangeOf(field)}`;
    case 'array':
      return listOf(field);
    case 'boolean':
      return 'true | false';
    case 'string':
      return 'text';
    case 'object':
      return `{${fieldsOf(field)
        .map(({ name }) => name)
        .join(', ')}}`;
    default:
      return type;
  }
}

/** `[number, number]` of exactly two, `[number, …]` of any number. */
function listOf({ prefixItems, items }: Shape): string {
  const kinds = shapesIn([prefixItems ?? items].flat()).map(kindOf);
  return `[${[...kinds, ...(prefixItems ? [] : ['…'])].join(', ')}]`;
}

/** Bounds, but for those of all whole numbers. */
function rangeOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Shape): string {
  const bounds = [
    ['from', minimum],
    ['above', exclusiveMinimum],
    ['to', maximum],
    ['below', exclusiveMaximum],
  ] as const;
  return bounds
    .map(([word, bound]) =>
      typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? ` ${word} ${bound}` : '',
    )
    .join('');
}

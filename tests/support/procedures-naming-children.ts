import {
  getEventIteratorSchemaDetails,
  isContractProcedure,
  type AnyContractRouter,
  type AnySchema,
} from '@orpc/contract';
import { z } from 'zod';
import { isChildNaming } from '../../shared/contract/names-child.ts';

type ListedProcedure = { readonly path: string; readonly output: AnySchema | undefined };

/** Every procedure of a contract, by its path. */
export function proceduresOf(router: AnyContractRouter, path: readonly string[] = []): readonly ListedProcedure[] {
  if (isContractProcedure(router)) return [{ path: path.join('.'), output: router['~orpc'].outputSchema }];
  return Object.entries(router).flatMap(([name, within]) => proceduresOf(within as AnyContractRouter, [...path, name]));
}

/** Paths of the procedures whose answer has a field marked as naming a child, however deep. */
export function proceduresNaming(router: AnyContractRouter): readonly string[] {
  return proceduresOf(router)
    .filter(({ output }) => {
      const events = getEventIteratorSchemaDetails(output);
      return (events ? [events.yields, events.returns] : [output]).some((each) => hasMark(each, new Set()));
    })
    .map(({ path }) => path);
}

/** Looks at whatever a shape is made of, whichever kind it is: a kind that is new in zod is looked into as well. */
function hasMark(part: unknown, seen: Set<unknown>): boolean {
  if (typeof part !== 'object' || part === null || seen.has(part)) return false;
  seen.add(part);
  if (!(part instanceof z.ZodType)) return Object.values(part).some((each) => hasMark(each, seen));
  if (isChildNaming(part)) return true;
  return hasMark(part instanceof z.ZodLazy ? part._zod.innerType : part.def, seen);
}

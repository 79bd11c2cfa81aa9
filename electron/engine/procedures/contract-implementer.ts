import type { ImplementerInternalWithMiddlewares } from '@orpc/server';
import type { contract } from '../../../shared/contract/contract.ts';

type NoContext = Record<never, never>;

/** The contract, ready to be given handlers. */
export type ContractImplementer = ImplementerInternalWithMiddlewares<typeof contract, NoContext, NoContext>;

import type { ImplementerInternalWithMiddlewares } from '@orpc/server';
import type { Contract } from '../../../shared/contract/contract.ts';

/** Nothing is handed to a procedure beside its input. */
type NoContext = Record<never, never>;

/** The contract, ready to be given handlers. */
export type ContractImplementer = ImplementerInternalWithMiddlewares<Contract, NoContext, NoContext>;

import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';

const implementer = () => implement(contract).use(({ next }) => next());

/** The contract, ready to be given handlers. */
export type ContractImplementer = ReturnType<typeof implementer>;

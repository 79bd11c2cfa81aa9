import type { ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/contract.ts';
import type { HostContract } from '../../../shared/contract/host.ts';

export type EngineClient = ContractRouterClient<Contract>;
export type HostClient = ContractRouterClient<HostContract>;
export type Link = ClientLink<Record<never, never>>;

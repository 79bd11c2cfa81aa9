export * from './analysis.ts';
export * from './app-error.ts';
export * from './boundaries.ts';
export * from './contract.ts';
export * from './error-codes.ts';
export * from './extracts.ts';
export * from './filter.ts';

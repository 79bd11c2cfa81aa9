import { config } from 'zod';

// zod compiles its checks with `new Function` where it may; the content security policy forbids it and would report
// each try. This module is imported before any that makes a schema.
config({ jitless: true });

import { createEngine } from '../engine/index.ts';
import { servePorts, type ParentPort } from './serve-ports.ts';

// `process.parentPort` is Electron's; this process imports nothing else of it.
const { parentPort } = process as unknown as { parentPort: ParentPort };
const memory = process.env['NATPRO_MEMORY'];
const limits = memory === undefined ? {} : { memoryLimit: memory };

servePorts({
  parent: parentPort,
  createEngine: (options, log) => createEngine({ ...options, host: 'electron', acceptsPaths: true, log, ...limits }),
  exit: (code) => process.exit(code),
});

import { parentPort, workerData } from 'node:worker_threads';
import { linkRecords } from './link-records.ts';
import type { LinkJob } from './link-in-thread.ts';

const { records, decided } = workerData as LinkJob;
parentPort?.postMessage(linkRecords(records, { decided }));

import { parentPort, workerData } from 'node:worker_threads';
import { readRunbook } from '../../domain/runbooks/read/read-runbook.js';

// The program of a thread that reads one runbook (`read-in-thread.ts`).
parentPort?.postMessage(readRunbook(workerData));

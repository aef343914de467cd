import { parentPort } from 'node:worker_threads';
import { loadLinter } from './lint-wording.js';
import type { ThreadRequest } from './open-wording-checker.js';

// The program of the thread that checks wording (`open-wording-checker.ts`). Its memory goes with it.
const lint = await loadLinter();
parentPort?.on('message', ({ id, text }: ThreadRequest) =>
  parentPort?.postMessage({ id, findings: lint(text) }),
);

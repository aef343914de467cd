import { Worker } from 'node:worker_threads';
import { readRunbook } from '../../domain/runbooks/read/read-runbook.js';
import { takesLong } from '../../domain/runbooks/read/takes-long.js';
import type { RunbookContent } from '../../domain/runbooks/runbook.js';
import type { ReadRunbook } from '../../workflows/deps.js';
import type { RunbookFile } from '../../workflows/runbooks/import-runbooks.js';

/**
 * Reads runbooks, those that take long in a thread of their own, so that commands are answered meanwhile. Where there is
 * no such thread, as in sources that aren't built, reads them here.
 */
export const readInThread: ReadRunbook = async (file) =>
  takesLong(file.markdown) ? inThread(file).catch(() => readRunbook(file)) : readRunbook(file);

function inThread(file: RunbookFile): Promise<RunbookContent> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./reading-thread.js', import.meta.url), { workerData: file });
    thread.once('message', (content: RunbookContent) => resolve(content));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread ended without an answer.')));
  });
}

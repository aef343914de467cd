import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Finding } from '../../domain/postmortems/blameless/finding.js';
import type { CheckText, WordingText } from '../../workflows/postmortems/check-wording.js';

export interface ThreadRequest {
  id: number;
  text: WordingText;
}

interface ThreadAnswer {
  id: number;
  findings: Finding[] | null;
}

export interface WordingCheckerOptions {
  onFailed: (error: unknown) => void;
  /** How long the thread stays without work. */
  idleMs?: number;
  /** How long one check may take, those before it included. */
  timeoutMs?: number;
  /** More are not checked. */
  maxWaiting?: number;
  /** The thread's program. */
  program?: URL;
}

/**
 * Checks wording in a thread of its own, which starts with the first text and ends when there is nothing to do: it takes 60 MB,
 * and a long text a second and a half. Gives null if a text couldn't be checked. Where there is no such program, as in
 * sources that aren't built, checks here.
 */
export function openWordingChecker({
  onFailed,
  idleMs = 60_000,
  timeoutMs = 15_000,
  maxWaiting = 20,
  program = new URL('./wording-thread.js', import.meta.url),
}: WordingCheckerOptions): CheckText {
  if (!existsSync(fileURLToPath(program))) return checkHere;
  let thread: CheckingThread | null = null;
  return async (text) => {
    thread = thread?.isRunning() ? thread : startThread(program, idleMs);
    if (thread.waiting() >= maxWaiting) return null;
    return thread.check(text, timeoutMs).catch((error: unknown) => {
      onFailed(error);
      return null;
    });
  };
}

async function checkHere(text: WordingText): Promise<Finding[] | null> {
  const { loadLinter } = await import('./lint-wording.js');
  return (await loadLinter())(text);
}

interface CheckingThread {
  isRunning(): boolean;
  waiting(): number;
  check(text: WordingText, timeoutMs: number): Promise<Finding[] | null>;
}

interface Waiting {
  resolve: (findings: Finding[] | null) => void;
  reject: (error: unknown) => void;
  timeout: NodeJS.Timeout;
}

function startThread(program: URL, idleMs: number): CheckingThread {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
  const waiting = new Map<number, Waiting>();
  let isRunning = true;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    clearTimeout(one?.timeout);
    waiting.delete(id);
    if (waiting.size === 0) rest();
    return one;
  };
  const rest = () => {
    worker.unref();
    if (isRunning) idle = setTimeout(end, idleMs, new Error('It had nothing to do.')).unref();
  };
  const end = (why: unknown) => {
    isRunning = false;
    clearTimeout(idle);
    for (const id of [...waiting.keys()]) settle(id)?.reject(why);
    void worker.terminate();
  };
  worker.on('message', ({ id, findings }: ThreadAnswer) => settle(id)?.resolve(findings));
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The thread ended without an answer.')));
  return {
    isRunning: () => isRunning,
    waiting: () => waiting.size,
    check: (text, timeoutMs) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        worker.ref();
        const id = ++lastId;
        const timeout = setTimeout(end, timeoutMs, new Error(`No answer within ${timeoutMs} ms.`));
        waiting.set(id, { resolve, reject, timeout });
        worker.postMessage({ id, text } satisfies ThreadRequest);
      }),
  };
}

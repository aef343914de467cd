import { Worker } from 'node:worker_threads';
import type { Asked, Scene } from './apps/sandbox-worker.js';
import type { Stage } from './stage.js';

/** The sandbox in its own thread. */
export interface SandboxThread {
  setScene(): Promise<Scene>;
  triggers(count: number): Promise<string[]>;
  deliverTo(url?: string): Promise<void>;
  /** Resolves once the app has received everything. */
  say(count: number, atOnce: number): Promise<void>;
}

/** Starts the thread; it ends with the stage. */
export function startSandboxThread(stage: Stage): SandboxThread {
  const worker = new Worker(new URL('./apps/sandbox-worker.js', import.meta.url));
  stage.onEnd(() => worker.terminate());
  const waiting = new Map<number, (answer: never) => void>();
  let last = 0;
  worker.on('message', ({ id, answer }: { id: number; answer: never }) => waiting.get(id)?.(answer));
  const failed = new Promise<never>((_, reject) => worker.once('error', reject));
  failed.catch(() => undefined);
  const ask = <T>(asked: Asked): Promise<T> => {
    const id = ++last;
    worker.postMessage({ id, asked });
    const answered = new Promise<T>((resolve) => waiting.set(id, resolve));
    return Promise.race([answered, failed]).finally(() => waiting.delete(id));
  };
  return {
    setScene: () => ask<Scene>({ kind: 'set_scene' }),
    triggers: (count) => ask<string[]>({ kind: 'triggers', count }),
    deliverTo: (url) => ask<void>({ kind: 'deliver_to', ...(url ? { url } : {}) }),
    say: (count, atOnce) => ask<void>({ kind: 'say', count, atOnce }),
  };
}

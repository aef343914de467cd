import { Abandoned } from '../../workflows/once.js';
import type { Patience } from '../../workflows/request.js';

/** What came of waiting: the value, or why there is none. */
export type Waited<T> =
  | { kind: 'done'; value: T }
  | { kind: 'no_answer' }
  | { kind: 'unsure' }
  | { kind: 'fault'; error: unknown };

/**
 * Waits for `work`, at most `maxMs`. When the time is up the work is told so and rolls back; where its commit was
 * already under way nobody can know, and the person is told that; likewise where the commit's answer was lost.
 */
export async function waitAtMost<T>(
  maxMs: number,
  work: (patience: Patience) => Promise<T>,
): Promise<Waited<T>> {
  const patience: Patience = { isOver: false, isCommitting: false };
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<Waited<T>>((resolve) => {
    timer = setTimeout(() => {
      patience.isOver = true;
      resolve({ kind: patience.isCommitting ? 'unsure' : 'no_answer' });
    }, maxMs);
  });
  const worked = work(patience).then(
    (value): Waited<T> => ({ kind: 'done', value }),
    (error: unknown): Waited<T> => {
      if (error instanceof Abandoned) return { kind: 'no_answer' };
      return patience.isCommitting ? { kind: 'unsure' } : { kind: 'fault', error };
    },
  );
  const waited = await Promise.race([worked, timeUp]);
  clearTimeout(timer);
  return waited;
}

/** Slack waits 3 s for the acknowledgement; the rest is for the way there and back. */
export const maxAnswerMs = 2_300;

import { RequestTimedOut } from '../../workflows/once.js';
import type { Deadline } from '../../workflows/request.js';

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
export async function withDeadline<T>(
  maxMs: number,
  work: (deadline: Deadline) => Promise<T>,
): Promise<Waited<T>> {
  const deadline: Deadline = { isOver: false, isCommitting: false };
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<Waited<T>>((resolve) => {
    timer = setTimeout(() => {
      deadline.isOver = true;
      resolve({ kind: deadline.isCommitting ? 'unsure' : 'no_answer' });
    }, maxMs);
  });
  const worked = work(deadline).then(
    (value): Waited<T> => ({ kind: 'done', value }),
    (error: unknown): Waited<T> => {
      if (error instanceof RequestTimedOut) return { kind: 'no_answer' };
      return deadline.isCommitting ? { kind: 'unsure' } : { kind: 'fault', error };
    },
  );
  const waited = await Promise.race([worked, timeUp]);
  clearTimeout(timer);
  return waited;
}

/** Slack waits 3 s for the acknowledgement; the rest is for the way there and back. */
export const maxAnswerMs = 2_300;

import { RequestTimedOut } from '../workflows/once.js';
import type { Deadline } from '../workflows/request.js';

/** The result of waiting: the value, or why there is none. `unsure`: the commit may have succeeded. */
export type Waited<T> =
  | { kind: 'done'; value: T }
  | { kind: 'no_answer' }
  | { kind: 'unsure' }
  | { kind: 'fault'; error: unknown };
/** Why there is no value. */
export type Unanswered = Exclude<Waited<unknown>['kind'], 'done'>;

/**
 * Waits at most `maxMs` for `work`, which then rolls back. If its commit was already in progress, or the commit's
 * answer was lost, the outcome is unknown and the person is told so.
 */
export async function withDeadline<T>(
  maxMs: number,
  work: (deadline: Deadline) => Promise<T>,
): Promise<Waited<T>> {
  const deadline: Deadline = { isOver: false, isCommitting: false };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Waited<T>>((resolve) => {
    timer = setTimeout(() => {
      deadline.isOver = true;
      resolve({ kind: deadline.isCommitting ? 'unsure' : 'no_answer' });
    }, maxMs);
  });
  const result = work(deadline).then(
    (value): Waited<T> => ({ kind: 'done', value }),
    (error: unknown): Waited<T> => {
      if (error instanceof RequestTimedOut) return { kind: 'no_answer' };
      return deadline.isCommitting ? { kind: 'unsure' } : { kind: 'fault', error };
    },
  );
  const waited = await Promise.race([result, timeout]);
  clearTimeout(timer);
  return waited;
}

/** Slack waits 3 s for the acknowledgement; the difference is for the network. */
export const maxAnswerMs = 2_300;

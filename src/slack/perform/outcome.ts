import type { EffectResult, SlackFacts } from '../../domain/delivery/delivery-task.js';
import { backoffMs } from '../../domain/delivery/retry-policy.js';
import type { EffectKind } from '../../domain/effect.js';
import { isHarmless, isPassing, mayBeDone } from '../error-table.js';
import type { SlackAnswer } from '../web-api.js';

export function done(facts: SlackFacts | null = null): EffectResult {
  return { kind: 'done', facts };
}

/** Rejected for good: the person who asked is notified. */
export function rejected(effectKind: EffectKind, error: string): EffectResult {
  return { kind: 'rejected', error, facts: null, failure: { effectKind, error, people: [], groups: [] } };
}

/** One call of an effect. */
export interface Called {
  method: string;
  effectKind: EffectKind;
  attempt: number;
}

/** The result of an effect that consists of one call. Harmless errors count as done. */
export function outcomeOf(
  answer: SlackAnswer,
  called: Called,
  facts: SlackFacts | null = null,
): EffectResult {
  if (answer.kind === 'ok') return done(facts);
  if (answer.kind === 'rejected' && isHarmless(called.method, answer.error)) return done(facts);
  return notDone(answer, called);
}

/** The result for an answer that is not a success: retry later, or rejected. */
export function notDone(
  answer: Exclude<SlackAnswer, { kind: 'ok' }>,
  { effectKind, attempt }: Omit<Called, 'method'> & Partial<Called>,
): EffectResult {
  switch (answer.kind) {
    case 'limited':
      return {
        kind: 'later',
        error: 'ratelimited',
        afterMs: answer.afterMs,
        countsAsAttempt: false,
        isUncertain: false,
      };
    case 'silent':
      return {
        kind: 'later',
        error: answer.error,
        afterMs: backoffMs(attempt),
        countsAsAttempt: true,
        isUncertain: true,
      };
    case 'rejected':
      return isPassing(answer.error)
        ? {
            kind: 'later',
            error: answer.error,
            afterMs: backoffMs(attempt),
            countsAsAttempt: true,
            isUncertain: mayBeDone(answer.error),
          }
        : rejected(effectKind, answer.error);
  }
}

import { backoffMs } from '../../domain/delivery/backoff.js';
import type { EffectResult, SlackFacts } from '../../domain/delivery/delivery-task.js';
import type { EffectKind } from '../../domain/effect.js';
import { isHarmless, isPassing, mayBeDone } from '../error-table.js';
import type { SlackAnswer } from '../web-api.js';

export function done(facts: SlackFacts | null = null): EffectResult {
  return { kind: 'done', facts };
}

/** Refused for good: the person who asked will be told. */
export function refused(effectKind: EffectKind, error: string): EffectResult {
  return { kind: 'refused', error, facts: null, failure: { effectKind, error, people: [], groups: [] } };
}

/** One call of an effect: what was called, and for which effect at which attempt. */
export interface Called {
  method: string;
  effectKind: EffectKind;
  attempt: number;
}

/** What an answer means for the effect, where the call was the whole of it. Harmless refusals count as done. */
export function outcomeOf(
  answer: SlackAnswer,
  called: Called,
  facts: SlackFacts | null = null,
): EffectResult {
  if (answer.kind === 'ok') return done(facts);
  if (answer.kind === 'refused' && isHarmless(called.method, answer.error)) return done(facts);
  return notDone(answer, called);
}

/** What an answer that is not a success means: try again, how soon, or never. */
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
    case 'refused':
      return isPassing(answer.error)
        ? {
            kind: 'later',
            error: answer.error,
            afterMs: backoffMs(attempt),
            countsAsAttempt: true,
            isUncertain: mayBeDone(answer.error),
          }
        : refused(effectKind, answer.error);
  }
}

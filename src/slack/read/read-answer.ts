import type { z } from 'zod';
import type { SlackAnswer } from '../web-api.js';

/** The result of a read at Slack: the value, or the answer without one. */
export type SlackResult<T> = { kind: 'ok'; value: T } | Exclude<SlackAnswer, { kind: 'ok' }>;

/** Reads an answer of the given shape. An answer of another shape counts as unreadable, like no answer. */
export function readAnswer<Shape, T>(
  answer: SlackAnswer,
  schema: z.ZodType<Shape>,
  toValue: (found: Shape) => T,
): SlackResult<T> {
  if (answer.kind !== 'ok') return answer;
  const found = schema.safeParse(answer.data);
  return found.success
    ? { kind: 'ok', value: toValue(found.data) }
    : { kind: 'silent', error: 'unreadable_answer' };
}

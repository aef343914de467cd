import type { z } from 'zod';
import type { SlackAnswer } from './web-api.js';

/** What came of asking Slack for something: what it told, or the answer that told nothing. */
export type Told<T> = { kind: 'ok'; told: T } | Exclude<SlackAnswer, { kind: 'ok' }>;

/** What `take` finds in an answer of this shape. An answer of another shape counts as none. */
export function readAnswer<Shape, T>(
  answer: SlackAnswer,
  schema: z.ZodType<Shape>,
  take: (found: Shape) => T,
): Told<T> {
  if (answer.kind !== 'ok') return answer;
  const found = schema.safeParse(answer.data);
  return found.success
    ? { kind: 'ok', told: take(found.data) }
    : { kind: 'silent', error: 'unreadable_answer' };
}

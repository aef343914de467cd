import { sanitized } from './ansi.js';
import { fieldsOf, stringOf } from './fields.js';
import { styledMrkdwn, styledPlain } from './mrkdwn.js';
import type { Reader } from './reader.js';

/** A text object's text as a reader sees it, plain or mrkdwn; empty if missing. */
export function styledText(object: unknown, reader: Reader): string {
  const { type, text, emoji } = fieldsOf(object);
  if (type === 'mrkdwn') return styledMrkdwn(stringOf(text), reader);
  return emoji === false ? sanitized(stringOf(text)) : styledPlain(stringOf(text));
}

import { sanitized } from './ansi.js';
import { fieldsOf, stringOf } from './fields.js';
import { styledMrkdwn, styledPlain } from './mrkdwn.js';
import type { Reader } from './reader.js';

/** The words of a text object, plain or mrkdwn, as a reader sees them; nothing where there is none. */
export function styledText(object: unknown, reader: Reader): string {
  const { type, text, emoji } = fieldsOf(object);
  if (type === 'mrkdwn') return styledMrkdwn(stringOf(text), reader);
  return emoji === false ? sanitized(stringOf(text)) : styledPlain(stringOf(text));
}

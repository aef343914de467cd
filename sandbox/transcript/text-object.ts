import { fieldsOf, stringOf } from './fields.js';
import { sanitised } from './ink.js';
import { inkedMrkdwn, inkedPlain } from './mrkdwn.js';
import type { Reader } from './reader.js';

/** The words of a text object, plain or mrkdwn, as a reader sees them; nothing where there is none. */
export function inkedText(object: unknown, reader: Reader): string {
  const { type, text, emoji } = fieldsOf(object);
  if (type === 'mrkdwn') return inkedMrkdwn(stringOf(text), reader);
  return emoji === false ? sanitised(stringOf(text)) : inkedPlain(stringOf(text));
}

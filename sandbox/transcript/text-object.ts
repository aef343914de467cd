import { fieldsOf, stringOf } from './fields.js';
import { inkedMrkdwn, inkedPlain } from './mrkdwn.js';
import type { Reader } from './reader.js';

/** The words of a text object, plain or mrkdwn, as a reader sees them; nothing where there is none. */
export function inkedText(object: unknown, reader: Reader): string {
  const { type, text } = fieldsOf(object);
  return type === 'mrkdwn' ? inkedMrkdwn(stringOf(text), reader) : inkedPlain(stringOf(text));
}

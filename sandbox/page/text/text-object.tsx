import { dict, text } from '../../json.js';
import { Mrkdwn } from './mrkdwn.js';
import { PlainText, plainWords } from './plain-text.js';

/** A text object of Block Kit, plain or mrkdwn; nothing where there is none. */
export function TextObject({ object }: { object: unknown }) {
  const { type, text: words, emoji } = dict(object);
  if (type === 'mrkdwn') return <Mrkdwn text={text(words) ?? ''} isPart />;
  return <PlainText text={text(words) ?? ''} emoji={emoji !== false} />;
}

/** The words of a text object as a string, for names and placeholders; undefined where there are none. */
export function textWords(object: unknown): string | undefined {
  const { text: words, emoji } = dict(object);
  return typeof words === 'string' && words !== '' ? plainWords(words, emoji !== false) : undefined;
}

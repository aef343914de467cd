import { dict, text } from '../../json.js';
import { Mrkdwn } from './mrkdwn.js';
import { PlainText, plainWords } from './plain-text.js';

/** A Block Kit text object, plain or mrkdwn; renders nothing if missing. */
export function TextObject({ object }: { object: unknown }) {
  const { type, text: words, emoji } = dict(object);
  if (type === 'mrkdwn') return <Mrkdwn text={text(words) ?? ''} isPart />;
  return <PlainText text={text(words) ?? ''} emoji={emoji !== false} />;
}

/** A text object's text for labels and placeholders; undefined if missing. */
export function textWords(object: unknown): string | undefined {
  const { text: words, emoji } = dict(object);
  return typeof words === 'string' && words !== '' ? plainWords(words, emoji !== false) : undefined;
}

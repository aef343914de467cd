import { genericName, type NameOf, readable, references } from '../timeline/messages/readable.js';
import { person, type Span } from './span.js';

/** A text from Slack as spans: people and links as such, everything else as people read it. */
export function slackSpans(text: string, nameOf: NameOf): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const { whole, index, target, label } of references(text)) {
    if (index > end) spans.push({ kind: 'text', text: text.slice(end, index) });
    spans.push(spanOf({ whole, target, label }, nameOf));
    end = index + whole.length;
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) });
  return spans;
}

function spanOf(
  { whole, target, label }: Record<'whole' | 'target' | 'label', string>,
  nameOf: NameOf,
): Span {
  const [, userId] = /^@([UW][A-Z0-9]+)$/.exec(target) ?? [];
  if (userId) return person(userId);
  const words = readable(whole, nameOf, genericName);
  return /^(?:https?|mailto):/.test(target)
    ? { kind: 'link', text: label || words, url: target }
    : { kind: 'text', text: words };
}

import type { Span } from '../../../../domain/postmortems/span.js';
import { unreachable } from '../../../../domain/unreachable.js';
import { duration, inLine, person, quotedInLine, timeOf } from '../../text/text.js';

const maxChars = 1_500;

/** A statement's words, escaped for mrkdwn. */
export function spansText(spans: readonly Span[]): string {
  return spans.map(spanText).join('');
}

function spanText(span: Span): string {
  switch (span.kind) {
    case 'text':
      return spaced(span.text, inLine(span.text, maxChars));
    case 'quote':
      return quotedInLine(span.text, maxChars);
    case 'person':
      return person(span.id);
    case 'time':
      return timeOf(span.at);
    case 'duration':
      return duration(span.ms);
    case 'link':
      return `<${span.url.replace(/[<>|\s]/g, encodeURIComponent)}|${inLine(span.text, 300)}>`;
    default:
      return unreachable(span);
  }
}

/** `inLine` trims; the spaces around a span separate it from its neighbors. */
function spaced(original: string, text: string): string {
  const start = /^\s/.test(original) ? ' ' : '';
  const end = /\s$/.test(original) && text !== '' ? ' ' : '';
  return `${start}${text}${end}`;
}

import type { Span } from '../../domain/postmortems/span.js';
import { unreachable } from '../../domain/unreachable.js';
import { duration } from '../../slack/views/text/text.js';

/** A question as it is stored: people as `<@U…>`, times in UTC. */
export function questionText(spans: readonly Span[]): string {
  return spans.map(plainSpan).join('');
}

function plainSpan(span: Span): string {
  switch (span.kind) {
    case 'text':
    case 'link':
      return span.text;
    case 'quote':
      return `“${span.text}”`;
    case 'person':
      return `<@${span.id}>`;
    case 'time':
      return `${span.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    case 'duration':
      return duration(span.ms);
    default:
      return unreachable(span);
  }
}

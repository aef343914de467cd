import type { LineEvent } from '../../domain/timeline/line-history.js';
import { unreachable } from '../../domain/unreachable.js';
import { mendedText } from './happening.js';
import { person, quotedInLine, timeOf } from './text.js';
import { markText } from './timeline-line.js';

/** What became of a line, in one line. Escaped for mrkdwn. */
export function historyText(event: LineEvent): string {
  const when = timeOf(event.at);
  const who = event.byId ? `${person(event.byId)} ` : '';
  switch (event.kind) {
    case 'mended':
      return `${when}  ${who}edited ${mendedText(event)}`;
    case 'edited':
      return `${when}  edited in Slack by its author, before ${quotedInLine(event.before, 100)}`;
    case 'marked':
      return `${when}  ${markText({ ...event, kind: event.mark, byId: event.byId ?? '' })}${event.isOn ? '' : ', taken off since'}`;
    default:
      return unreachable(event);
  }
}

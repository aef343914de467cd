import type { ItemEvent } from '../../../domain/timeline/item-history.js';
import { unreachable } from '../../../domain/unreachable.js';
import { person, quotedInLine, timeOf } from '../text/text.js';
import { editedText } from './event.js';
import { markText } from './timeline-item.js';

/** One event of an item's history, on one line. Escaped for mrkdwn. */
export function historyText(event: ItemEvent): string {
  const when = timeOf(event.at);
  const who = event.byId ? `${person(event.byId)} ` : '';
  switch (event.kind) {
    case 'edited_on_timeline':
      return `${when}  ${who}edited ${editedText(event)}`;
    case 'edited_in_slack':
      return `${when}  edited in Slack by its author, before ${quotedInLine(event.before, 100)}`;
    case 'marked':
      return `${when}  ${markText({ ...event, kind: event.mark, byId: event.byId ?? '' })}${event.isOn ? '' : ', taken off since'}`;
    default:
      return unreachable(event);
  }
}

import type { Effect } from '../../../domain/effect.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { shownTextOf } from '../../../domain/text-of.js';
import { namesIn } from '../../../domain/timeline/messages/readable.js';
import { clauseOf } from '../event.js';
import { byName, type Names, noNames } from '../people/names.js';
import { type MessageView, section } from '../text/blocks.js';
import { inLine, quotedInLine } from '../text/text.js';
import { quoteBlock } from '../timeline/quote-block.js';
import { markedDrill } from './drill.js';

/** A reply in an announcement's thread: what happened, and the text that came with it. */
export function announcementReplyView(
  { event, by }: Extract<Effect, { kind: 'reply_to_announcements' }>,
  incident: Incident,
  names: Names = noNames,
): MessageView {
  const people = byName(names);
  const who = by ? people.person(by) : 'Firebreak';
  const clause = clauseOf(event, by, { people, incident: incidentName(incident.number) });
  const title = inLine(incident.title, 300);
  const words = shownTextOf(event);
  const sentence = `${who} ${clause}`.replaceAll('*', '');
  return {
    text: markedDrill(
      incident,
      words
        ? `${sentence}: ${quotedInLine(words, 300, { nameOf: namesIn(names) })}`
        : `${sentence}: ${title}`,
    ),
    blocks: [
      section(markedDrill(incident, `*${who}* ${clause}: *${title}*`)),
      ...(words ? [quoteBlock(words, 600, namesIn(names))] : []),
    ],
  };
}

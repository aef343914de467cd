import type { KnownBlock } from '@slack/types';
import type { Effect } from '../../../domain/effect.js';
import { type Incident, incidentName, limits } from '../../../domain/incident/incident.js';
import { isActive } from '../../../domain/incident/status.js';
import type { IncidentEvent } from '../../../domain/incident-event.js';
import { isPostmortemEvent } from '../../../domain/postmortems/events.js';
import { shownTextOf } from '../../../domain/text-of.js';
import { namesIn } from '../../../domain/timeline/messages/readable.js';
import { clauseOf } from '../event.js';
import { byName, type Names, noNames, type People } from '../people/names.js';
import { postmortemControls } from '../postmortems/controls.js';
import { context, type MessageView, section } from '../text/blocks.js';
import { statusName } from '../text/terms.js';
import { channelLink, inLine, person, quotedInLine, timeOf } from '../text/text.js';
import { quoteBlock } from '../timeline/quote-block.js';
import { markedDrill } from './drill.js';

type Broadcast = Extract<Effect, { kind: 'broadcast' }>;

/**
 * Posts a change in the incident's channel: who did what, their text, what is due next. The time is Slack's own. The
 * actor is named without a mention.
 */
export function broadcastView(effect: Broadcast, incident: Incident, names: Names = noNames): MessageView {
  const { event, nextUpdateDueAt } = effect;
  const words = shownTextOf(event);
  return {
    text: broadcastText(effect, incident, names),
    blocks: [
      section(markedDrill(incident, headline(effect, incident, names))),
      ...(words ? [quoteBlock(words, wordsMaxChars, namesIn(names))] : []),
      ...(nextUpdateDueAt && movesNextUpdate.has(event.kind)
        ? [context(`Next update by ${timeOf(new Date(nextUpdateDueAt))}`)]
        : []),
      ...(event.kind === 'quoted' ? [quoteFoot(event)] : []),
      ...(isPostmortemEvent(event) ? postmortemControls(event, incident) : []),
    ],
  };
}

/** The longest text that people can write; characters outside the BMP count twice in Slack. */
const wordsMaxChars = 2 * limits.text;

/** A whole sentence, because phones show only this: `Sam is now comms lead for INC-1`. */
function broadcastText({ event, by }: Broadcast, incident: Incident, names: Names): string {
  const people = byName(names);
  const who = by ? people.person(by) : 'Firebreak';
  const name = incidentName(incident.number);
  const clause = clauseOf(event, by, { people, incident: name }).replaceAll('*', '');
  const words = shownTextOf(event);
  return markedDrill(
    incident,
    `${who} ${clause}${words ? `: ${quotedInLine(words, 300, { nameOf: namesIn(names) })}` : ''}`,
  );
}

function headline(effect: Broadcast, incident: Incident, names: Names): string {
  const { event, by } = effect;
  const people = byName(names);
  const who = by ? people.person(by) : 'Firebreak';
  const clause = clauseOf(event, by, { people: notifying(event, by, people), incident: null });
  return [`*${who}* ${clause}`, ...unchanged(event, incident), ...whenOf(effect)].join(' · ');
}

/** Mentions the people whom somebody else gave something to do. */
function notifying(event: IncidentEvent, by: string | null, people: People): People {
  const mentioned = peopleToMention(event).filter((userId) => userId !== by);
  if (mentioned.length === 0) return people;
  return {
    ...people,
    person: (userId) => (mentioned.includes(userId) ? person(userId) : people.person(userId)),
  };
}

/** Whose it is now, or who is asked; for a role that is released, whose it was. */
function peopleToMention(event: IncidentEvent): string[] {
  switch (event.kind) {
    case 'role_taken':
      return [event.userId];
    case 'role_released':
      return [event.before];
    case 'action_item_added':
    case 'postmortem_started':
      return event.ownerId === null ? [] : [event.ownerId];
    case 'action_item_assigned':
    case 'runbook_step_assigned':
    case 'postmortem_owner_changed':
    case 'task_assigned':
      return event.to === null ? [] : [event.to];
    case 'postmortem_asked':
      return [event.askedOf];
    case 'postmortem_review_requested':
      return event.reviewerIds;
    default:
      return [];
  }
}

/** Says which status an update leaves unchanged, because people look for it. */
function unchanged(event: IncidentEvent, { status }: Incident): string[] {
  return event.kind === 'updated' && !event.status && isActive(status) ? [`still ${statusName(status)}`] : [];
}

/** The time of a note or quote, unless it is now. */
function whenOf({ event, at }: Broadcast): string[] {
  const isDated = event.kind === 'noted' || event.kind === 'quoted';
  return isDated && event.at !== at ? [timeOf(new Date(event.at))] : [];
}

/** Events that move the time of the next update; for others, the card shows it. */
const movesNextUpdate: ReadonlySet<IncidentEvent['kind']> = new Set([
  'updated',
  'status_changed',
  'severity_changed',
  'reopened',
  'updates_resumed',
]);

/** The footer of a quote: its note, its files and a link to the message. */
function quoteFoot({
  note,
  permalink,
  channelId,
  files,
}: Extract<IncidentEvent, { kind: 'quoted' }>): KnownBlock {
  const attached = files.map((name) => `📎 ${inLine(name, 60)}`);
  const place = permalink ? `<${permalink}|View message>` : channelLink(channelId);
  return context([...(note ? [quotedInLine(note, 500)] : []), ...attached, place].join(' · '));
}

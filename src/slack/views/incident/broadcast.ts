import type { KnownBlock } from '@slack/types';
import type { Effect } from '../../../domain/effect.js';
import { type Incident, incidentName, limits } from '../../../domain/incident/incident.js';
import { isActive } from '../../../domain/incident/status.js';
import type { IncidentEvent } from '../../../domain/incident-event.js';
import { namesIn } from '../../../domain/timeline/readable.js';
import { shownTextOf } from '../../../domain/timeline/text-of.js';
import { byName, type Names, noNames, type People } from '../people/names.js';
import { context, type MessageView, section } from '../text/blocks.js';
import { statusName } from '../text/terms.js';
import { channelLink, inLine, person, quotedInLine, timeOf } from '../text/text.js';
import { quoteBlock } from '../timeline/quote-block.js';
import { markedDrill } from './drill.js';
import { clauseOf } from './event.js';

type Broadcast = Extract<Effect, { kind: 'broadcast' }>;

/**
 * A change that matters, told in the incident's channel: who did what, their words, what is due next. Slack shows the
 * time beside it. Whoever did it is not notified of their own act.
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
    ],
  };
}

/** All that people may write: a letter beyond the common ones counts twice in Slack. */
const wordsMaxChars = 2 * limits.text;

/** A whole sentence, since phones show nothing else: `Sam is now comms lead for INC-1`. */
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

/** Somebody else's act upon one's role is news to its holder, who is mentioned. */
function notifying(event: IncidentEvent, by: string | null, people: People): People {
  const holder = holderToTell(event);
  if (holder === null || holder === by) return people;
  return { ...people, person: (userId) => (userId === holder ? person(userId) : people.person(userId)) };
}

function holderToTell(event: IncidentEvent): string | null {
  if (event.kind === 'role_taken') return event.userId;
  return event.kind === 'role_released' ? event.before : null;
}

/** What an update leaves as it is must be said too: people look for it. */
function unchanged(event: IncidentEvent, { status }: Incident): string[] {
  return event.kind === 'updated' && !event.status && isActive(status) ? [`still ${statusName(status)}`] : [];
}

/** When it was, where that is not now. */
function whenOf({ event, at }: Broadcast): string[] {
  const isDated = event.kind === 'noted' || event.kind === 'quoted';
  return isDated && event.at !== at ? [timeOf(new Date(event.at))] : [];
}

/** Where the next update's time is news; elsewhere the card has it. */
const movesNextUpdate: ReadonlySet<IncidentEvent['kind']> = new Set([
  'updated',
  'status_changed',
  'severity_changed',
  'reopened',
]);

/** Where it was said, and what the person who brought it here has to say of it. */
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

import type { KnownBlock } from '@slack/types';
import type { Effect } from '../../domain/effect.js';
import type { Happening } from '../../domain/happening.js';
import { type Incident, incidentName, limits } from '../../domain/incident/incident.js';
import { isActive } from '../../domain/incident/status.js';
import { namesIn } from '../../domain/timeline/readable.js';
import { wordsOf } from '../../domain/timeline/words-of.js';
import { context, type MessageView, section } from './blocks.js';
import { markedDrill } from './drill.js';
import { clauseOf } from './happening.js';
import { byName, type Names, noNames, type People } from './people.js';
import { quoteBlock } from './quote-block.js';
import { channelLink, inLine, person, quotedInLine, timeOf } from './text.js';
import { statusName } from './words.js';

type Broadcast = Extract<Effect, { kind: 'broadcast' }>;

/**
 * A change that matters, told in the incident's channel: who did what, their words, what is due next. Slack shows the
 * time beside it. Whoever did it is not notified of their own act.
 */
export function broadcastView(effect: Broadcast, incident: Incident, names: Names = noNames): MessageView {
  const { happening, nextUpdateDueAt } = effect;
  const words = wordsOf(happening);
  return {
    text: broadcastText(effect, incident, names),
    blocks: [
      section(markedDrill(incident, headline(effect, incident, names))),
      ...(words ? [quoteBlock(words, wordsMaxChars, namesIn(names))] : []),
      ...(nextUpdateDueAt && movesNextUpdate.has(happening.kind)
        ? [context(`Next update by ${timeOf(new Date(nextUpdateDueAt))}`)]
        : []),
      ...(happening.kind === 'quoted' ? [quoteFoot(happening)] : []),
    ],
  };
}

/** All that people may write: a letter beyond the common ones counts twice in Slack. */
const wordsMaxChars = 2 * limits.text;

/** A whole sentence, since phones show nothing else: `Sam is now comms lead for INC-1`. */
function broadcastText({ happening, by }: Broadcast, incident: Incident, names: Names): string {
  const people = byName(names);
  const who = by ? people.person(by) : 'Firebreak';
  const name = incidentName(incident.number);
  const clause = clauseOf(happening, by, { people, incident: name }).replaceAll('*', '');
  const words = wordsOf(happening);
  return markedDrill(
    incident,
    `${who} ${clause}${words ? `: ${quotedInLine(words, 300, { nameOf: namesIn(names) })}` : ''}`,
  );
}

function headline(effect: Broadcast, incident: Incident, names: Names): string {
  const { happening, by } = effect;
  const people = byName(names);
  const who = by ? people.person(by) : 'Firebreak';
  const clause = clauseOf(happening, by, { people: notifying(happening, by, people), incident: null });
  return [`*${who}* ${clause}`, ...unchanged(happening, incident), ...whenOf(effect)].join(' · ');
}

/** Somebody else's act upon one's role is news to its holder, who is mentioned. */
function notifying(happening: Happening, by: string | null, people: People): People {
  const holder = holderToTell(happening);
  if (holder === null || holder === by) return people;
  return { ...people, person: (userId) => (userId === holder ? person(userId) : people.person(userId)) };
}

function holderToTell(happening: Happening): string | null {
  if (happening.kind === 'role_taken') return happening.userId;
  return happening.kind === 'role_released' ? happening.before : null;
}

/** What an update leaves as it is must be said too: people look for it. */
function unchanged(happening: Happening, { status }: Incident): string[] {
  return happening.kind === 'updated' && !happening.status && isActive(status)
    ? [`still ${statusName(status)}`]
    : [];
}

/** When it was, where that is not now. */
function whenOf({ happening, at }: Broadcast): string[] {
  const isDated = happening.kind === 'noted' || happening.kind === 'quoted';
  return isDated && happening.at !== at ? [timeOf(new Date(happening.at))] : [];
}

/** Where the next update's time is news; elsewhere the card has it. */
const movesNextUpdate: ReadonlySet<Happening['kind']> = new Set([
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
}: Extract<Happening, { kind: 'quoted' }>): KnownBlock {
  const attached = files.map((name) => `📎 ${inLine(name, 60)}`);
  const place = permalink ? `<${permalink}|View message>` : channelLink(channelId);
  return context([...(note ? [quotedInLine(note, 500)] : []), ...attached, place].join(' · '));
}

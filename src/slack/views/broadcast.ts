import type { KnownBlock } from '@slack/types';
import type { Effect } from '../../domain/effect.js';
import type { Happening } from '../../domain/happening.js';
import { type Incident, incidentName, limits } from '../../domain/incident/incident.js';
import { isActive } from '../../domain/incident/status.js';
import { wordsOf } from '../../domain/timeline/words-of.js';
import { context, type MessageView, section } from './blocks.js';
import { clauseOf } from './happening.js';
import { quoteBlock } from './quote-block.js';
import { channelLink, inLine, person, quotedInLine, timeOf } from './text.js';
import { statusName } from './words.js';

/** A change that matters, told in the incident's channel: when · who · what, the words, what is due next. */
export function broadcastView(
  effect: Extract<Effect, { kind: 'broadcast' }>,
  incident: Incident,
): MessageView {
  const { happening, by, at } = effect;
  const clause = clauseIn(happening, incident, by);
  const when = new Date('at' in happening && typeof happening.at === 'string' ? happening.at : at);
  const who = by ? person(by) : 'Firebreak';
  const words = wordsOf(happening);
  const beside = happening.kind === 'quoted' ? [quoteFoot(happening)] : [];
  return {
    text: `${incidentName(incident.number)} · ${clause}${words ? `: ${quotedInLine(words, 300)}` : ''}`,
    blocks: [
      section(`${timeOf(when)} ${who} · ${clause}`),
      ...(words ? [quoteBlock(words, wordsMaxChars)] : []),
      ...(effect.nextUpdateDueAt && movesNextUpdate.has(happening.kind)
        ? [context(`Next update by ${timeOf(new Date(effect.nextUpdateDueAt))}`)]
        : []),
      ...beside,
    ],
  };
}

/** What an update leaves as it is must be said too: people look for it. */
function clauseIn(happening: Happening, { status }: Incident, by: string | null): string {
  const clause = clauseOf(happening, by);
  if (happening.kind !== 'updated' || happening.status || !isActive(status)) return clause;
  const still = `still ${statusName(status)}`;
  return happening.severity ? `${still}, ${clause}` : still;
}

/** Where the next update's time is news; elsewhere the card has it. */
const movesNextUpdate: ReadonlySet<Happening['kind']> = new Set([
  'updated',
  'status_changed',
  'severity_changed',
  'reopened',
]);

/** All that people may write: a letter beyond the common ones counts twice in Slack. */
const wordsMaxChars = 2 * limits.text;

/** Where it was said, and what the person who brought it here has to say of it. */
function quoteFoot({
  note,
  permalink,
  channelId,
  files,
}: Extract<Happening, { kind: 'quoted' }>): KnownBlock {
  const names = files.map((name) => `📎 ${inLine(name, 60)}`);
  const place = permalink ? `<${permalink}|where it was said>` : channelLink(channelId);
  return context([...(note ? [quotedInLine(note, 500)] : []), ...names, place].join(' · '));
}

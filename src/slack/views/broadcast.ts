import type { KnownBlock } from '@slack/types';
import type { Effect } from '../../domain/effect.js';
import type { Happening } from '../../domain/happening.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { isActive } from '../../domain/incident/status.js';
import { wordsOf } from '../../domain/timeline/words-of.js';
import { context, type MessageView, section, sectionMaxChars } from './blocks.js';
import { clauseOf } from './happening.js';
import { channelLink, escapeAndClip, escaped, inLine, person, timeOf } from './text.js';
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
    text: `${incidentName(incident.number)} · ${clause}${words ? `: ${escapeAndClip(words, 300)}` : ''}`,
    blocks: [
      ...told(`${timeOf(when)} ${who} · ${clause}`, words),
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

/** In one paragraph where they fit; else the words have one of their own, so that as much as can be is told. */
function told(headline: string, words: string | null): KnownBlock[] {
  if (words === null) return [section(headline)];
  const together = `${headline}\n${escaped(words)}`;
  return together.length <= sectionMaxChars
    ? [section(together)]
    : [section(headline), section(escapeAndClip(words, sectionMaxChars))];
}

/** Where it was said, and what the person who brought it here has to say of it. */
function quoteFoot({
  note,
  permalink,
  channelId,
  files,
}: Extract<Happening, { kind: 'quoted' }>): KnownBlock {
  const names = files.map((name) => `📎 ${inLine(name, 60)}`);
  const place = permalink ? `<${permalink}|where it was said>` : channelLink(channelId);
  return context([...(note ? [inLine(note, 500)] : []), ...names, place].join(' · '));
}

import type { KnownBlock } from '@slack/types';
import type { Effect } from '../../domain/effect.js';
import { type Incident, incidentName } from '../../domain/incident.js';
import { context, type MessageView, section, sectionMaxChars } from './blocks.js';
import { clauseOf, wordsOf } from './happening.js';
import { escapeAndClip, escaped, person, timeOf } from './text.js';
import { statusName } from './words.js';

/** A change that matters, told in the incident's channel: when · who · what, the words, what is due next. */
export function broadcastView(
  effect: Extract<Effect, { kind: 'broadcast' }>,
  incident: Incident,
): MessageView {
  const { happening, by, at } = effect;
  const plainUpdate = happening.kind === 'updated' && !happening.status && !happening.severity;
  const clause = plainUpdate ? `still ${statusName(incident.status)}` : clauseOf(happening);
  const who = by ? person(by) : 'Firebreak';
  const words = wordsOf(happening);
  return {
    text: `${incidentName(incident.number)} · ${clause}${words ? `: ${escapeAndClip(words, 300)}` : ''}`,
    blocks: [
      ...told(`${timeOf(new Date(at))} ${who} · ${clause}`, words),
      ...(effect.nextUpdateDueAt && happening.kind !== 'role_taken'
        ? [context(`Next update by ${timeOf(new Date(effect.nextUpdateDueAt))}`)]
        : []),
    ],
  };
}

/** In one paragraph where they fit; else the words have one of their own, so that as much as can be is told. */
function told(headline: string, words: string | null): KnownBlock[] {
  if (words === null) return [section(headline)];
  const together = `${headline}\n${escaped(words)}`;
  return together.length <= sectionMaxChars
    ? [section(together)]
    : [section(headline), section(escapeAndClip(words, sectionMaxChars))];
}

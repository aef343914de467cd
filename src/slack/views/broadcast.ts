import type { Effect } from '../../domain/effect.js';
import type { Incident } from '../../domain/incident.js';
import { context, type MessageView, section } from './blocks.js';
import { clauseOf, wordsOf } from './happening.js';
import { escapeAndClip, person, timeOf } from './text.js';
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
  const body = words ? `\n${escapeAndClip(words, 2_700)}` : '';
  return {
    text: `${clause}${words ? `: ${escapeAndClip(words, 300)}` : ''}`,
    blocks: [
      section(`${timeOf(new Date(at))} ${who} · ${clause}${body}`),
      ...(effect.nextUpdateDueAt && happening.kind !== 'role_taken'
        ? [context(`Next update by ${timeOf(new Date(effect.nextUpdateDueAt))}`)]
        : []),
    ],
  };
}

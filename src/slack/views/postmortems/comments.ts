import type { KnownBlock } from '@slack/types';
import type { Effect } from '../../../domain/effect.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { PostmortemDocument, Section } from '../../../domain/postmortems/document.js';
import { type Comment, openComments } from '../../../domain/postmortems/postmortem.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { inLine, person, timeOf } from '../text/text.js';
import { proseBlocks } from './draft/prose.js';

/** The open comments on a section, each with a button to resolve it, and a button to comment. None once it is published. */
export function commentBlocks({ incident, state }: PostmortemDocument, one: Section): KnownBlock[] {
  if (state === 'published') return [];
  const comment = button({
    ...{ label: 'Comment', actionId: `${actionIds.runLine}:comment-${one.key}` },
    value: carry(incident.number, `postmortem comment ${one.key}`),
  });
  return [...openComments(one).flatMap((open) => openComment(incident, open)), actions(comment)];
}

function openComment({ number: incident }: Incident, { number, markdown, by, at }: Comment): KnownBlock[] {
  const heading = section(`💬 ${by ? person(by) : 'Firebreak'} · ${timeOf(at)}`);
  const accessory = button({
    ...{ label: 'Resolve', actionId: `${actionIds.runLine}:resolve-comment-${number}` },
    value: carry(incident, `postmortem resolve ${number}`),
  });
  return [heading.type === 'section' ? { ...heading, accessory } : heading, ...proseBlocks(markdown)];
}

/** Tells the owner or a writer of somebody's comment. */
export function commentNotice(
  incident: Incident,
  { by, section: title }: Extract<Effect, { kind: 'tell_of_comment' }>,
): MessageView {
  const who = by ? person(by) : 'Somebody';
  const name = incidentName(incident.number);
  const said = `${who} commented on *${inLine(title, 150)}* in the post-mortem of ${name}.`;
  const text = markedDrill(
    incident,
    `${said} You get no message about further comments until this one is resolved.`,
  );
  const open = button({
    ...{ label: 'Open post-mortem', actionId: `${actionIds.runLine}:postmortem-open` },
    value: carry(incident.number, 'postmortem open'),
  });
  return { text, blocks: [section(text), actions(open)] };
}

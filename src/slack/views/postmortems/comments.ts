import type { Button, KnownBlock } from '@slack/types';
import type { Effect } from '../../../domain/effect.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { PostmortemDocument, Section } from '../../../domain/postmortems/document.js';
import { type Comment, openComments } from '../../../domain/postmortems/postmortem.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { inLine, person, timeOf } from '../text/text.js';
import { proseBlocks } from './draft/prose.js';

/**
 * The open comments on a section, each with a button to resolve it, and buttons to comment and to see those that are
 * resolved. None once it is published.
 */
export function commentBlocks({ incident, state }: PostmortemDocument, one: Section): KnownBlock[] {
  if (state === 'published') return [];
  const comment = button({
    ...{ label: 'Comment', actionId: `${actionIds.runLine}:comment-${one.key}` },
    value: carry(incident.number, `postmortem comment ${one.key}`),
  });
  const open = openComments(one).flatMap((each) => commentWith(each, resolveButton(incident, each)));
  const resolved = resolvedComments(one).length;
  const see = button({
    ...{ label: `Resolved comments (${resolved})`, actionId: `${actionIds.runLine}:resolved-${one.key}` },
    value: carry(incident.number, `postmortem resolved ${one.key}`),
  });
  return [...open, actions(comment, ...(resolved > 0 ? [see] : []))];
}

/** The latest resolved comments on a section, each with a button to reopen it. */
export function resolvedCommentsView({ incident, state }: PostmortemDocument, one: Section): MessageView {
  const resolved = resolvedComments(one).slice(-maxShown).toReversed();
  const heading = resolved.length > 0 ? 'Resolved comments' : 'No resolved comments';
  const text = `${heading} on *${inLine(one.title, 150)}*`;
  const blocks = resolved.flatMap((each) =>
    commentWith(each, state === 'published' ? null : reopenButton(incident, each)),
  );
  return { text, blocks: [section(text), ...blocks] };
}

/** So that even long ones fit into a modal of 100 blocks. */
const maxShown = 20;

function resolvedComments({ comments }: Section): Comment[] {
  return comments.filter(({ resolved }) => resolved !== null);
}

function resolveButton({ number: incident }: Incident, { number }: Comment): Button {
  return button({
    ...{ label: 'Resolve', actionId: `${actionIds.runLine}:resolve-comment-${number}` },
    value: carry(incident, `postmortem resolve ${number}`),
  });
}

function reopenButton({ number: incident }: Incident, { number }: Comment): Button {
  return button({
    ...{ label: 'Reopen', actionId: `${actionIds.runLine}:reopen-comment-${number}` },
    value: carry(incident, `postmortem reopen ${number}`),
  });
}

function commentWith({ markdown, by, at }: Comment, accessory: Button | null): KnownBlock[] {
  const heading = section(`💬 ${by ? person(by) : 'Firebreak'} · ${timeOf(at)}`);
  return [
    heading.type === 'section' && accessory ? { ...heading, accessory } : heading,
    ...proseBlocks(markdown),
  ];
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

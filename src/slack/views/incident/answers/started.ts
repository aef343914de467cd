import type { ModalView } from '@slack/types';
import { type Incident, incidentName } from '../../../../domain/incident/incident.js';
import type { LookAlike } from '../../../../domain/incident/look-alike.js';
import { outOfOrder } from '../../../../domain/incident/metrics.js';
import { holderOf } from '../../../../domain/incident/role.js';
import { type MessageView, plain, section, sentenceView } from '../../text/blocks.js';
import { orderWarning } from '../../text/terms.js';
import { channelLink, person } from '../../text/text.js';
import { markedDrill, nameWithDrill } from '../drill.js';
import { earlierLookAlikeBlocks, lookAlikeText } from './look-alike.js';

/** Answers the declarer at once. The same for each delivery of the request, even if the channel exists by then. */
export function creatingView(incident: Incident, lookAlike: LookAlike | null): MessageView {
  if (!incident.wantsChannel) return backfilledView(incident);
  return answerTo(incident, `Creating ${incidentName(incident.number)}…`, lookAlike);
}

/** Answers who wrote an incident down that does without a channel. */
function backfilledView({ number, isPrivate, milestones }: Incident): MessageView {
  const name = incidentName(number);
  return sentenceView(
    [
      `*${name}* is saved as resolved.${isPrivate ? ' Only you and whoever has a role in it can see it.' : ''}`,
      ...outOfOrder(milestones).map(([first, second]) => orderWarning(first, second)),
      `Add what happened: \`/incident ${name} note at 14:10 …\`, or *Add to timeline* in the menu of a message.`,
    ].join('\n'),
  );
}

/** Answers the declarer once Slack has created the channel, or has rejected it. */
export function startedView(incident: Incident, lookAlike: LookAlike | null): MessageView {
  return answerTo(incident, startedSentence(incident), lookAlike);
}

/** `lookAlike`: an open incident that looks like this one, if the declarer may see it. */
function answerTo(incident: Incident, sentence: string, lookAlike: LookAlike | null): MessageView {
  const text = markedDrill(incident, sentence);
  return {
    text: lookAlike ? `${text}\n${lookAlikeText(lookAlike)}` : text,
    blocks: [section(text), ...(lookAlike ? earlierLookAlikeBlocks(incident, lookAlike) : [])],
  };
}

/** The same, in place of the submitted form. */
export function startedModal(incident: Incident, { blocks }: MessageView): ModalView {
  return {
    type: 'modal',
    title: plain(nameWithDrill(incident), 24),
    close: plain('Done', 24),
    blocks,
  };
}

function startedSentence(incident: Incident): string {
  const name = incidentName(incident.number);
  return incident.channelId
    ? `*${name}* is ${incident.kind === 'backfilled' ? 'saved as resolved' : 'open'}: ${channelLink(incident.channelId)} · ${whoLeads(incident)}`
    : `*${name}* is saved, but Slack has not made its channel. Firebreak keeps the record; \`/incident show ${name}\` says what is missing.`;
}

/** Somebody may have taken command before Slack created the channel. */
function whoLeads({ roles, reporterId }: Incident): string {
  const commander = holderOf(roles, 'commander');
  if (commander === reporterId) return "You're the incident commander.";
  return commander
    ? `${person(commander)} is the incident commander.`
    : 'No incident commander yet: `/incident lead`.';
}

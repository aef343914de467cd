import type { ModalView } from '@slack/types';
import { type Incident, incidentName } from '../../../../domain/incident/incident.js';
import type { LookAlike } from '../../../../domain/incident/look-alike.js';
import { holderOf } from '../../../../domain/incident/role.js';
import { type MessageView, plain, section } from '../../text/blocks.js';
import { channelLink, person } from '../../text/text.js';
import { markedDrill, nameWithDrill } from '../drill.js';
import { earlierLookAlikeBlocks, lookAlikeText } from './look-alike.js';

/** Answers the declarer at once. The same for each delivery of the request, even if the channel exists by then. */
export function creatingView(incident: Incident, lookAlike: LookAlike | null): MessageView {
  return answerTo(incident, `Creating *${incidentName(incident.number)}*…`, lookAlike);
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
    ? `*${name}* is open: ${channelLink(incident.channelId)} · ${whoLeads(incident)}`
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

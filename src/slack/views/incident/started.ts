import type { ModalView } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { LookAlike } from '../../../domain/incident/look-alike.js';
import { holderOf } from '../../../domain/incident/role.js';
import { type MessageView, plain, section } from '../text/blocks.js';
import { channelLink, person } from '../text/text.js';
import { markedDrill, nameWithDrill } from './drill.js';
import { earlierLookAlikeBlocks, lookAlikeText } from './look-alike.js';

/** What the answer says besides where the incident is. */
export interface StartedLook {
  /** Slack rejected the channel. */
  isStuck: boolean;
  /** An open incident that looks like this one, if the declarer may see it. */
  lookAlike: LookAlike | null;
}

/** Answers the declarer: first that it is saved, then where it is. */
export function startedView(incident: Incident, { isStuck, lookAlike }: StartedLook): MessageView {
  const text = markedDrill(incident, startedSentence(incident, isStuck));
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

function startedSentence(incident: Incident, isStuck: boolean): string {
  const name = `*${incidentName(incident.number)}*`;
  if (incident.channelId)
    return `${name} is open: ${channelLink(incident.channelId)} · ${whoLeads(incident)}`;
  return isStuck
    ? `${name} is saved, but Slack has not made its channel. Firebreak keeps the record; \`/incident show ${incidentName(incident.number)}\` says what is missing.`
    : `Creating ${name}…`;
}

/** Somebody may have taken command before Slack created the channel. */
function whoLeads({ roles, reporterId }: Incident): string {
  const commander = holderOf(roles, 'commander');
  if (commander === reporterId) return "You're the incident commander.";
  return commander
    ? `${person(commander)} is the incident commander.`
    : 'No incident commander yet: `/incident lead`.';
}

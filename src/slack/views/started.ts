import type { ModalView } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { holderOf } from '../../domain/incident/role.js';
import { type MessageView, plain, section } from './blocks.js';
import { markedDrill, nameWithDrill } from './drill.js';
import { channelLink, person } from './text.js';

/** What the declarer reads: at once that it is saved, then where it is. `isStuck`: Slack would not make the channel. */
export function startedView(incident: Incident, isStuck = false): MessageView {
  const text = markedDrill(incident, startedSentence(incident, isStuck));
  return { text, blocks: [section(text)] };
}

/** The same, in the place of the form that was submitted. */
export function startedModal(incident: Incident, isStuck = false): ModalView {
  return {
    type: 'modal',
    title: plain(nameWithDrill(incident), 24),
    close: plain('Done', 24),
    blocks: [section(markedDrill(incident, startedSentence(incident, isStuck)))],
  };
}

function startedSentence(incident: Incident, isStuck: boolean): string {
  const name = `*${incidentName(incident.number)}*`;
  if (incident.channelId)
    return `${name} is open: ${channelLink(incident.channelId)} · ${whoLeads(incident)}`;
  return isStuck
    ? `${name} is saved, but Slack has not made its channel. Firebreak keeps the record; \`/incident show ${incidentName(incident.number)}\` says what is missing.`
    : `${name} is saved. Its channel opens in a moment, and you will be in it.`;
}

/** Somebody may have taken over before Slack had made the channel. */
function whoLeads({ roles, reporterId }: Incident): string {
  const commander = holderOf(roles, 'commander');
  if (commander === reporterId) return 'You are commander until someone takes over.';
  return commander ? `${person(commander)} is commander.` : 'Nobody is commander yet: `/incident lead`.';
}

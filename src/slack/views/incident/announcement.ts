import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { milestoneAt } from '../../../domain/incident/milestone.js';
import { holderOf } from '../../../domain/incident/role.js';
import { phaseOf } from '../../../domain/incident/status.js';
import type { Policy } from '../../../domain/policy.js';
import { namesIn } from '../../../domain/timeline/messages/readable.js';
import { actionIds, carry } from '../action-ids.js';
import { editedNote } from '../edited.js';
import { byName, type Names, noNames, type People } from '../people/names.js';
import { actions, button, context, type MessageView, section } from '../text/blocks.js';
import { stateEmoji, statusName } from '../text/terms.js';
import { channelLink, inLine, timeOf } from '../text/text.js';
import { quoteBlock } from '../timeline/quote-block.js';
import { markedDrill } from './drill.js';

/**
 * Announces an incident where it was declared and in the configured channel. Edited as things change, so it notifies
 * nobody.
 */
export function announcementView(incident: Incident, policy: Policy, names: Names = noNames): MessageView {
  if (incident.isPrivate) return privateView;
  const name =
    `${stateEmoji(policy, incident)} *${incidentName(incident.number)}* · ${incident.severity}`.trim();
  const title = inLine(incident.title, 300);
  const headline = markedDrill(incident, `${name} · *${title}* · ${statusName(incident.status)}`);
  const words = incident.latestUpdate?.text ?? incident.summary;
  const isOver = phaseOf(incident.status) === 'done';
  return {
    text: markedDrill(incident, announcedText(incident, byName(names))),
    blocks: [
      section(headline),
      ...(words ? [quoteBlock(words, 600, namesIn(names))] : []),
      ...editedNote(incident.latestUpdate, byName(names).person),
      ...(incident.kind === 'drill' ? [context('This is a drill. Nothing is broken.')] : []),
      context(facts(incident, byName(names))),
      ...(isOver
        ? []
        : [
            actions(
              button({
                label: 'Join',
                actionId: actionIds.join,
                value: carry(incident.number),
                style: 'primary',
              }),
            ),
          ]),
    ],
  };
}

const isPrivateNow = 'This incident is now private.';

/** Replaces the announcement of an incident that became private; reveals nothing. */
const privateView: MessageView = { text: isPrivateNow, blocks: [section(isPrivateNow)] };

/** A whole sentence, because phones show only this. */
function announcedText(incident: Incident, { person }: People): string {
  const { reporterId, number, severity, status } = incident;
  const title = inLine(incident.title, 300);
  return `${person(reporterId)} declared ${incidentName(number)}, ${severity}: ${title}. It is ${statusName(status)}.`;
}

function facts(incident: Incident, { person }: People): string {
  const commander = holderOf(incident.roles, 'commander');
  const declaredAt = milestoneAt(incident.milestones, 'declared');
  return [
    commander ? `Incident commander ${person(commander)}` : 'No incident commander yet',
    `declared ${declaredAt ? timeOf(declaredAt) : ''} by ${person(incident.reporterId)}`,
    ...(incident.channelId ? [channelLink(incident.channelId)] : []),
  ].join(' · ');
}

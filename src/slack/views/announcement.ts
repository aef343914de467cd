import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { momentAt } from '../../domain/incident/moment.js';
import { holderOf } from '../../domain/incident/role.js';
import { phaseOf } from '../../domain/incident/status.js';
import type { Policy } from '../../domain/policy.js';
import { actionIds, carry } from './action-ids.js';
import { actions, button, context, type MessageView, section } from './blocks.js';
import { quoteBlock } from './quote-block.js';
import { channelLink, inLine, person, timeOf } from './text.js';
import { stateEmoji, statusName } from './words.js';

/** The message where an incident was declared, and in the channel that hears of all: edited as things change. */
export function announcementView(incident: Incident, policy: Policy): MessageView {
  const name =
    `${stateEmoji(policy, incident)} *${incidentName(incident.number)}* · ${incident.severity}`.trim();
  const title = inLine(incident.title, 300);
  const headline = `${name} · *${title}* · ${statusName(incident.status)}`;
  const words = incident.latestUpdate?.text ?? incident.summary;
  const isOver = phaseOf(incident.status) === 'done';
  return {
    text: `${incidentName(incident.number)} · ${incident.severity} · ${title} · ${statusName(incident.status)}`,
    blocks: [
      section(headline),
      ...(words ? [quoteBlock(words, 600)] : []),
      context(facts(incident)),
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

function facts(incident: Incident): string {
  const commander = holderOf(incident.roles, 'commander');
  const declaredAt = momentAt(incident.moments, 'declared');
  return [
    commander ? `Commander ${person(commander)}` : 'No commander yet',
    `declared ${declaredAt ? timeOf(declaredAt, true) : ''} by ${person(incident.reporterId)}`,
    ...(incident.channelId ? [channelLink(incident.channelId)] : []),
  ].join(' · ');
}

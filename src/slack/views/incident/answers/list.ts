import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../../domain/incident/incident.js';
import { milestoneAt, occurredAt } from '../../../../domain/incident/milestone.js';
import { holderOf } from '../../../../domain/incident/role.js';
import type { Policy } from '../../../../domain/policy.js';
import { actionIds, carry } from '../../action-ids.js';
import { actions, button, context, type MessageView, sections, sentenceView } from '../../text/blocks.js';
import { stateEmoji, statusName } from '../../text/terms.js';
import { ago, channelLink, inLine, person } from '../../text/text.js';
import { markedDrill } from '../drill.js';

/** Lists incidents, newest first. `more`: the line that shows the next page, or null. */
export function listView(
  incidents: Incident[],
  options: { title: string; policy: Policy; more: string | null },
): MessageView {
  if (incidents.length === 0) {
    const text = `${options.title}: none. Declare one with \`/incident start\`.`;
    return sentenceView(text);
  }
  const next: KnownBlock[] = options.more
    ? [actions(button({ label: 'Older', actionId: actionIds.runLine, value: carry(0, options.more) }))]
    : [];
  return {
    text: `${options.title}: ${incidents.length}`,
    blocks: [
      context(`${options.title} · ${incidents.length}`),
      ...sections(incidents.map((one) => incidentLine(one, options.policy))),
      ...next,
    ],
  };
}

/** `🔴 *INC-42* sev1 · Checkout is down · investigating · declared 23 minutes ago · @dana · #inc-42-…`. */
export function incidentLine(incident: Incident, policy: Policy): string {
  const commander = holderOf(incident.roles, 'commander');
  const line = [
    `${stateEmoji(policy, incident)} *${incidentName(incident.number)}* ${incident.severity}${incident.isPrivate ? ' 🔒' : ''}`.trim(),
    inLine(incident.title, 300),
    statusName(incident.status),
    ...whenText(incident),
    ...(commander ? [person(commander)] : []),
    ...(incident.channelId ? [channelLink(incident.channelId)] : []),
  ].join(' · ');
  return markedDrill(incident, line);
}

/** Who wrote an incident down afterwards may not know when somebody declared it. */
function whenText({ kind, milestones }: Incident): string[] {
  const declared = milestoneAt(milestones, 'declared');
  const at = declared ?? occurredAt(milestones);
  const marked = kind === 'backfilled' ? ['written down afterwards'] : [];
  return at ? [`${declared ? 'declared' : 'happened'} ${ago(at)}`, ...marked] : marked;
}

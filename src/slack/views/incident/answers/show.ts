import type { OpenFailure } from '../../../../domain/delivery/delivery-task.js';
import type { Incident } from '../../../../domain/incident/incident.js';
import { type MetricName, metric, outOfOrder } from '../../../../domain/incident/metrics.js';
import { milestoneAt, milestoneNames } from '../../../../domain/incident/milestone.js';
import { holderOf, roleLabel, roles } from '../../../../domain/incident/role.js';
import type { Policy } from '../../../../domain/policy.js';
import { failureLine } from '../../delivery/delivery-failure.js';
import { editedNote } from '../../edited.js';
import { context, type MessageView, section } from '../../text/blocks.js';
import { milestoneName, orderWarning } from '../../text/terms.js';
import { channelLink, duration, person, timeOf } from '../../text/text.js';
import { quoteBlock } from '../../timeline/quote-block.js';
import { incidentLine } from './list.js';

/** Shows one incident in full. */
export function showView(
  report: { incident: Incident; failures: OpenFailure[]; waiting: number; announcedIn: string[] },
  policy: Policy,
): MessageView {
  const { incident, failures, waiting } = report;
  const words = incident.latestUpdate?.text ?? incident.summary;
  const notes = [
    ...outOfOrder(incident.milestones).map(([first, second]) => orderWarning(first, second)),
    ...failures.slice(0, 5).map((failure) => `⚠ ${failureLine(failure)}`),
    ...(waiting > 0
      ? [`${waiting} ${waiting === 1 ? 'change is' : 'changes are'} not yet delivered to Slack`]
      : []),
    ...(report.announcedIn.length > 0
      ? [`Announced in ${report.announcedIn.slice(0, 20).map(channelLink).join(', ')}`]
      : []),
  ];
  return {
    text: incidentLine(incident, policy),
    blocks: [
      section(incidentLine(incident, policy)),
      ...(words ? [quoteBlock(words, 2_900)] : []),
      ...editedNote(incident.latestUpdate, person),
      section(
        [rolesLine(incident), milestonesLine(incident), metricsLine(incident)].filter(Boolean).join('\n'),
      ),
      ...notes.slice(0, 10).map((note) => context(note)),
    ],
  };
}

function rolesLine(incident: Incident): string {
  const held = roles.flatMap((role) => {
    const userId = holderOf(incident.roles, role);
    return userId ? [`${roleLabel(role)} ${person(userId)}`] : [];
  });
  return `*Roles* ${[...held, `Reported by ${person(incident.reporterId)}`].join(' · ')}`;
}

function milestonesLine(incident: Incident): string {
  const known = milestoneNames.flatMap((name) => {
    const at = milestoneAt(incident.milestones, name);
    return at ? [`${milestoneName(name)} ${timeOf(at)}`] : [];
  });
  return `*Milestones* ${known.join(' · ')}`;
}

/** Each metric named by both its ends; `invalid`, never negative, if the ends are in the wrong order. */
function metricsLine(incident: Incident): string {
  const shown: [MetricName, string][] = [
    ['time_to_acknowledge', 'declared → acknowledged'],
    ['time_to_mitigate', 'impact → mitigated'],
    ['time_to_resolve', 'declared → resolved'],
  ];
  const known = shown.flatMap(([name, ends]) => {
    const value = metric(incident.milestones, name);
    if (value.state === 'pending') return [];
    return [`${ends} ${value.state === 'recorded' ? duration(value.ms) : 'invalid'}`];
  });
  return known.length > 0 ? `*Times* ${known.join(' · ')}` : '';
}

import type { Button } from '@slack/types';
import type { Incident } from '../../../../domain/incident/incident.js';
import { incidentName } from '../../../../domain/incident/incident.js';
import { milestoneAt } from '../../../../domain/incident/milestone.js';
import { holderOf, roleLabel, roles } from '../../../../domain/incident/role.js';
import { isActive, phaseOf } from '../../../../domain/incident/status.js';
import type { Policy } from '../../../../domain/policy.js';
import { capital } from '../../../../domain/text/words.js';
import type { ShownMessage, TimelineItem } from '../../../../domain/timeline/timeline-item.js';
import { actionIds, carry } from '../../action-ids.js';
import { editedText } from '../../edited.js';
import { type Names, noNames } from '../../people/names.js';
import { button, type MessageView, section, sections } from '../../text/blocks.js';
import { stateEmoji, statusName } from '../../text/terms.js';
import { ago, channelLink, inLine, person, quotedInLine, timeOf } from '../../text/text.js';
import { itemText } from '../../timeline/timeline-item.js';
import { markedDrill } from '../drill.js';
import { nextUpdateText } from '../next-update.js';

export interface CatchupOptions {
  policy: Policy;
  now: Date;
  linkTo: (message: ShownMessage) => string | null;
  /** Whether times need a date; default: true. */
  withDay?: boolean;
  /** Whether the reader is in the incident's channel; elsewhere the channel and *Join* are shown. */
  isInside?: boolean;
  /** Names of the people and things that the text mentions. */
  names?: Names;
}

const itemMaxChars = 140;

/** Briefs a newcomer in under 20 lines: state, roles, recent activity, open questions. */
export function catchupView(
  { incident, items, questions }: { incident: Incident; items: TimelineItem[]; questions: TimelineItem[] },
  { policy, now, linkTo, withDay = true, names = noNames, isInside = false }: CatchupOptions,
): MessageView {
  const state =
    `${stateEmoji(policy, incident)} *${incidentName(incident.number)}* · ${incident.severity} · ${statusName(incident.status)}`.trim();
  const headline = markedDrill(incident, state);
  const told = (item: TimelineItem) => itemText(item, { withDay, maxChars: itemMaxChars, linkTo, names });
  const open = [...openOf(incident, now), ...questions.map(told)];
  return {
    text: `${headline} · ${inLine(incident.title, 200)}`,
    blocks: [
      {
        ...section(
          `${headline}${isInside ? '' : placeOf(incident)}\n*${inLine(incident.title, 300)}*${declared(incident)}${latest(incident, items)}`,
        ),
        ...(isInside ? {} : wayIn(incident)),
      },
      section(whoDoesWhat(incident)),
      ...(items.length > 0 ? sections(['*Recent activity*', ...items.map(told)]) : []),
      ...(open.length > 0 ? sections(['*Open questions*', ...open]) : []),
    ],
  };
}

function placeOf({ channelId }: Incident): string {
  return channelId === null ? '' : ` · ${channelLink(channelId)}`;
}

/** The channel, and *Join* while the incident is open. */
function wayIn({ channelId, number, status }: Incident): { accessory?: Button } {
  if (channelId === null || phaseOf(status) === 'done') return {};
  return { accessory: button({ label: 'Join', actionId: actionIds.join, value: carry(number) }) };
}

function declared(incident: Incident): string {
  const at = milestoneAt(incident.milestones, 'declared');
  const impact = milestoneAt(incident.milestones, 'impact_started');
  return `${at ? `\nDeclared ${ago(at)} by ${person(incident.reporterId)}` : ''}${impact ? ` · impact since ${timeOf(impact)}` : ''}`;
}

/** The latest update, unless it is among the items; before there is one, the summary. */
function latest({ latestUpdate, summary }: Incident, items: TimelineItem[]): string {
  if (latestUpdate && items.some(({ occurredAt }) => Number(occurredAt) === Number(latestUpdate.at)))
    return '';
  if (latestUpdate)
    return `\nLatest ${timeOf(latestUpdate.at)}${latestUpdate.by ? ` ${person(latestUpdate.by)}` : ''}${editedText(latestUpdate, person)}: ${quotedInLine(latestUpdate.text, 300)}`;
  return summary ? `\n${quotedInLine(summary, 300)}` : '';
}

function whoDoesWhat(incident: Incident): string {
  const held = roles.map((role) => {
    const userId = holderOf(incident.roles, role);
    return `${roleLabel(role)} ${userId ? person(userId) : '_unassigned_'}`;
  });
  return `*Roles*\n${held.join(' · ')}`;
}

function openOf(incident: Incident, now: Date): string[] {
  if (!isActive(incident.status)) return [];
  const due = nextUpdateText(incident, now);
  const questions = [
    ...(milestoneAt(incident.milestones, 'impact_started') ? [] : ['When did the impact start?']),
    ...(holderOf(incident.roles, 'commander') ? [] : ['Who is incident commander?']),
    ...(incident.status === 'investigating' || incident.status === 'triage' ? ['What is the cause?'] : []),
    ...(due ? [capital(due)] : []),
  ];
  return questions.length > 0 ? [questions.join(' · ')] : [];
}

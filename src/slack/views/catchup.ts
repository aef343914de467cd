import { type Incident, incidentName } from '../../domain/incident.js';
import { momentAt } from '../../domain/moment.js';
import type { Policy } from '../../domain/policy.js';
import { holderOf, roles } from '../../domain/role.js';
import { isActive } from '../../domain/status.js';
import type { TimelineEntry } from '../../domain/timeline-entry.js';
import { wordsOf } from '../../domain/words-of.js';
import { context, type MessageView, section, sections } from './blocks.js';
import { clauseOf } from './happening.js';
import { ago, inLine, person, timeOf } from './text.js';
import { roleName, stateEmoji, statusName } from './words.js';

/** How many of the newest entries are told. */
export const catchupEntries = 8;

/** For the one who comes late: state, who does what, what happened last, what is open; under 20 lines. */
export function catchupView(incident: Incident, entries: TimelineEntry[], policy: Policy): MessageView {
  const headline =
    `${stateEmoji(policy, incident)} *${incidentName(incident.number)}* · ${incident.severity} · ${statusName(incident.status)}`.trim();
  const lines = entries.slice(-catchupEntries).map(entryLine);
  return {
    text: `${headline} · ${inLine(incident.title, 200)}`,
    blocks: [
      section(`${headline}\n*${inLine(incident.title, 300)}*${declared(incident)}`),
      section(whoDoesWhat(incident)),
      ...(lines.length > 0 ? sections(['*What happened last*', ...lines]) : []),
      ...open(incident),
    ],
  };
}

function declared(incident: Incident): string {
  const at = momentAt(incident.moments, 'declared');
  const impact = momentAt(incident.moments, 'impact_started');
  return `${at ? `\nDeclared ${ago(at)} by ${person(incident.reporterId)}` : ''}${impact ? ` · impact since ${timeOf(impact)}` : ''}`;
}

function whoDoesWhat(incident: Incident): string {
  const held = roles.map((role) => {
    const userId = holderOf(incident.roles, role);
    return `${roleName(role)} ${userId ? person(userId) : '_nobody_'}`;
  });
  return `*Who does what*\n${held.join(' · ')}`;
}

function entryLine(entry: TimelineEntry): string {
  const words = wordsOf(entry.happening);
  const who = entry.authorId ? `${person(entry.authorId)} ` : '';
  return `${timeOf(entry.occurredAt)} ${who}${clauseOf(entry.happening, entry.authorId)}${words ? `: ${inLine(words, 140)}` : ''}`;
}

function open(incident: Incident) {
  if (!isActive(incident.status)) return [];
  const questions = [
    ...(momentAt(incident.moments, 'impact_started') ? [] : ['When did the impact begin?']),
    ...(holderOf(incident.roles, 'commander') ? [] : ['Who leads?']),
    ...(incident.status === 'investigating' || incident.status === 'triage' ? ['What is the cause?'] : []),
    ...(incident.nextUpdateDueAt ? [`Next update by ${timeOf(incident.nextUpdateDueAt)}`] : []),
  ];
  return questions.length > 0 ? [context(`Open: ${questions.join(' · ')}`)] : [];
}

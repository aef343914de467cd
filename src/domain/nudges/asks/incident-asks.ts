import { type Role, roles } from '../../incident/role.js';
import { phaseOf } from '../../incident/status.js';
import { type Policy, severityPolicy } from '../../policy.js';
import { dayFrom } from '../../time/civil-day.js';
import { unreachable } from '../../unreachable.js';
import type { IncidentRow } from '../rows.js';
import type { Rule } from '../rule.js';
import type { Ask, DayAsk, MinuteAsk } from './ask.js';
import { inChannel, subjectOf } from './in-channel.js';
import { type People, type Recipient, recipientOf } from './recipient.js';
import { runbookAsks } from './runbook-asks.js';
import { taskAsks } from './task-asks.js';

const weekly = 7;

/** What is asked about an incident: at once in its channel, or in a person's digest. Nothing of a drill. */
export function incidentAsks(incident: IncidentRow, policy: Policy, people: People): Ask[] {
  if (incident.kind === 'drill') return [];
  const phase = phaseOf(incident.status);
  switch (phase) {
    case 'active':
      return activeAsks(incident, policy);
    case 'learning':
      return [
        ...factsAsk(incident, policy),
        ...runbookAsks(incident, policy),
        ...notClosedAsk(incident, policy, people),
        ...postmortemAsks(incident, policy, people),
        ...taskAsks(incident, policy.nudges, people),
      ];
    case 'done':
      return [...postmortemAsks(incident, policy, people), ...taskAsks(incident, policy.nudges, people)];
    default:
      return unreachable(phase);
  }
}

function activeAsks(incident: IncidentRow, policy: Policy): MinuteAsk[] {
  const { triageMinutes, summaryMinutes, silentMinutes } = policy.nudges.incidents;
  const { status, declaredAt, hasSummary, lastSaidAt, severity, isPaused } = incident;
  return [
    ...updateAsk(incident, policy),
    ...runbookAsks(incident, policy),
    ...roleAsks(incident, policy),
    ...(status === 'triage' ? repeated(incident, 'triage_unanswered', declaredAt, triageMinutes) : []),
    ...(hasSummary ? [] : after(incident, 'no_summary', declaredAt, summaryMinutes)),
    ...(isPaused ? [] : repeated(incident, 'silent', lastSaidAt, silentMinutes[severity] ?? null)),
  ];
}

/** Asks when the update is due, and then at every interval; a snooze moves all of that. */
function updateAsk(incident: IncidentRow, policy: Policy): MinuteAsk[] {
  const { updateDueAt, updateSnoozedUntil } = incident;
  if (updateDueAt === null || !policy.nudges.incidents.updateDue) return [];
  const isSnoozed = updateSnoozedUntil !== null && updateSnoozedUntil > updateDueAt;
  const start = isSnoozed ? updateSnoozedUntil : updateDueAt;
  const every = severityPolicy(policy, incident.severity)?.updateEveryMinutes ?? null;
  return inChannel(incident, 'update_due', { start, steps: { at: [0], every } });
}

function roleAsks(incident: IncidentRow, { nudges }: Policy): MinuteAsk[] {
  const { wantedRoles, roleMinutes } = nudges.incidents;
  const wanted = wantedRoles[incident.severity] ?? [];
  return roles
    .filter((role) => wanted.includes(role))
    .flatMap((role) => roleAsk(incident, role, roleMinutes));
}

function roleAsk(incident: IncidentRow, role: Role, minutes: number | null): MinuteAsk[] {
  const start = incident.vacantSince[role];
  return start ? after(incident, 'role_unfilled', start, minutes, role) : [];
}

/** Once for each time that it is resolved. Who writes an incident down afterwards was asked in the form. */
function factsAsk(incident: IncidentRow, { nudges }: Policy): MinuteAsk[] {
  const { kind, lacksFacts, resolvedAt } = incident;
  if (kind === 'backfilled' || !lacksFacts || resolvedAt === null) return [];
  return nudges.incidents.missingFacts ? after(incident, 'facts_missing', resolvedAt, 0) : [];
}

function notClosedAsk(incident: IncidentRow, { nudges }: Policy, people: People): DayAsk[] {
  const days = nudges.incidents.notClosedDays;
  if (incident.resolvedAt === null || days === null) return [];
  const commander = recipientOf(incident.commanderId, incident, { people, lead: nudges.lead });
  const steps = { at: [days], every: weekly };
  return inDigest(incident, commander, 'not_closed', { start: incident.resolvedAt, steps });
}

function postmortemAsks(incident: IncidentRow, { nudges }: Policy, people: People): DayAsk[] {
  return incident.postmortem.flatMap(({ awaits, dueOn, userId }) => {
    const start = dayFrom(dueOn);
    const recipient = recipientOf(userId ?? incident.commanderId, incident, { people, lead: nudges.lead });
    const steps = { at: [0], every: weekly };
    return start === null ? [] : inDigest(incident, recipient, postmortemRules[awaits], { start, steps });
  });
}

const postmortemRules = {
  writing: 'postmortem_unwritten',
  review: 'postmortem_unreviewed',
  answer: 'postmortem_unanswered',
} as const;

/** Asks once, so many minutes after the start. */
function after(
  incident: IncidentRow,
  rule: Rule,
  start: Date,
  minutes: number | null,
  role?: Role,
): MinuteAsk[] {
  if (minutes === null) return [];
  return inChannel(incident, rule, { start, steps: { at: [minutes], every: null }, about: role });
}

/** Asks so many minutes after the start, and then again after as many. */
function repeated(incident: IncidentRow, rule: Rule, start: Date, minutes: number | null): MinuteAsk[] {
  if (minutes === null) return [];
  return inChannel(incident, rule, { start, steps: { at: [minutes], every: minutes } });
}

function inDigest(
  incident: IncidentRow,
  recipient: Recipient | null,
  rule: Rule,
  rest: Pick<DayAsk, 'start' | 'steps'>,
): DayAsk[] {
  const subject = subjectOf(incident);
  return recipient ? [{ kind: 'days', subject, recipient, ruleAt: () => rule, ...always, ...rest }] : [];
}

const always = { restsUntil: null, since: null, notBefore: null };

import type { Incident } from '../incident/incident.js';
import { firstRecordedAt, milestoneAt, reachedIn } from '../incident/milestone.js';
import { missingFacts } from '../incident/missing-facts.js';
import { holderOf, type Role, type RoleHolding, roles } from '../incident/role.js';
import type { FollowedIncident, IncidentRow, PostmortemRow, RunbookStepRow, TaskRow } from './rows.js';

/** What nudges need to know of an incident. `lastSaidAt`: when a person last wrote in its channel; null: never. */
export function incidentRowOf(
  incident: Incident,
  {
    memberIds,
    lastSaidAt,
    steps,
    postmortem,
    tasks,
  }: {
    memberIds: ReadonlySet<string>;
    lastSaidAt: Date | null;
    steps: readonly RunbookStepRow[];
    postmortem: readonly PostmortemRow[];
    tasks: readonly TaskRow[];
  },
): IncidentRow {
  const { title, severity, status, milestones, summary, nextUpdateDueAt, updatesSnoozedUntil } = incident;
  const declaredAt = milestoneAt(milestones, 'declared') ?? firstRecordedAt(milestones) ?? new Date(0);
  return {
    ...followed(incident, memberIds),
    ...{ title, severity, status, declaredAt },
    resolvedAt: reachedIn(milestones, 'resolved')?.recordedAt ?? null,
    hasSummary: summary !== null,
    lacksFacts: missingFacts(incident).length > 0,
    vacantSince: vacancies(incident.roles, declaredAt),
    updateDueAt: nextUpdateDueAt,
    updateSnoozedUntil: updatesSnoozedUntil,
    isPaused: incident.updatesPausedReason !== null,
    lastSaidAt: lastSaidAt && lastSaidAt > declaredAt ? lastSaidAt : declaredAt,
    steps,
    postmortem,
    tasks,
  };
}

function followed(incident: Incident, memberIds: ReadonlySet<string>): FollowedIncident {
  const { number, kind, isPrivate, channelId, roles } = incident;
  return {
    ...{ number, kind, isPrivate, channelId },
    memberIds: isPrivate ? memberIds : null,
    commanderId: holderOf(roles, 'commander'),
    postmortemOwnerId: null,
  };
}

function vacancies(holdings: readonly RoleHolding[], declaredAt: Date): IncidentRow['vacantSince'] {
  const vacant = roles.filter((role) => holderOf(holdings, role) === null);
  return Object.fromEntries(vacant.map((role) => [role, lastLeft(holdings, role) ?? declaredAt]));
}

function lastLeft(holdings: readonly RoleHolding[], role: Role): Date | null {
  return holdings.findLast((holding) => holding.role === role)?.until ?? null;
}

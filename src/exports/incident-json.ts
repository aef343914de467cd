import { type Incident, incidentName } from '../domain/incident/incident.js';
import { type MilestoneName, milestoneAt, milestoneNames } from '../domain/incident/milestone.js';
import { holderOf, type Role, roles } from '../domain/incident/role.js';

/** An incident as `--json` prints it: times in UTC (ISO 8601), users by their Slack ids. See docs/command-line.md. */
export interface IncidentJson {
  name: string;
  number: number;
  title: string;
  severity: string;
  status: string;
  kind: string;
  private: boolean;
  summary: string | null;
  affects: string[];
  reporter: string;
  /** Who holds each role now. */
  roles: Record<Role, string | null>;
  /** The current value of each milestone. */
  milestones: Record<MilestoneName, string | null>;
  latestUpdate: { at: string; by: string | null; text: string } | null;
  nextUpdateDueAt: string | null;
  cancellation: Incident['cancellation'];
  channel: string | null;
}

export function incidentJson(incident: Incident): IncidentJson {
  const { number, title, severity, status, kind, summary, affects, latestUpdate, cancellation } = incident;
  const holders = roles.map((role) => [role, holderOf(incident.roles, role)]);
  const milestones = milestoneNames.map((name) => [
    name,
    milestoneAt(incident.milestones, name)?.toISOString() ?? null,
  ]);
  return {
    ...{ name: incidentName(number), number, title, severity, status, kind, private: incident.isPrivate },
    ...{ summary, affects, reporter: incident.reporterId },
    roles: Object.fromEntries(holders),
    milestones: Object.fromEntries(milestones),
    latestUpdate: latestUpdate && { ...latestUpdate, at: latestUpdate.at.toISOString() },
    nextUpdateDueAt: incident.nextUpdateDueAt?.toISOString() ?? null,
    cancellation,
    channel: incident.channelId,
  };
}

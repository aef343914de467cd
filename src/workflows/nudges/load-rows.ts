import type { Tx } from '../../db/database.js';
import { decidedKeys } from '../../db/queries/nudges/ledger.js';
import {
  followedIncidents,
  membersOfPrivate,
  nudgedIncidents,
  nudgedItems,
  nudgedPeople,
} from '../../db/queries/nudges/nudge-rows.js';
import { nudgedPostmortems } from '../../db/queries/postmortems/nudged-postmortems.js';
import { tasksOf } from '../../db/queries/postmortems/tasks.js';
import { timedSteps } from '../../db/queries/runbooks/timed-steps.js';
import { actionItemName, actionItemNumberFrom } from '../../domain/action-items/action-item.js';
import { incidentName, incidentNumberFrom } from '../../domain/incident/incident.js';
import { incidentRowOf } from '../../domain/nudges/incident-row.js';
import type { NudgeRows } from '../../domain/nudges/nudges-due.js';
import { postmortemRows, taskRows } from '../../domain/nudges/postmortem-rows.js';
import type { ActionItemRow, FollowedIncident, IncidentRow } from '../../domain/nudges/rows.js';
import type { Policy } from '../../domain/policy.js';

/** Numbers of action items and incidents of one workspace. */
export interface Subjects {
  actionItems: number[];
  incidents: number[];
}

/** The numbers in `ACT-17` and `INC-42`. */
export function subjectsNamed(names: readonly string[]): Subjects {
  const isIncident = (name: string) => name.startsWith('INC-');
  return {
    actionItems: names.map(actionItemNumberFrom).filter((number) => number !== undefined),
    incidents: names
      .filter(isIncident)
      .map(incidentNumberFrom)
      .filter((number) => number !== undefined),
  };
}

/** Their names, without those in `except`. */
export function namesOf({ actionItems, incidents }: Subjects, except?: ReadonlySet<string>): string[] {
  const names = [...actionItems.map(actionItemName), ...incidents.map(incidentName)];
  return except?.size ? names.filter((name) => !except.has(name)) : names;
}

/** Everything that decides what these subjects owe. */
export interface LoadedRows {
  rows: NudgeRows;
  decided: ReadonlySet<string>;
}

/** Reads these subjects, the people they concern, and what the ledger says of both. */
export async function loadRows(
  { db, policy, now }: { db: Tx; policy: Policy; now: Date },
  workspaceId: string,
  subjects: Subjects,
): Promise<LoadedRows> {
  const [actionItems, incidents] = await Promise.all([
    loadItems(db, workspaceId, { numbers: subjects.actionItems, policy }),
    loadIncidents(db, workspaceId, { numbers: subjects.incidents, policy }),
  ]);
  const { userIds, recipientIds } = concernedBy([...actionItems.map((item) => item.incident), ...incidents], {
    ownerIds: actionItems.map(({ ownerId }) => ownerId),
    lead: policy.nudges.lead,
  });
  const [people, decided] = await Promise.all([
    nudgedPeople(db, workspaceId, userIds),
    decidedKeys(db, workspaceId, { subjects: namesOf(subjects), recipientIds, now }),
  ]);
  return { rows: { actionItems, incidents, people }, decided };
}

async function loadItems(
  db: Tx,
  workspaceId: string,
  { numbers, policy }: { numbers: number[]; policy: Policy },
): Promise<ActionItemRow[]> {
  const items = await nudgedItems(db, workspaceId, numbers);
  const incidents = await followedIncidents(db, workspaceId, {
    numbers: [...new Set(items.map(({ incidentNumber }) => incidentNumber))],
    archivesOnClose: policy.channel.archiveOnClose,
  });
  return items.flatMap(({ incidentNumber, ...item }) => {
    const incident = incidents.get(incidentNumber);
    return incident ? [{ ...item, incident }] : [];
  });
}

async function loadIncidents(
  db: Tx,
  workspaceId: string,
  { numbers, policy }: { numbers: number[]; policy: Policy },
): Promise<IncidentRow[]> {
  const [{ incidents, lastSaidAt }, steps, members, postmortems, tasks] = await Promise.all([
    nudgedIncidents(db, workspaceId, numbers),
    timedSteps(db, workspaceId, numbers),
    numbers.length > 0 ? membersOfPrivate(db, workspaceId, numbers) : new Map<number, Set<string>>(),
    nudgedPostmortems(db, workspaceId, numbers),
    tasksOf(db, workspaceId, numbers),
  ]);
  return incidents.map((incident) => {
    const { number } = incident;
    const followUp = { postmortem: postmortems.get(number) ?? null, tasks: tasks.get(number) ?? [] };
    return incidentRowOf(incident, {
      memberIds: members.get(number) ?? new Set(),
      lastSaidAt: lastSaidAt.get(number) ?? null,
      steps: steps.get(number) ?? [],
      postmortem: postmortemRows(incident, followUp, policy),
      tasks: taskRows(incident, followUp),
    });
  });
}

/** The users and channels that may be asked about these incidents or their action items. */
function concernedBy(
  incidents: readonly (FollowedIncident & Partial<Pick<IncidentRow, 'postmortem' | 'tasks'>>)[],
  { ownerIds, lead }: { ownerIds: (string | null)[]; lead: string | null },
): { userIds: string[]; recipientIds: string[] } {
  const people = incidents.flatMap(({ commanderId, postmortemOwnerId, postmortem = [], tasks = [] }) => [
    commanderId,
    postmortemOwnerId,
    ...postmortem.map(({ userId }) => userId),
    ...tasks.map(({ assigneeId }) => assigneeId),
  ]);
  const userIds = [...new Set([...ownerIds, ...people, lead].filter((id) => id !== null))];
  const channelIds = incidents.map(({ channelId }) => channelId).filter((id) => id !== null);
  return { userIds, recipientIds: [...new Set([...userIds, ...channelIds])] };
}

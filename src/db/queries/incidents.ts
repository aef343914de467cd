import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Incident } from '../../domain/incident.js';
import { momentAt } from '../../domain/moment.js';
import { type Phase, phaseOf, statuses } from '../../domain/status.js';
import type { Tx } from '../database.js';
import { incidents, members, workspaces } from '../schema.js';
import { incidentFromRow } from './incident-row.js';

/** One incident of a workspace, by its number or by its channel. */
export type IncidentRef = { workspaceId: string } & ({ number: number } | { channelId: string });

/** The incident, its row locked until the transaction ends; null where there is none. */
export async function lockIncident(tx: Tx, ref: IncidentRef): Promise<Incident | null> {
  const [row] = await tx.orm.select().from(incidents).where(is(ref)).for('update');
  return row ? incidentFromRow(row) : null;
}

/** The incident as it is now, or null. */
export async function findIncident(tx: Tx, ref: IncidentRef): Promise<Incident | null> {
  const [row] = await tx.orm.select().from(incidents).where(is(ref));
  return row ? incidentFromRow(row) : null;
}

/** The next number of the workspace, from 1. Taken with the transaction: a rollback leaves no gap. */
export async function takeIncidentNumber(tx: Tx, workspaceId: string): Promise<number> {
  const [row] = await tx.orm
    .insert(workspaces)
    .values({ workspaceId, lastIncidentNumber: 1 })
    .onConflictDoUpdate({
      target: workspaces.workspaceId,
      set: { lastIncidentNumber: sql`${workspaces.lastIncidentNumber} + 1` },
    })
    .returning({ number: workspaces.lastIncidentNumber });
  if (!row) throw new Error(`No incident number was given for workspace ${workspaceId}.`);
  return row.number;
}

export async function insertIncident(tx: Tx, incident: Incident, at: Date): Promise<void> {
  const declaredAt = momentAt(incident.moments, 'declared') ?? at;
  await tx.orm.insert(incidents).values({ ...incident, declaredAt, changedAt: at });
}

/** Writes what people decided; never the columns that only Slack's answers teach. */
export async function saveIncident(tx: Tx, incident: Incident, at: Date): Promise<void> {
  const { workspaceId, number, channelId: _channelId, cardTs: _cardTs, ...decided } = incident;
  await tx.orm
    .update(incidents)
    .set({ ...decided, changedAt: at })
    .where(is({ workspaceId, number }));
}

/** Which incidents to list. `viewerId` null sees all (the operator); others never see private ones they are not in. */
export interface IncidentFilter {
  workspaceId: string;
  viewerId: string | null;
  phases: readonly Phase[];
  /** Only those whose channel this user is in. */
  memberId?: string;
  /** Numbers below this one: the next page. */
  before?: number;
  limit: number;
}

/** Incidents of a workspace, newest first. */
export async function listIncidents(tx: Tx, filter: IncidentFilter): Promise<Incident[]> {
  const wanted = statuses.filter((status) => filter.phases.includes(phaseOf(status)));
  const rows = await tx.orm
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.workspaceId, filter.workspaceId),
        inArray(incidents.status, wanted),
        filter.before === undefined ? undefined : lt(incidents.number, filter.before),
        filter.memberId === undefined ? undefined : isMember(filter.memberId),
        filter.viewerId === null
          ? undefined
          : sql`(not ${incidents.isPrivate} or ${isMember(filter.viewerId)})`,
      ),
    )
    .orderBy(desc(incidents.number))
    .limit(filter.limit);
  return rows.map(incidentFromRow);
}

/** Slack has made the channel. */
export async function setChannel(tx: Tx, ref: IncidentRef, channelId: string): Promise<void> {
  await tx.orm.update(incidents).set({ channelId }).where(is(ref));
}

/** Slack has posted the card. */
export async function setCard(tx: Tx, ref: IncidentRef, cardTs: string): Promise<void> {
  await tx.orm.update(incidents).set({ cardTs }).where(is(ref));
}

function is(ref: IncidentRef): SQL | undefined {
  const which = 'number' in ref ? eq(incidents.number, ref.number) : eq(incidents.channelId, ref.channelId);
  return and(eq(incidents.workspaceId, ref.workspaceId), which);
}

function isMember(userId: string): SQL {
  return sql`exists (select from ${members} where ${and(
    eq(members.workspaceId, incidents.workspaceId),
    eq(members.incidentNumber, incidents.number),
    eq(members.userId, userId),
    isNull(members.leftAt),
  )})`;
}

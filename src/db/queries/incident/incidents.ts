import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Incident } from '../../../domain/incident/incident.js';
import { occurredAt } from '../../../domain/incident/milestone.js';
import { type Phase, phaseOf, statuses } from '../../../domain/incident/status.js';
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { incidents, members, workspaces } from '../../schema/incident.js';
import { incidentFromRow, incidentsFromRows, storedCancellation, storedUpdate } from './incident-row.js';

/** One incident of a workspace, by its number or by its channel. */
export type IncidentRef = { workspaceId: string } & ({ number: number } | { channelId: string });

/** The incident, its row locked until the transaction ends; null if there is none. */
export async function lockIncident(tx: Tx, ref: IncidentRef): Promise<Incident | null> {
  return first('number' in ref ? await lockByNumber(tx, { ...ref }) : await lockByChannel(tx, { ...ref }));
}

/** The incident's current state, or null. */
export async function findIncident(tx: Tx, ref: IncidentRef): Promise<Incident | null> {
  return first(
    'number' in ref ? await selectByNumber(tx, { ...ref }) : await selectByChannel(tx, { ...ref }),
  );
}

/** The incidents of these channels, in the same order; null for a channel without an incident. */
export async function findByChannels(
  tx: Tx,
  channels: { workspaceId: string; channelId: string }[],
): Promise<(Incident | null)[]> {
  const ids = [...new Set(channels.map(({ channelId }) => channelId))];
  const rows = await tx.orm.select().from(incidents).where(inArray(incidents.channelId, ids));
  return channels.map(({ workspaceId, channelId }) => {
    const row = rows.find((one) => one.workspaceId === workspaceId && one.channelId === channelId);
    return row ? incidentFromRow(row) : null;
  });
}

const lockByNumber = prepared((orm) => orm.select().from(incidents).where(matchesNumber()).for('update'));
const lockByChannel = prepared((orm) => orm.select().from(incidents).where(matchesChannel()).for('update'));
const selectByNumber = prepared((orm) => orm.select().from(incidents).where(matchesNumber()));
const selectByChannel = prepared((orm) => orm.select().from(incidents).where(matchesChannel()));

/** The next number in the workspace, from 1. Part of the transaction: a rollback leaves no gap. */
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

/** Stores the workspace's web address. */
export async function storeWorkspace(tx: Tx, workspaceId: string, url: string): Promise<void> {
  await tx.orm
    .insert(workspaces)
    .values({ workspaceId, url })
    .onConflictDoUpdate({ target: workspaces.workspaceId, set: { url } });
}

export async function insertIncident(tx: Tx, incident: Incident, at: Date): Promise<void> {
  const declaredAt = occurredAt(incident.milestones) ?? at;
  // Nobody was in the channel before it existed.
  const membersObservedAt = sql`clock_timestamp()`;
  const { latestUpdate, cancellation } = incident;
  await tx.orm.insert(incidents).values({
    ...incident,
    latestUpdate: latestUpdate && storedUpdate.write(latestUpdate),
    cancellation: cancellation && storedCancellation.write(cancellation),
    ...{ declaredAt, changedAt: at, membersObservedAt },
  });
}

/** Writes what people decided; never the columns that only Slack's replies determine. */
export async function saveIncident(tx: Tx, incident: Incident, at: Date): Promise<void> {
  const { milestones, roles, affects, latestUpdate, cancellation, ...plain } = incident;
  const { nextUpdateDueAt, updatesSnoozedUntil } = incident;
  await updateIncident(tx, {
    ...plain,
    milestones: JSON.stringify(milestones),
    roles: JSON.stringify(roles),
    affects: JSON.stringify(affects),
    latestUpdate: latestUpdate && JSON.stringify(storedUpdate.write(latestUpdate)),
    cancellation: cancellation && JSON.stringify(storedCancellation.write(cancellation)),
    nextUpdateDueAt: nextUpdateDueAt?.toISOString() ?? null,
    updatesSnoozedUntil: updatesSnoozedUntil?.toISOString() ?? null,
    declaredAt: (occurredAt(milestones) ?? at).toISOString(),
    changedAt: at.toISOString(),
  });
}

const updateIncident = prepared((orm) =>
  orm
    .update(incidents)
    .set({
      title: sql`${param('title')}`,
      severity: sql`${param('severity')}`,
      isSeverityConfirmed: sql`${param('isSeverityConfirmed')}`,
      kind: sql`${param('kind')}`,
      status: sql`${param('status')}`,
      isPrivate: sql`${param('isPrivate')}`,
      summary: sql`${param('summary')}`,
      affects: sql`${param('affects')}::jsonb`,
      roles: sql`${param('roles')}::jsonb`,
      milestones: sql`${param('milestones')}::jsonb`,
      latestUpdate: sql`${param('latestUpdate')}::jsonb`,
      nextUpdateDueAt: sql`${param('nextUpdateDueAt')}::timestamptz`,
      updatesSnoozedUntil: sql`${param('updatesSnoozedUntil')}::timestamptz`,
      updatesPausedReason: sql`${param('updatesPausedReason')}`,
      cancellation: sql`${param('cancellation')}::jsonb`,
      declaredAt: sql`${param('declaredAt')}::timestamptz`,
      changedAt: sql`${param('changedAt')}::timestamptz`,
      isUnscheduled: true,
    })
    .where(matchesNumber()),
);

/** Which incidents to list. `viewer` null: all of them (the operator). */
export interface IncidentFilter {
  workspaceId: string;
  /**
   * The viewer sees incidents whose channels they are in, and with `seesPublic` those that aren't private. `lastGapAt`:
   * older observations don't prove that somebody is in a channel.
   */
  viewer: { userId: string; seesPublic: boolean; lastGapAt: string | null } | null;
  phases: readonly Phase[];
  /** Only incidents whose channel this user is in. */
  memberId?: string;
  /** Only numbers below this one: the next page. */
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
        filter.viewer === null ? undefined : isSeenBy(filter.viewer),
      ),
    )
    .orderBy(desc(incidents.number))
    .limit(filter.limit);
  return incidentsFromRows(tx, rows);
}

/** Stores the channel that Slack created. */
export async function setChannel(tx: Tx, ref: IncidentRef, channelId: string): Promise<void> {
  await tx.orm.update(incidents).set({ channelId, isUnscheduled: true }).where(is(ref));
}

/** Stores the card that Slack posted. */
export async function setCard(tx: Tx, ref: IncidentRef, cardTs: string): Promise<void> {
  await tx.orm.update(incidents).set({ cardTs }).where(is(ref));
}

function is(ref: IncidentRef): SQL | undefined {
  const which = 'number' in ref ? eq(incidents.number, ref.number) : eq(incidents.channelId, ref.channelId);
  return and(eq(incidents.workspaceId, ref.workspaceId), which);
}

function first(rows: (typeof incidents.$inferSelect)[]): Incident | null {
  return rows[0] ? incidentFromRow(rows[0]) : null;
}

function matchesNumber() {
  return and(eq(incidents.workspaceId, param('workspaceId')), eq(incidents.number, param('number')));
}

function matchesChannel() {
  return and(eq(incidents.workspaceId, param('workspaceId')), eq(incidents.channelId, param('channelId')));
}

/** Must agree with `maySee`. */
export function isSeenBy({ userId, seesPublic, lastGapAt }: NonNullable<IncidentFilter['viewer']>): SQL {
  const isCurrent =
    lastGapAt === null
      ? sql`true`
      : sql`(not ${incidents.wantsChannel} or ${incidents.membersObservedAt} >= ${lastGapAt}::timestamptz)`;
  const isIn = sql`(${isMember(userId)} and ${isCurrent})`;
  return seesPublic ? sql`(not ${incidents.isPrivate} or ${isIn})` : isIn;
}

function isMember(userId: string): SQL {
  return sql`exists (select from ${members} where ${and(
    eq(members.workspaceId, incidents.workspaceId),
    eq(members.incidentNumber, incidents.number),
    eq(members.userId, userId),
    isNull(members.leftAt),
  )})`;
}

/** The private ones among these incidents, by number. */
export async function privateAmong(
  tx: Tx,
  workspaceId: string,
  numbers: readonly number[],
): Promise<number[]> {
  const rows = await tx.run(privateOnes, [workspaceId, numbers]);
  return rows.map((row) => z.object({ number: z.number() }).parse(row).number);
}

const privateOnes = `
  select number from incidents
  where workspace_id = $1 and number = any($2::int[]) and is_private order by number`;

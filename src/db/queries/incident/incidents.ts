import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Incident } from '../../../domain/incident/incident.js';
import { milestoneAt } from '../../../domain/incident/milestone.js';
import { type Phase, phaseOf, statuses } from '../../../domain/incident/status.js';
import { prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { incidents, members, workspaces } from '../../schema/incident.js';
import { incidentFromRow } from './incident-row.js';

/** One incident of a workspace, by its number or by its channel. */
export type IncidentRef = { workspaceId: string } & ({ number: number } | { channelId: string });

/** The incident, its row locked until the transaction ends; null where there is none. */
export async function lockIncident(tx: Tx, ref: IncidentRef): Promise<Incident | null> {
  return first('number' in ref ? await lockByNumber(tx, { ...ref }) : await lockByChannel(tx, { ...ref }));
}

/** The incident as it is now, or null. */
export async function findIncident(tx: Tx, ref: IncidentRef): Promise<Incident | null> {
  return first(
    'number' in ref ? await selectByNumber(tx, { ...ref }) : await selectByChannel(tx, { ...ref }),
  );
}

/** The incidents whose channels these are, in the order of the channels; null where a channel is no incident's. */
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

const lockByNumber = prepared((orm) => orm.select().from(incidents).where(isGivenNumber()).for('update'));
const lockByChannel = prepared((orm) => orm.select().from(incidents).where(isGivenChannel()).for('update'));
const selectByNumber = prepared((orm) => orm.select().from(incidents).where(isGivenNumber()));
const selectByChannel = prepared((orm) => orm.select().from(incidents).where(isGivenChannel()));

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

/** Remembers where the workspace is on the web. */
export async function storeWorkspace(tx: Tx, workspaceId: string, url: string): Promise<void> {
  await tx.orm
    .insert(workspaces)
    .values({ workspaceId, url })
    .onConflictDoUpdate({ target: workspaces.workspaceId, set: { url } });
}

export async function insertIncident(tx: Tx, incident: Incident, at: Date): Promise<void> {
  const declaredAt = milestoneAt(incident.milestones, 'declared') ?? at;
  // Nobody was in its channel before it was there.
  const membersObservedAt = sql`clock_timestamp()`;
  await tx.orm.insert(incidents).values({ ...incident, declaredAt, changedAt: at, membersObservedAt });
}

/** Writes what people decided; never the columns that only Slack's answers teach. */
export async function saveIncident(tx: Tx, incident: Incident, at: Date): Promise<void> {
  const { milestones, roles, affects, latestUpdate, cancellation, nextUpdateDueAt, ...plain } = incident;
  await updateIncident(tx, {
    ...plain,
    milestones: JSON.stringify(milestones),
    roles: JSON.stringify(roles),
    affects: JSON.stringify(affects),
    latestUpdate: latestUpdate && JSON.stringify(latestUpdate),
    cancellation: cancellation && JSON.stringify(cancellation),
    nextUpdateDueAt: nextUpdateDueAt?.toISOString() ?? null,
    changedAt: at.toISOString(),
  });
}

const updateIncident = prepared((orm) =>
  orm
    .update(incidents)
    .set({
      title: sql`${given('title')}`,
      severity: sql`${given('severity')}`,
      kind: sql`${given('kind')}`,
      status: sql`${given('status')}`,
      isPrivate: sql`${given('isPrivate')}`,
      summary: sql`${given('summary')}`,
      affects: sql`${given('affects')}::jsonb`,
      roles: sql`${given('roles')}::jsonb`,
      milestones: sql`${given('milestones')}::jsonb`,
      latestUpdate: sql`${given('latestUpdate')}::jsonb`,
      nextUpdateDueAt: sql`${given('nextUpdateDueAt')}::timestamptz`,
      cancellation: sql`${given('cancellation')}::jsonb`,
      changedAt: sql`${given('changedAt')}::timestamptz`,
    })
    .where(isGivenNumber()),
);

/** Which incidents to list. `viewer` null sees all (the operator). */
export interface IncidentFilter {
  workspaceId: string;
  /**
   * Sees those whose channels they are in; `seesPublic`: and those that are not private. `lastGapAt`: what is older does
   * not say who is in a channel.
   */
  viewer: { userId: string; seesPublic: boolean; lastGapAt: string | null } | null;
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
        filter.viewer === null ? undefined : isSeenBy(filter.viewer),
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

function first(rows: (typeof incidents.$inferSelect)[]): Incident | null {
  return rows[0] ? incidentFromRow(rows[0]) : null;
}

const given = sql.placeholder;

function isGivenNumber() {
  return and(eq(incidents.workspaceId, given('workspaceId')), eq(incidents.number, given('number')));
}

function isGivenChannel() {
  return and(eq(incidents.workspaceId, given('workspaceId')), eq(incidents.channelId, given('channelId')));
}

/** As `maySee` says of one of them. */
function isSeenBy({ userId, seesPublic, lastGapAt }: NonNullable<IncidentFilter['viewer']>): SQL {
  const isDirty =
    lastGapAt === null ? sql`true` : sql`${incidents.membersObservedAt} >= ${lastGapAt}::timestamptz`;
  const isIn = sql`(${isMember(userId)} and ${isDirty})`;
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

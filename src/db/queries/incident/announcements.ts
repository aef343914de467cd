import { and, asc, desc, eq } from 'drizzle-orm';
import type { Announcement } from '../../../domain/delivery/delivery-task.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Tx } from '../../database.js';
import { announcements } from '../../schema/incident.js';

export async function addAnnouncement(
  tx: Tx,
  incident: IncidentKey,
  announcement: Announcement,
): Promise<void> {
  await tx.orm
    .insert(announcements)
    .values({ workspaceId: incident.workspaceId, incidentNumber: incident.number, ...announcement })
    .onConflictDoUpdate({
      target: [announcements.workspaceId, announcements.incidentNumber, announcements.channelId],
      set: { ts: announcement.ts, isWithdrawn: false },
    });
}

/** Makes the announcements follow the incident again. */
export async function restoreAnnouncements(tx: Tx, incident: IncidentKey): Promise<void> {
  await setWithdrawn(tx, incident, false);
}

/** Marks the announcements as withdrawn: their text is gone, and they are no longer updated. */
export async function withdrawAnnouncements(tx: Tx, incident: IncidentKey): Promise<void> {
  await setWithdrawn(tx, incident, true);
}

async function setWithdrawn(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  isWithdrawn: boolean,
): Promise<void> {
  const ofThisIncident = and(
    eq(announcements.workspaceId, workspaceId),
    eq(announcements.incidentNumber, number),
  );
  await tx.orm.update(announcements).set({ isWithdrawn }).where(ofThisIncident);
}

/** The announcements that follow the incident; withdrawn ones don't. */
export async function announcementsOf(tx: Tx, incident: IncidentKey): Promise<Announcement[]> {
  return await tx.orm
    .select({ channelId: announcements.channelId, ts: announcements.ts })
    .from(announcements)
    .where(
      and(
        eq(announcements.workspaceId, incident.workspaceId),
        eq(announcements.incidentNumber, incident.number),
        eq(announcements.isWithdrawn, false),
      ),
    )
    .orderBy(asc(announcements.channelId));
}

/** The numbers of the incidents that were announced in a channel. */
export async function announcedIn(
  tx: Tx,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
): Promise<Set<number>> {
  const rows = await tx.orm
    .select({ number: announcements.incidentNumber })
    .from(announcements)
    .where(and(eq(announcements.workspaceId, workspaceId), eq(announcements.channelId, channelId)))
    .orderBy(desc(announcements.incidentNumber))
    .limit(100);
  return new Set(rows.map(({ number }) => number));
}

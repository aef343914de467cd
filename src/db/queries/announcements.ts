import { and, asc, eq } from 'drizzle-orm';
import type { Announcement } from '../../domain/delivery.js';
import type { IncidentKey } from '../../domain/incident.js';
import type { Tx } from '../database.js';
import { announcements } from '../schema/incidents.js';

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
      set: { ts: announcement.ts },
    });
}

export async function announcementsOf(tx: Tx, incident: IncidentKey): Promise<Announcement[]> {
  return await tx.orm
    .select({ channelId: announcements.channelId, ts: announcements.ts })
    .from(announcements)
    .where(
      and(
        eq(announcements.workspaceId, incident.workspaceId),
        eq(announcements.incidentNumber, incident.number),
      ),
    )
    .orderBy(asc(announcements.channelId));
}

import { and, eq } from 'drizzle-orm';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { permalink } from '../../../domain/timeline/messages/permalink.js';
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { incidents } from '../../schema/incident.js';
import { entryPosts } from '../../schema/timeline.js';
import { originOf } from '../incident/imports.js';

/** Stores which message says what was done at `occurredAt`. */
export async function addEntryPost(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { occurredAt, ts }: { occurredAt: Date; ts: string },
): Promise<void> {
  await insertEntryPost(tx, { workspaceId, number, occurredAt, ts });
}

const insertEntryPost = prepared((orm) =>
  orm
    .insert(entryPosts)
    .values({
      workspaceId: param('workspaceId'),
      incidentNumber: param('number'),
      occurredAt: param('occurredAt'),
      ts: param('ts'),
    })
    .onConflictDoNothing(),
);

/** Slack's links to these messages, by the time in milliseconds; none if Slack's address isn't known. */
export async function entryLinksOf(tx: Tx, key: IncidentKey): Promise<ReadonlyMap<number, string>> {
  const { workspaceId, number } = key;
  const [{ url }, rows] = await Promise.all([
    originOf(tx, key),
    tx.orm
      .select({ occurredAt: entryPosts.occurredAt, ts: entryPosts.ts, channelId: incidents.channelId })
      .from(entryPosts)
      .innerJoin(
        incidents,
        and(
          eq(incidents.workspaceId, entryPosts.workspaceId),
          eq(incidents.number, entryPosts.incidentNumber),
        ),
      )
      .where(and(eq(entryPosts.workspaceId, workspaceId), eq(entryPosts.incidentNumber, number))),
  ]);
  if (url === null) return new Map();
  return new Map(
    rows.flatMap(({ occurredAt, ts, channelId }): [number, string][] =>
      channelId === null
        ? []
        : [[occurredAt.getTime(), permalink(url, { workspaceId, channelId, ts, threadTs: null })]],
    ),
  );
}

import { and, asc, eq } from 'drizzle-orm';
import type { Incident } from '../../../../domain/incident/incident.js';
import {
  entryContent,
  markContent,
  messageContent,
  type SealedContent,
} from '../../../../domain/timeline/hash-chain/sealed-content.js';
import { isOneOf } from '../../../any-of.js';
import type { Tx } from '../../../database.js';
import { marks, messageRevisions, messages, timelineEntries } from '../../../schema/timeline.js';
import { sealedChannelOf } from '../../incident/move-channel.js';
import { sealedEvent } from '../../stored-event.js';
import type { DirtyRecord } from '../dirty-record.js';

/** The content of the parts of an incident's record, each kind in order; only these, or all. */
export async function sealedContents(
  tx: Tx,
  incident: Incident,
  which: DirtyRecord | 'all',
): Promise<SealedContent[]> {
  const [channelId, entries, messages, marks] = await Promise.all([
    sealedChannelOf(tx, incident),
    entryContents(tx, incident, which),
    keptMessages(tx, incident, which),
    keptMarks(tx, incident, which),
  ]);
  return [
    ...entries,
    ...messages.map((one) => messageContent({ ...one, channelId })),
    ...marks.map((one) => markContent({ ...one, channelId })),
  ];
}

async function entryContents(tx: Tx, { workspaceId, number }: Incident, which: DirtyRecord | 'all') {
  const among = which === 'all' ? undefined : isOneOf(timelineEntries.id, which.entries);
  const rows = await tx.orm
    .select()
    .from(timelineEntries)
    .where(
      and(eq(timelineEntries.workspaceId, workspaceId), eq(timelineEntries.incidentNumber, number), among),
    )
    .orderBy(asc(timelineEntries.id));
  return rows.map((row) => entryContent({ ...row, event: sealedEvent(row.event) }));
}

async function keptMessages(tx: Tx, incident: Incident, which: DirtyRecord | 'all') {
  const { workspaceId, number, channelId } = incident;
  if (channelId === null) return [];
  const ofDirty = (table: typeof messages | typeof messageRevisions) =>
    which === 'all' ? undefined : and(eq(table.channelId, channelId), isOneOf(table.ts, which.messages));
  const [rows, earlier] = await Promise.all([
    tx.orm
      .select()
      .from(messages)
      .where(
        and(eq(messages.workspaceId, workspaceId), eq(messages.incidentNumber, number), ofDirty(messages)),
      )
      .orderBy(asc(messages.ts)),
    tx.orm
      .select()
      .from(messageRevisions)
      .where(
        and(
          eq(messageRevisions.workspaceId, workspaceId),
          eq(messageRevisions.channelId, channelId),
          ofDirty(messageRevisions),
        ),
      ),
  ]);
  const revisions = byMessage(earlier);
  return rows.map((row) => ({ ...row, revisions: revisions.get(row.ts) ?? [] }));
}

function byMessage<Row extends { ts: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.ts);
    if (group) group.push(row);
    else groups.set(row.ts, [row]);
  }
  return groups;
}

/** Marks belong to an incident through its channel. */
async function keptMarks(tx: Tx, { workspaceId, channelId }: Incident, which: DirtyRecord | 'all') {
  if (channelId === null) return [];
  const ts = which === 'all' ? [] : which.marks.map((mark) => mark.ts);
  const rows = await tx.orm
    .select()
    .from(marks)
    .where(
      and(
        eq(marks.workspaceId, workspaceId),
        eq(marks.channelId, channelId),
        which === 'all' ? undefined : isOneOf(marks.ts, ts),
      ),
    )
    .orderBy(asc(marks.ts), asc(marks.key));
  if (which === 'all') return rows;
  const asked = new Set(which.marks.map((mark) => `${mark.ts} ${mark.key}`));
  return rows.filter((mark) => asked.has(`${mark.ts} ${mark.key}`));
}

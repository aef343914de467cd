import { and, asc, eq, sql } from 'drizzle-orm';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { itemKey } from '../../../domain/timeline/item-key.js';
import { reasonOf } from '../../../domain/timeline/messages/observed-mark.js';
import { timeOf } from '../../../domain/timeline/messages/observed-message.js';
import { permalink } from '../../../domain/timeline/messages/permalink.js';
import type { ReportItem } from '../../../domain/timeline/report.js';
import type { Tx } from '../../database.js';
import { marks, messageRevisions, messages } from '../../schema/timeline.js';
import { originOf } from '../incident/imports.js';
import { copiesOf } from './messages/file-copies.js';
import { isInEffectSql } from './messages/highlights.js';
import { messageFromRow, revisionFromRow } from './messages/message-row.js';

/** The messages in an incident's channel, in order, with earlier texts and the first active mark. */
export async function messageItems(tx: Tx, incident: IncidentKey): Promise<ReportItem[]> {
  const ofIncident = and(
    eq(messages.workspaceId, incident.workspaceId),
    eq(messages.incidentNumber, incident.number),
  );
  const sameMessage = (table: typeof marks | typeof messageRevisions) =>
    and(
      eq(table.workspaceId, messages.workspaceId),
      eq(table.channelId, messages.channelId),
      eq(table.ts, messages.ts),
    );
  const [rows, revisions, activeMarks, origin, copies] = await Promise.all([
    tx.orm.select().from(messages).where(ofIncident).orderBy(asc(messages.occurredAt), asc(messages.ts)),
    tx.orm
      .select({ revision: messageRevisions })
      .from(messageRevisions)
      .innerJoin(messages, sameMessage(messageRevisions))
      .where(ofIncident)
      .orderBy(asc(messageRevisions.version)),
    tx.orm
      .select({ mark: marks })
      .from(marks)
      .innerJoin(messages, sameMessage(marks))
      .where(and(ofIncident, sql.raw(isInEffectSql('marks'))))
      .orderBy(asc(marks.version), asc(marks.key)),
    originOf(tx, incident),
    copiesOf(tx, incident),
  ]);
  const revisionsOf = byMessage(revisions.map(({ revision }) => revision));
  const marksOf = byMessage(activeMarks.map(({ mark }) => mark));
  return rows.map((row): ReportItem => {
    const earlier = revisionsOf.get(keyOf(row)) ?? [];
    const message = messageFromRow(
      tx,
      row,
      earlier.map((one) => revisionFromRow(tx, one)),
    );
    const mark = marksOf.get(keyOf(row))?.[0];
    return {
      key: itemKey({ kind: 'message', ts: message.ts }),
      occurredAt: row.occurredAt,
      capturedAt: row.capturedAt,
      source: 'message',
      text: message.content.text,
      shownText: row.shownText,
      author: { id: message.authorId, name: message.authorName, isBot: message.isBot },
      capturedBy: mark?.byId || null,
      reason: mark ? reasonOf(mark) : null,
      note: mark?.note ?? null,
      permalink: origin.url ? permalink(origin.url, message) : null,
      ts: message.ts,
      threadTs: message.threadTs,
      isHighlight: row.isHighlight,
      revisions: message.revisions.map(({ version, content }) => ({
        at: timeOf(version),
        text: content.text,
      })),
      edits: [],
      files: message.content.files.map((file) => ({ ...file, copy: copies.get(file.id) ?? null })),
      deletedAt: message.deletedAt,
      purgedAt: message.purgedAt,
    };
  });
}

function byMessage<T extends { channelId: string; ts: string }>(list: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function keyOf({ channelId, ts }: { channelId: string; ts: string }): string {
  return `${channelId} ${ts}`;
}

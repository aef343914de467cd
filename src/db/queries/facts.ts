import { and, asc, eq } from 'drizzle-orm';
import type { Incident } from '../../domain/incident/incident.js';
import {
  entryFact,
  type Fact,
  markFact,
  messageFact,
  nameOfMark,
  nameOfMessage,
} from '../../domain/seals/fact.js';
import type { Tx } from '../database.js';
import { isOneOf } from '../is-one-of.js';
import { marks, messageRevisions, messages, timelineEntries } from '../schema/record.js';
import type { FreshRecord } from './fresh-record.js';

/** What the parts of an incident's record say, each kind in its order; only these, or all. */
export async function factsOf(tx: Tx, incident: Incident, which: FreshRecord | 'all'): Promise<Fact[]> {
  const facts = await Promise.all([
    entryFacts(tx, incident, which),
    messageFacts(tx, incident, which),
    markFacts(tx, incident, which),
  ]);
  return facts.flat();
}

async function entryFacts(tx: Tx, { workspaceId, number }: Incident, which: FreshRecord | 'all') {
  const among = which === 'all' ? undefined : isOneOf(timelineEntries.id, which.entries);
  const rows = await tx.orm
    .select()
    .from(timelineEntries)
    .where(
      and(eq(timelineEntries.workspaceId, workspaceId), eq(timelineEntries.incidentNumber, number), among),
    )
    .orderBy(asc(timelineEntries.id));
  return rows.map(entryFact);
}

async function messageFacts(tx: Tx, incident: Incident, which: FreshRecord | 'all') {
  const { workspaceId, number, channelId } = incident;
  if (channelId === null) return [];
  const ofFresh = (table: typeof messages | typeof messageRevisions) =>
    which === 'all' ? undefined : and(eq(table.channelId, channelId), isOneOf(table.ts, which.messages));
  const [rows, earlier] = await Promise.all([
    tx.orm
      .select()
      .from(messages)
      .where(
        and(eq(messages.workspaceId, workspaceId), eq(messages.incidentNumber, number), ofFresh(messages)),
      )
      .orderBy(asc(messages.ts)),
    tx.orm
      .select()
      .from(messageRevisions)
      .where(
        and(
          eq(messageRevisions.workspaceId, workspaceId),
          eq(messageRevisions.channelId, channelId),
          ofFresh(messageRevisions),
        ),
      ),
  ]);
  const revisions = byMessage(earlier);
  return rows.map((row) => messageFact({ ...row, revisions: revisions.get(nameOfMessage(row)) ?? [] }));
}

function byMessage<Row extends { channelId: string; ts: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(nameOfMessage(row));
    if (group) group.push(row);
    else groups.set(nameOfMessage(row), [row]);
  }
  return groups;
}

/** Marks belong to an incident by its channel. */
async function markFacts(tx: Tx, { workspaceId, channelId }: Incident, which: FreshRecord | 'all') {
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
  if (which === 'all') return rows.map(markFact);
  const asked = new Set(which.marks.map((mark) => nameOfMark({ channelId, ...mark })));
  return rows.map(markFact).filter(({ name }) => asked.has(name));
}

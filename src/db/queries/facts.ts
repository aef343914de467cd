import { and, asc, eq, inArray } from 'drizzle-orm';
import { entryFact, type Fact, markFact, messageFact, nameOfMark } from '../../domain/fact.js';
import type { Incident } from '../../domain/incident.js';
import type { Revision } from '../../domain/recorded-message.js';
import type { SeenFile } from '../../domain/seen-message.js';
import type { Tx } from '../database.js';
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
  const among = which === 'all' ? undefined : inArray(timelineEntries.id, which.entries);
  const rows = await tx.orm
    .select()
    .from(timelineEntries)
    .where(
      and(eq(timelineEntries.workspaceId, workspaceId), eq(timelineEntries.incidentNumber, number), among),
    )
    .orderBy(asc(timelineEntries.id));
  return rows.map(entryFact);
}

async function messageFacts(tx: Tx, { workspaceId, number }: Incident, which: FreshRecord | 'all') {
  const asked = and(
    eq(messages.workspaceId, workspaceId),
    eq(messages.incidentNumber, number),
    which === 'all' ? undefined : inArray(messages.ts, which.messages),
  );
  const sameMessage = and(
    eq(messageRevisions.workspaceId, messages.workspaceId),
    eq(messageRevisions.channelId, messages.channelId),
    eq(messageRevisions.ts, messages.ts),
  );
  const [rows, revisions] = await Promise.all([
    tx.orm.select().from(messages).where(asked).orderBy(asc(messages.ts)),
    tx.orm
      .select({ revision: messageRevisions })
      .from(messageRevisions)
      .innerJoin(messages, sameMessage)
      .where(asked)
      .orderBy(asc(messageRevisions.version)),
  ]);
  const revisionsOf = new Map<string, Revision[]>();
  for (const { revision } of revisions) {
    const { version, text, files } = revision;
    const earlier = revisionsOf.get(keyOf(revision)) ?? [];
    revisionsOf.set(keyOf(revision), [
      ...earlier,
      { version, content: { text, files: files as SeenFile[] } },
    ]);
  }
  return rows.map((row) => messageFact({ ...row, revisions: revisionsOf.get(keyOf(row)) ?? [] }));
}

function keyOf({ channelId, ts }: { channelId: string; ts: string }): string {
  return `${channelId} ${ts}`;
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
        which === 'all' ? undefined : inArray(marks.ts, ts),
      ),
    )
    .orderBy(asc(marks.ts), asc(marks.key));
  if (which === 'all') return rows.map(markFact);
  const asked = new Set(which.marks.map((mark) => nameOfMark({ channelId, ...mark })));
  return rows.map(markFact).filter(({ name }) => asked.has(name));
}

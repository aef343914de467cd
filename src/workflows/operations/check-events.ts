import type { Database } from '../../db/database.js';
import {
  findCheckChannel,
  noteEventHeard,
  readHeard,
  storeCheckChannel,
} from '../../db/queries/operations/event-checks.js';
import type { EventCause, EventFacts } from '../../domain/operations/examine-events.js';

/** Stores that a message of ours arrived as an event, if it was posted to cause one. */
export function noteEvent(
  { db }: { db: Database },
  place: { workspaceId: string; channelId: string },
): Promise<void> {
  return noteEventHeard(db, place);
}

export interface EventCheckDeps {
  db: Database;
  cause: EventCause;
  pause: (ms: number) => Promise<void>;
}

/** Slack delivers most events within a second. */
const maxWaitMs = 10_000;
const askAgainMs = 200;

/** Causes an event in a channel of our own, and waits until a server stores that it arrived. */
export async function checkEvents(deps: EventCheckDeps, workspaceId: string): Promise<EventFacts> {
  const { db, cause } = deps;
  const { now: startedAt } = await readHeard(db, workspaceId);
  const posted = await postIn(deps, workspaceId, await findCheckChannel(db, workspaceId));
  if ('error' in posted) return { kind: 'not_caused', error: posted.error };
  const facts = await heardSince(deps, workspaceId, startedAt);
  await cause.remove(posted.channelId, posted.ts);
  return facts;
}

async function postIn(
  deps: EventCheckDeps,
  workspaceId: string,
  channelId: string | null,
): Promise<{ channelId: string; ts: string } | { error: string }> {
  if (channelId !== null) {
    const posted = await deps.cause.post(channelId);
    if ('ts' in posted) return { channelId, ts: posted.ts };
    if (!posted.mustCreate) return posted;
  }
  const created = await deps.cause.create();
  if ('error' in created) return created;
  // Stored before the message is posted, so that its event is known.
  await storeCheckChannel(deps.db, workspaceId, created.channelId);
  const posted = await deps.cause.post(created.channelId);
  return 'ts' in posted ? { channelId: created.channelId, ts: posted.ts } : posted;
}

async function heardSince(
  { db, pause }: EventCheckDeps,
  workspaceId: string,
  startedAt: Date,
): Promise<EventFacts> {
  for (;;) {
    const { heardAt, now } = await readHeard(db, workspaceId);
    if (heardAt && heardAt >= startedAt)
      return { kind: 'arrived', afterMs: heardAt.getTime() - startedAt.getTime() };
    const waitedMs = now.getTime() - startedAt.getTime();
    if (waitedMs >= maxWaitMs) return { kind: 'missing', waitedMs };
    await pause(askAgainMs);
  }
}

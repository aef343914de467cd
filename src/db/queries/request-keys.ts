import { and, eq, lt, sql } from 'drizzle-orm';
import { prepared } from '../connection/prepared-query.js';
import type { Tx } from '../database.js';
import { requestKeys } from '../schema/delivery.js';

interface RequestKey {
  workspaceId: string;
  key: string;
}

/**
 * Claims the key for this transaction. False where an earlier request holds it; while that one is still being decided
 * this waits for its end.
 */
export async function claimRequest(tx: Tx, request: RequestKey, at: Date): Promise<boolean> {
  const { workspaceId, key } = request;
  return (await insertKey(tx, { workspaceId, key, claimedAt: at })).length > 0;
}

const insertKey = prepared((orm) =>
  orm
    .insert(requestKeys)
    .values({ workspaceId: given('workspaceId'), key: given('key'), claimedAt: given('claimedAt') })
    .onConflictDoNothing()
    .returning({ key: requestKeys.key }),
);

/** Keeps the answer of a claimed request, for its replays. */
export async function storeAnswer(tx: Tx, request: RequestKey, answer: unknown): Promise<void> {
  const { workspaceId, key } = request;
  await updateAnswer(tx, { workspaceId, key, answer: JSON.stringify(answer) });
}

const updateAnswer = prepared((orm) =>
  orm
    .update(requestKeys)
    .set({ answer: sql`${given('answer')}::jsonb` })
    .where(and(eq(requestKeys.workspaceId, given('workspaceId')), eq(requestKeys.key, given('key')))),
);

/** The stored answer of a request that was decided before. */
export async function answerOf(tx: Tx, request: RequestKey): Promise<unknown> {
  const [row] = await tx.orm.select({ answer: requestKeys.answer }).from(requestKeys).where(is(request));
  return row?.answer ?? null;
}

/** Forgets requests from before `before`: Slack repeats nothing for longer than an hour. Gives how many. */
export async function deleteOldRequests(tx: Tx, before: Date): Promise<number> {
  const rows = await tx.orm
    .delete(requestKeys)
    .where(lt(requestKeys.claimedAt, before))
    .returning({ key: requestKeys.key });
  return rows.length;
}

function is(request: RequestKey) {
  return and(eq(requestKeys.workspaceId, request.workspaceId), eq(requestKeys.key, request.key));
}

const given = sql.placeholder;

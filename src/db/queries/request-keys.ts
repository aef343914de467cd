import { and, eq, lt, sql } from 'drizzle-orm';
import { prepared } from '../connection/prepared-query.js';
import type { Tx } from '../database.js';
import { requestKeys } from '../schema/delivery.js';

interface RequestKey {
  workspaceId: string;
  key: string;
}

/**
 * Claims the key for this transaction. False if an earlier request has claimed it; waits if that request is still
 * running.
 */
export async function claimRequest(tx: Tx, request: RequestKey, at: Date): Promise<boolean> {
  const { workspaceId, key } = request;
  return (await insertKey(tx, { workspaceId, key, claimedAt: at })).length > 0;
}

const insertKey = prepared((orm) =>
  orm
    .insert(requestKeys)
    .values({ workspaceId: param('workspaceId'), key: param('key'), claimedAt: param('claimedAt') })
    .onConflictDoNothing()
    .returning({ key: requestKeys.key }),
);

/** Stores the answer of a claimed request, for repeated requests. */
export async function storeAnswer(tx: Tx, request: RequestKey, answer: unknown): Promise<void> {
  const { workspaceId, key } = request;
  await updateAnswer(tx, { workspaceId, key, answer: JSON.stringify(answer) });
}

const updateAnswer = prepared((orm) =>
  orm
    .update(requestKeys)
    .set({ answer: sql`${param('answer')}::jsonb` })
    .where(and(eq(requestKeys.workspaceId, param('workspaceId')), eq(requestKeys.key, param('key')))),
);

/** The stored answer of a finished request. */
export async function answerOf(tx: Tx, request: RequestKey): Promise<unknown> {
  const [row] = await tx.orm.select({ answer: requestKeys.answer }).from(requestKeys).where(is(request));
  return row?.answer ?? null;
}

/** Deletes requests from before `before`: Slack repeats none for more than an hour. Returns how many. */
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

const param = sql.placeholder;

import { and, eq, lt, sql } from 'drizzle-orm';
import { param, prepared } from '../connection/prepared-query.js';
import type { Tx } from '../database.js';
import { requestKeys } from '../schema/delivery.js';
import { type Answer, storedAnswer } from './stored-answer.js';

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
export async function storeAnswer(tx: Tx, request: RequestKey, answer: Answer): Promise<void> {
  const { workspaceId, key } = request;
  await updateAnswer(tx, { workspaceId, key, answer: JSON.stringify(storedAnswer.write(answer)) });
}

const updateAnswer = prepared((orm) =>
  orm
    .update(requestKeys)
    .set({ answer: sql`${param('answer')}::jsonb` })
    .where(and(eq(requestKeys.workspaceId, param('workspaceId')), eq(requestKeys.key, param('key')))),
);

/** The stored answer of a finished request, or null. Throws if this version can't read it. */
export async function answerOf(tx: Tx, request: RequestKey): Promise<Answer | null> {
  const [row] = await tx.orm.select({ answer: requestKeys.answer }).from(requestKeys).where(is(request));
  if (!row?.answer) return null;
  const read = storedAnswer.read(row.answer);
  if (read.kind === 'ok') return read.value;
  throw new Error(`Request ${request.key} was decided before, but its answer can't be read: ${read.why}.`);
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

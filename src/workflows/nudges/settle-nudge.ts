import type { Tx } from '../../db/database.js';
import { finishNudge, supersedeLines } from '../../db/queries/nudges/ledger.js';
import { markUnreachable } from '../../db/queries/nudges/reminder-settings.js';
import { unschedulePeople } from '../../db/queries/nudges/unscheduled.js';
import type { DeliveryTask, SlackFacts } from '../../domain/delivery/delivery-task.js';

/** Enters in the ledger what became of a nudge. */
export async function nudgeSettled(
  tx: Tx,
  workspaceId: string,
  { message, outcome, post, unasked }: Extract<SlackFacts, { kind: 'nudge' }>,
  at: Date,
): Promise<void> {
  await supersedeLines(tx, workspaceId, { keys: unasked, at });
  await finishNudge(tx, workspaceId, { message, outcome, at, post });
}

/** Enters in the ledger that a nudge couldn't be sent. If the person can't be messaged, others are asked instead. */
export async function nudgeFailed(
  tx: Tx,
  { workspaceId, effect }: Pick<DeliveryTask, 'workspaceId' | 'effect'>,
  { error, at }: { error: string; at: Date },
): Promise<void> {
  if (!('nudge' in effect)) return;
  await finishNudge(tx, workspaceId, { message: effect.nudge, outcome: 'failed', at, error });
  if (effect.kind !== 'send_digest' || !unreachable.has(error)) return;
  await markUnreachable(tx, workspaceId, { userId: effect.userId, since: at });
  await unschedulePeople(tx, workspaceId, [effect.userId]);
}

/** Slack's errors that are about the person, not about the app. */
const unreachable: ReadonlySet<string> = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

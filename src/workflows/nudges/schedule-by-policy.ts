import { isPolicyNew, storeNudgePolicy, unscheduleAll } from '../../db/queries/nudges/unscheduled.js';
import type { Policy } from '../../domain/policy.js';
import type { Deps } from '../deps.js';

/** Schedules all nudges again if what decides them in the policy has changed since they were last scheduled. */
export async function scheduleByPolicy(db: Deps['db'], workspaceId: string, policy: Policy): Promise<void> {
  if (await isPolicyNew(db, workspaceId, nudgePolicyOf(policy))) await scheduleAgain(db, workspaceId, policy);
}

/**
 * Schedules all nudges again when this server takes another policy. Also if another server took it before: what that one
 * left to schedule, this one may have scheduled by the policy before.
 */
export async function scheduleByNewPolicy(
  db: Deps['db'],
  workspaceId: string,
  { before, after }: { before: Policy; after: Policy },
): Promise<void> {
  if (nudgePolicyOf(before) !== nudgePolicyOf(after)) await scheduleAgain(db, workspaceId, after);
}

/** Stores by which policy last: if this is cut off, the next start begins again. */
async function scheduleAgain(db: Deps['db'], workspaceId: string, policy: Policy): Promise<void> {
  await unscheduleAll(db, workspaceId);
  await storeNudgePolicy(db, workspaceId, nudgePolicyOf(policy));
}

/** What of the policy decides nudges, as text. */
export function nudgePolicyOf({ nudges, severities, channel }: Policy): string {
  return JSON.stringify({ nudges, severities, archiveOnClose: channel.archiveOnClose });
}

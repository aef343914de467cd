import { unscheduleByPolicy } from '../../db/queries/nudges/unscheduled.js';
import type { Policy } from '../../domain/policy.js';
import type { Deps } from '../deps.js';

/** Schedules all nudges again if what decides them in the policy has changed since the last start. */
export function scheduleByPolicy(db: Deps['db'], workspaceId: string, policy: Policy): Promise<boolean> {
  return db.transaction((tx) => unscheduleByPolicy(tx, workspaceId, nudgePolicyOf(policy)));
}

/** What of the policy decides nudges, as text. */
export function nudgePolicyOf({ nudges, severities, channel }: Policy): string {
  return JSON.stringify({ nudges, severities, archiveOnClose: channel.archiveOnClose });
}

import { unscheduleByPolicy } from '../../db/queries/nudges/unscheduled.js';
import type { Policy } from '../../domain/policy.js';
import type { Deps } from '../deps.js';

/** Schedules all nudges again if what decides them in the policy has changed since the last start. */
export function scheduleByPolicy(
  db: Deps['db'],
  workspaceId: string,
  { nudges, severities, channel }: Policy,
): Promise<boolean> {
  const policy = JSON.stringify({ nudges, severities, archiveOnClose: channel.archiveOnClose });
  return db.transaction((tx) => unscheduleByPolicy(tx, workspaceId, policy));
}

import type { StoredEffect } from '../../db/queries/stored-effect.js';
import type { OpenTrouble } from '../../domain/delivery.js';
import { causeOf } from '../../domain/trouble.js';
import { failedOf } from './give-up.js';

/** What Slack refused or what failed too often, as people see it: the first of each cause. */
export function openTroubles(stored: StoredEffect[]): OpenTrouble[] {
  const byCause = new Map<string, OpenTrouble>();
  for (const one of stored) {
    const failed = failedOf(one);
    if (!failed || byCause.has(causeOf(failed))) continue;
    const { effect, error } = failed;
    const about = one.trouble ?? undefined;
    byCause.set(causeOf(failed), { effectId: one.id, effect, error, ...(about && { about }) });
  }
  return [...byCause.values()];
}

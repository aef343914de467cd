import { causeOf } from '../../domain/delivery/delivery-failure.js';
import type { OpenFailure } from '../../domain/delivery/delivery-task.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import { failedOf } from './give-up.js';

/** Rejected or dead effects as people see them: the first of each cause. */
export function openFailures(stored: StoredEffect[]): OpenFailure[] {
  const byCause = new Map<string, OpenFailure>();
  for (const one of stored) {
    const failed = failedOf(one);
    if (!failed || byCause.has(causeOf(failed))) continue;
    const { effect, error } = failed;
    const about = one.failure ?? undefined;
    byCause.set(causeOf(failed), { effectId: one.id, effect, error, ...(about && { about }) });
  }
  return [...byCause.values()];
}

import { absenceMs } from '../../domain/delivery/retry-policy.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';

/**
 * Tracks how long other processes have been without a liveness lock. One observation can't tell a dead process from
 * one that is reconnecting.
 */
export interface ProcessAbsences {
  note(effects: readonly Pick<StoredEffect, 'attemptedBy' | 'isHeld' | 'state'>[], at: Date): void;
  /** When the process counts as dead. */
  goneAt(processId: number): Date;
}

export function trackAbsences(): ProcessAbsences {
  const missedSince = new Map<number, Date>();
  let latest = new Date(0);
  return {
    note: (effects, at) => {
      latest = at;
      for (const { state, attemptedBy, isHeld } of effects) {
        if (state !== 'attempting' || attemptedBy === null) continue;
        if (isHeld) missedSince.delete(attemptedBy);
        else if (!missedSince.has(attemptedBy)) missedSince.set(attemptedBy, at);
      }
    },
    goneAt: (processId) => new Date((missedSince.get(processId) ?? latest).getTime() + absenceMs),
  };
}

import type { StoredEffect } from '../../db/queries/delivery/stored-effect.js';

/** How long a process may show no sign of life before it counts as dead: it may be opening a new connection. */
const absenceMs = 3_000;

/** Since when other processes have shown no sign of life: one look does not tell a dead one from one that lost a connection. */
export interface ProcessAbsences {
  note(effects: readonly Pick<StoredEffect, 'attemptedBy' | 'isHeld' | 'state'>[], at: Date): void;
  /** When the process counts as dead. */
  goneAt(ownerId: number): Date;
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
    goneAt: (ownerId) => new Date((missedSince.get(ownerId) ?? latest).getTime() + absenceMs),
  };
}

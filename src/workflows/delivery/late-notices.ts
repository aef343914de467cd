import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/insert-effects.js';
import { lateAskers } from '../../db/queries/delivery/late-effects.js';
import { effectTraits, kindsWith } from '../../domain/delivery/effect-traits.js';
import { incidentOwner } from '../../domain/delivery/owner.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import type { IncidentKey } from '../../domain/incident/incident.js';

/** After this time without a visible result, the person is notified about the delay. */
const deadlineMs = 5_000;

export const awaitedKinds = kindsWith(({ isAwaited }) => isAwaited);

/**
 * When the next person has to be notified about a delay; null if nobody has to. Only failures at Slack's side count:
 * effects that wait for their turn are not late.
 */
export function lateAt(pending: StoredEffect[], now: Date): Date | null {
  const notified = new Set(
    pending.flatMap(({ effect }) =>
      effect.kind === 'report_delay' || effect.kind === 'report_posted' ? [effect.userId] : [],
    ),
  );
  const awaited = pending.filter(({ effect }) => effectTraits[effect.kind].isAwaited);
  if (!awaited.some((one) => hasFailed(one, now))) return null;
  const unnotified = awaited.filter(({ askedBy }) => askedBy !== null && !notified.has(askedBy));
  const times = unnotified.map(({ createdAt }) => createdAt.getTime() + deadlineMs);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function hasFailed({ state, attempts, limits, error, attemptedAt }: StoredEffect, now: Date): boolean {
  const isSlow =
    state === 'attempting' && attemptedAt !== null && now.getTime() - attemptedAt.getTime() >= deadlineMs;
  return isSlow || (error !== null && attempts + limits > 0);
}

/** Notifies each waiting person once, however many effects they wait for. */
export async function reportLate(tx: Tx, incident: IncidentKey, at: Date): Promise<void> {
  const before = new Date(at.getTime() - deadlineMs);
  for (const { userId, key, isAnswered, trace, answerUrl } of await lateAskers(tx, incidentOwner(incident), {
    kinds: awaitedKinds,
    before,
  })) {
    const effect = { kind: 'report_delay', userId, answerUrl, isAnswered } as const;
    const notices = [{ key: `${key}!late/${userId}`, effect, notBefore: at }];
    await insertEffects(tx, incident, notices, { trace, at, askedBy: userId });
  }
}

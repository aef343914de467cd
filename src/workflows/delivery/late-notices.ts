import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/effects.js';
import { lateAskers } from '../../db/queries/delivery/late-effects.js';
import type { StoredEffect } from '../../db/queries/delivery/stored-effect.js';
import { effectTraits, kindsWith } from '../../domain/delivery/effect-traits.js';
import type { IncidentKey } from '../../domain/incident/incident.js';

/** Whoever asked is told where after this time nothing is to be seen, because Slack does not take it. */
const deadlineMs = 5_000;

export const awaitedKinds = kindsWith(({ isAwaited }) => isAwaited);

/**
 * When somebody has to be told that what they asked for is late; null: nobody has. Only where Slack has failed: what
 * waits for its turn is not late.
 */
export function lateAt(pending: StoredEffect[], now: Date): Date | null {
  const told = new Set(
    pending.flatMap(({ effect }) =>
      effect.kind === 'report_delay' || effect.kind === 'report_posted' ? [effect.userId] : [],
    ),
  );
  const awaited = pending.filter(({ effect }) => effectTraits[effect.kind].isAwaited);
  if (!awaited.some((one) => hasFailed(one, now))) return null;
  const untold = awaited.filter(({ askedBy }) => askedBy !== null && !told.has(askedBy));
  const times = untold.map(({ createdAt }) => createdAt.getTime() + deadlineMs);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function hasFailed({ state, attempts, limits, error, attemptedAt }: StoredEffect, now: Date): boolean {
  const isSlow =
    state === 'attempting' && attemptedAt !== null && now.getTime() - attemptedAt.getTime() >= deadlineMs;
  return isSlow || (error !== null && attempts + limits > 0);
}

/** Tells each of them once, however much they wait for. */
export async function reportLate(tx: Tx, incident: IncidentKey, at: Date): Promise<void> {
  const before = new Date(at.getTime() - deadlineMs);
  for (const { userId, key, isAnswered, trace, answerUrl } of await lateAskers(tx, incident, {
    kinds: awaitedKinds,
    before,
  })) {
    const effect = { kind: 'report_delay', userId, answerUrl, isAnswered } as const;
    const list = [{ key: `${key}!late/${userId}`, effect, notBefore: at }];
    await insertEffects(tx, incident, list, { trace, at, askedBy: userId });
  }
}

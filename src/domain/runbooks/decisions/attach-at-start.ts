import type { Act } from '../../actor.js';
import type { Accepted } from '../../decision.js';
import { broadcastOf, entryOf } from '../../incident/decisions/consequences.js';
import type { Run } from '../run.js';
import { type AttachedVersion, attachRunbook } from './attach.js';

/** What the policy attaches when an incident is declared; `missing`: the names that the library doesn't have. */
export interface AttachedAtStart {
  runbooks: AttachedVersion[];
  missing: string[];
}

/** Completes a declaration with the policy's runbooks. Each one that is missing is said, and stops nothing. */
export function attachAtStart(
  declared: Accepted,
  { runbooks, missing }: AttachedAtStart,
  declaring: Act,
): Accepted {
  const { incident } = declared;
  const act: Act = { ...declaring, by: { kind: 'firebreak' } };
  const runs: Run[] = [];
  const attached = runbooks.flatMap((runbook) => {
    const decision = attachRunbook(incident, { runbook, reason: null }, runs, act);
    if (decision.kind === 'refused') return [];
    runs.push(...decision.writes.flatMap((write) => (write.kind === 'run_saved' ? [write.run] : [])));
    return [decision];
  });
  const notices = missing.map((wanted) => ({ kind: 'runbook_missing', wanted }) as const);
  return {
    ...declared,
    entries: [
      ...declared.entries,
      ...attached.flatMap(({ entries }) => entries),
      ...notices.map((event) => entryOf(act, event)),
    ],
    effects: [
      ...declared.effects,
      ...attached.flatMap(({ effects }) => effects),
      ...notices.map((event) => broadcastOf(act, event, incident)),
    ],
    writes: [...declared.writes, ...attached.flatMap(({ writes }) => writes)],
  };
}

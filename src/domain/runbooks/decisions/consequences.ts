import { type Act, personOf } from '../../actor.js';
import { type Accepted, accepted } from '../../decision.js';
import type { Effect } from '../../effect.js';
import { broadcastOf, entryOf } from '../../incident/decisions/consequences.js';
import type { Incident } from '../../incident/incident.js';
import type { RunbookEvent } from '../events.js';
import type { Run } from '../run.js';
import type { RunSaved } from '../writes.js';

/** A run as it is after a change, with what happened. */
export interface RunChange {
  run: Run;
  events: RunbookEvent[];
  changed?: RunSaved['changed'];
}

/** Saves the change; the run's message and the card follow. What the message alone doesn't show is posted. */
export function runChanged(incident: Incident, { run, events, changed = [] }: RunChange, act: Act): Accepted {
  const shown: Effect = { kind: 'refresh_runbook', run: run.number };
  const told = events.filter((event) => isTold(event, personOf(act.by)));
  return accepted(
    incident,
    events.map((event) => entryOf(act, event)),
    [
      ...told.map((event) => broadcastOf(act, event, incident)),
      shown,
      ...(events.length > 0 ? [{ kind: 'refresh_card' } as const] : []),
    ],
    [{ kind: 'run_saved', run, changed }],
  );
}

/** Whether the channel gets a post: how a run began, went on or ended elsewhere, and what concerns somebody else. */
export function isTold(event: RunbookEvent, by: string | null): boolean {
  switch (event.kind) {
    case 'runbook_detached':
    case 'runbook_reattached':
    case 'runbook_finished':
    case 'runbook_updated':
    case 'runbook_missing':
      return true;
    case 'runbook_step_assigned':
      return event.to !== null && event.to !== by;
    default:
      return false;
  }
}

import { type Act, personOf } from '../../actor.js';
import { type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import type { RunbookEvent } from '../events.js';
import { isTodo, progressOf, type Run, type RunStep, runLimits } from '../run.js';
import { runChanged } from './consequences.js';
import { alreadyInState, stepToChange, withStep } from './guard.js';

/**
 * Ticks a step, with a note if somebody wrote one. With the last step, the run is finished. Refuses a step that is done,
 * with who did it and when, so that two people who tick it do it once; a skipped step can still be done.
 */
export function tickStep(
  incident: Incident,
  run: Run,
  { step: position, note: words }: { step: number; note: string | null },
  act: Act,
): Decision {
  const { step, refusal } = stepToChange(incident, run, position);
  if (refusal) return refused(refusal);
  if (step.state.kind === 'done') return refused(alreadyInState(step));
  const note = sanitizeText(words) || null;
  const why = textRefusal('note on the step', note, runLimits.note);
  if (why) return refused(why);
  const state = { kind: 'done', by: personOf(act.by), at: act.at } as const;
  const done = { ...step, state, note: note ?? step.note, timerDueAt: null };
  const event = { kind: 'runbook_step_done', ...named(run, step), note } as const;
  return stepChanged(incident, run, { step: done, event }, act);
}

/** Skips a step for a reason. With the last step, the run is finished. Refuses a step that is done or skipped. */
export function skipStep(
  incident: Incident,
  run: Run,
  { step: position, reason: words }: { step: number; reason: string },
  act: Act,
): Decision {
  const { step, refusal } = stepToChange(incident, run, position);
  if (refusal) return refused(refusal);
  if (!isTodo(step)) return refused(alreadyInState(step));
  const reason = sanitizeText(words);
  const why = textRefusal('reason to skip the step', reason, runLimits.reason);
  if (why) return refused(why);
  const state = { kind: 'skipped', by: personOf(act.by), at: act.at, reason } as const;
  const event = { kind: 'runbook_step_skipped', ...named(run, step), reason } as const;
  return stepChanged(incident, run, { step: { ...step, state, timerDueAt: null }, event }, act);
}

/** Makes a done or skipped step one that is still to do; a finished run is open again. Its note stays. */
export function untickStep(incident: Incident, run: Run, position: number, act: Act): Decision {
  const { step, refusal } = stepToChange(incident, run, position);
  if (refusal) return refused(refusal);
  if (isTodo(step)) return refused(alreadyInState(step));
  const event = { kind: 'runbook_step_undone', ...named(run, step) } as const;
  return stepChanged(incident, run, { step: { ...step, state: { kind: 'todo' } }, event }, act);
}

/** Which step an event is about. */
export function named(run: Run, { position, title }: RunStep): { run: number; step: number; title: string } {
  return { run: run.number, step: position, title };
}

function stepChanged(
  incident: Incident,
  before: Run,
  { step, event }: { step: RunStep; event: RunbookEvent },
  act: Act,
): Decision {
  const run = withEnd(withStep(before, step));
  const events = run.status === 'finished' ? [event, finished(run)] : [event];
  return runChanged(incident, { run, events, changed: [step.position] }, act);
}

/** Finished if nothing is left to do, else open. */
export function withEnd(run: Run): Run {
  const { next, total } = progressOf(run);
  return { ...run, status: next === null && total > 0 ? 'finished' : 'open' };
}

export function finished(run: Run): RunbookEvent {
  const { done, skipped } = progressOf(run);
  return { kind: 'runbook_finished', run: run.number, title: run.title, done, skipped };
}

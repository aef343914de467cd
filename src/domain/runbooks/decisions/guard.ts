import type { Incident } from '../../incident/incident.js';
import { overRefusal } from '../../incident/state-guards.js';
import type { Refusal } from '../../refusal.js';
import { type Run, type RunStep, stepAt } from '../run.js';

/** Why nobody can work on this run: its incident is over, or it was detached. Null if they can. */
export function runRefusal(incident: Incident, { number: run, status, title }: Run): Refusal | null {
  return overRefusal(incident) ?? (status === 'detached' ? { kind: 'run_detached', run, title } : null);
}

/** The step to work on, or why there is none. */
export function stepToChange(
  incident: Incident,
  run: Run,
  position: number,
): { step: RunStep; refusal: null } | { step: null; refusal: Refusal } {
  const { title, steps } = run;
  const step = stepAt(run, position);
  const refusal = runRefusal(incident, run);
  if (refusal) return { step: null, refusal };
  if (step) return { step, refusal: null };
  return { step: null, refusal: { kind: 'step_not_found', title, step: position, steps: steps.length } };
}

/** The refusal that says what the step is already, since when and by whom. */
export function alreadyInState({ position: step, state }: RunStep): Refusal {
  const [at, by] = state.kind === 'todo' ? [null, null] : [state.at.toISOString(), state.by];
  return { kind: 'step_in_state', step, already: state.kind, at, by };
}

/** The run with one step changed. Its message goes back to the page with the next step. */
export function withStep(run: Run, step: RunStep): Run {
  const steps = run.steps.map((one) => (one.position === step.position ? step : one));
  return { ...run, steps, page: null };
}

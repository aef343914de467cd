import type { IneligibleReason } from '../people/refusals.js';
import type { StepStateKind } from './run.js';

/** Why an act on a runbook was refused. `run` and `step`: their numbers. Times are ISO 8601, UTC. */
export type RunbookRefusal =
  | { kind: 'runbook_not_found'; asked: string }
  | { kind: 'run_not_found'; number: number; run: number | null }
  /** The incident has an open run of the same runbook. */
  | {
      kind: 'runbook_attached_already';
      number: number;
      run: number;
      title: string;
      at: string;
      by: string | null;
    }
  | { kind: 'run_detached'; run: number; title: string }
  | { kind: 'run_not_detached'; run: number; title: string }
  | { kind: 'step_not_found'; title: string; step: number; steps: number }
  | { kind: 'step_in_state'; step: number; already: StepStateKind; at: string | null; by: string | null }
  | { kind: 'step_unchanged'; step: number }
  | { kind: 'step_assigned_already'; step: number; userId: string | null }
  | { kind: 'ineligible_assignee'; userId: string; name: string; why: IneligibleReason }
  | { kind: 'timer_out_of_range'; maxMinutes: number }
  | { kind: 'no_such_variable'; name: string; known: string[] }
  | { kind: 'values_unchanged'; title: string }
  | { kind: 'version_is_latest'; title: string; version: number };

const kinds: Record<RunbookRefusal['kind'], true> = {
  runbook_not_found: true,
  run_not_found: true,
  runbook_attached_already: true,
  run_detached: true,
  run_not_detached: true,
  step_not_found: true,
  step_in_state: true,
  step_unchanged: true,
  step_assigned_already: true,
  ineligible_assignee: true,
  timer_out_of_range: true,
  no_such_variable: true,
  values_unchanged: true,
  version_is_latest: true,
};

export function isRunbookRefusal(refusal: { kind: string }): refusal is RunbookRefusal {
  return refusal.kind in kinds;
}

/** What people write about a step. */
export const runbookTexts = ['note on the step', 'reason to skip the step', 'value'] as const;
export type RunbookText = (typeof runbookTexts)[number];

/** What happened to a runbook of the incident. `run`: its number in the incident; titles are as they were then. */
export type RunbookEvent = RunEvent | StepEvent;

type RunEvent =
  | {
      kind: 'runbook_attached';
      run: number;
      runbook: number;
      version: number;
      title: string;
      steps: number;
      reason: string | null;
    }
  | { kind: 'runbook_detached'; run: number; title: string }
  | { kind: 'runbook_reattached'; run: number; title: string }
  | { kind: 'runbook_finished'; run: number; title: string; done: number; skipped: number }
  /** It follows a newer version. `kept`: how many steps were done or skipped and still are. */
  | { kind: 'runbook_updated'; run: number; title: string; from: number; to: number; kept: number }
  /** The policy attaches a runbook that the library doesn't have. */
  | { kind: 'runbook_missing'; wanted: string }
  | { kind: 'runbook_value_set'; run: number; title: string; name: string; value: string };

/** `step`: its number in the run. */
type StepEvent = { run: number; step: number; title: string } & (
  | { kind: 'runbook_step_done'; note: string | null }
  | { kind: 'runbook_step_undone' }
  | { kind: 'runbook_step_skipped'; reason: string }
  | { kind: 'runbook_step_assigned'; from: string | null; to: string | null }
  | { kind: 'runbook_step_noted'; note: string | null }
  /** `until`: ISO 8601; null: the timer was stopped. */
  | { kind: 'runbook_timer_set'; until: string | null }
);

const kinds: Record<RunbookEvent['kind'], true> = {
  runbook_attached: true,
  runbook_detached: true,
  runbook_reattached: true,
  runbook_finished: true,
  runbook_updated: true,
  runbook_missing: true,
  runbook_value_set: true,
  runbook_step_done: true,
  runbook_step_undone: true,
  runbook_step_skipped: true,
  runbook_step_assigned: true,
  runbook_step_noted: true,
  runbook_timer_set: true,
};

export function isRunbookEvent(event: { kind: string }): event is RunbookEvent {
  return event.kind in kinds;
}

/** Whether the timeline shows it only in the full record: single steps, unless somebody wrote what they found. */
export function isRunbookDetail(event: RunbookEvent): boolean {
  switch (event.kind) {
    case 'runbook_step_done':
    case 'runbook_step_noted':
      return event.note === null;
    case 'runbook_step_undone':
    case 'runbook_step_skipped':
    case 'runbook_step_assigned':
    case 'runbook_timer_set':
    case 'runbook_value_set':
      return true;
    default:
      return false;
  }
}

/** The numbers of the runs that these events are about. */
export function runsNamedBy(events: readonly { kind: string; run?: unknown }[]): number[] {
  return [...new Set(events.flatMap((event) => (isRunbookEvent(event) && 'run' in event ? event.run : [])))];
}

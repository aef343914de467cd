import { z } from 'zod';
import { carryOver } from '../../../domain/runbooks/carry-over.js';
import {
  type Run,
  type RunKey,
  type RunStep,
  runStatuses,
  type StepState,
  type StepWork,
  stepStateKinds,
} from '../../../domain/runbooks/run.js';
import { unreachable } from '../../../domain/unreachable.js';
import type { Tx } from '../../database.js';
import type { runbookRunSteps, runbookRuns } from '../../schema/runbooks.js';
import { columnOf, readWith } from '../../stored-json.js';
import { storedContent } from './schemas.js';

export type RunRow = typeof runbookRuns.$inferSelect;
export type StepRow = typeof runbookRunSteps.$inferSelect;

/** A run's row with its version's content. */
export interface FoundRun {
  run: RunRow;
  content: unknown;
  versionAt: Date;
  latestVersion: number;
}

/** The columns whose types Postgres can't check. */
const shaped = z.object({
  status: z.enum(runStatuses),
  values: z.record(z.string(), z.string()),
  content: columnOf(storedContent),
});
const shapedStep = z.object({ state: z.enum(stepStateKinds) });

/** The run with its steps; null if it can't be read, which is reported. */
export function runFromRows(
  { onUnreadable }: Pick<Tx, 'onUnreadable'>,
  { run: row, content, versionAt, latestVersion }: FoundRun,
  stepRows: readonly StepRow[],
): Run | null {
  const place = `${row.workspaceId} INC-${row.incidentNumber} run ${row.number}`;
  const read = readWith(shaped, { ...row, content });
  const work = new Map<number, StepWork>();
  for (const stepRow of stepRows) {
    const step = readWith(shapedStep, stepRow);
    if (step.kind === 'ok') work.set(stepRow.position, workFrom(stepRow, step.value.state));
    else
      onUnreadable({ column: 'runbook_run_steps', row: `${place} step ${stepRow.position}`, why: step.why });
  }
  if (read.kind === 'ok') {
    const { content: found, status, values } = read.value;
    const steps = carryOver([], found.steps).map((step) => ({ ...step, ...work.get(step.position) }));
    return { ...row, status, values, versionAt, latestVersion, steps };
  }
  onUnreadable({ column: 'runbook_runs', row: place, why: read.why });
  return null;
}

function workFrom(row: StepRow, kind: StepState['kind']): StepWork {
  const { note, assigneeId, assignedAt, timerDueAt } = row;
  return { state: stateFrom(row, kind), note, assigneeId, assignedAt, timerDueAt };
}

function stateFrom({ changedBy: by, changedAt, skipReason }: StepRow, kind: StepState['kind']): StepState {
  const at = changedAt ?? new Date(0);
  switch (kind) {
    case 'todo':
      return { kind };
    case 'done':
      return { kind, by, at };
    case 'skipped':
      return { kind, by, at, reason: skipReason ?? '' };
    default:
      return unreachable(kind);
  }
}

/** The row of a run, without what only Slack's answers determine. */
export function rowOf({
  steps: _steps,
  latestVersion: _latest,
  versionAt: _at,
  messageTs: _ts,
  ...row
}: Run): Omit<RunRow, 'messageTs'> {
  return row;
}

/** The row of a step of this run. */
export function stepRowOf(
  { workspaceId, incidentNumber, number: runNumber }: RunKey,
  { position, state, note, assigneeId, assignedAt, timerDueAt }: RunStep,
): StepRow {
  const isTodo = state.kind === 'todo';
  return {
    ...{ workspaceId, incidentNumber, runNumber, position, state: state.kind },
    changedBy: isTodo ? null : state.by,
    changedAt: isTodo ? null : state.at,
    skipReason: state.kind === 'skipped' ? state.reason : null,
    ...{ note, assigneeId, assignedAt, timerDueAt },
  };
}

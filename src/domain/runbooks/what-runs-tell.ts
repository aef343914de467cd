import type { Run, RunStep } from './run.js';

/** What the runs of an incident tell about their runbooks, for a post-mortem. Times in UTC. */
export interface RunLesson {
  run: number;
  title: string;
  version: number;
  /** How it ended; `open`: it didn't. */
  status: Run['status'];
  done: number;
  total: number;
  skipped: { step: number; title: string; by: string | null; at: Date; reason: string }[];
  /** Steps that took long, longest first. */
  slow: { step: number; title: string; by: string | null; minutes: number }[];
  notes: { step: number; title: string; note: string }[];
}

/** A step takes long if it took this many minutes, and three times as long as the run's median step. */
const slowMinutes = 10;

/** The lessons of each run. How long a step took is counted from the one that was done or skipped before it. */
export function whatRunsTell(runs: readonly Run[]): RunLesson[] {
  return runs.map(({ number: run, title, version, status, steps, attachedAt }) => ({
    ...{ run, title, version, status, total: steps.length },
    done: steps.filter(({ state }) => state.kind === 'done').length,
    skipped: steps.flatMap(({ position: step, title: of, state }) =>
      state.kind === 'skipped' ? [{ step, title: of, by: state.by, at: state.at, reason: state.reason }] : [],
    ),
    slow: slowSteps(steps, attachedAt),
    notes: steps.flatMap(({ position: step, title: of, note }) =>
      note === null ? [] : [{ step, title: of, note }],
    ),
  }));
}

function slowSteps(steps: readonly RunStep[], attachedAt: Date): RunLesson['slow'] {
  const timed = steps
    .flatMap(({ position: step, title, state }) =>
      state.kind === 'todo' ? [] : [{ step, title, by: state.by, at: state.at.getTime(), kind: state.kind }],
    )
    .sort((a, b) => a.at - b.at)
    .map((one, index, all) => {
      const from = all[index - 1]?.at ?? attachedAt.getTime();
      return { ...one, minutes: Math.round((one.at - from) / 60_000) };
    });
  const median = timed.map(({ minutes }) => minutes).sort((a, b) => a - b)[Math.floor(timed.length / 2)] ?? 0;
  return timed
    .filter(({ kind, minutes }) => kind === 'done' && minutes >= slowMinutes && minutes >= 3 * median)
    .sort((a, b) => b.minutes - a.minutes)
    .map(({ step, title, by, minutes }) => ({ step, title, by, minutes }));
}

/** Which run of which incident. Runs are counted from 1 in each incident. */
export interface RunKey {
  workspaceId: string;
  incidentNumber: number;
  number: number;
}

/** A version of a runbook that people work through in an incident. Times in UTC. */
export interface Run extends RunKey, RunbookVersion {
  /** The latest version in the library. */
  latestVersion: number;
  attachedAt: Date;
  /** Null: the policy attached it. */
  attachedBy: string | null;
  /** Why it was suggested; null if somebody chose it themselves. */
  reason: string | null;
  status: RunStatus;
  /** What its variables stand for, by name. */
  values: Record<string, string>;
  /** The page that its message shows, from 1; null: the one with the next step. */
  page: number | null;
  /** Slack's `ts` of its message; null until it is posted. */
  messageTs: string | null;
  steps: RunStep[];
}

/** What a run follows, and goes on to follow if the source changes. */
export interface RunbookVersion {
  runbookNumber: number;
  title: string;
  version: number;
  /** When this version was stored. */
  versionAt: Date;
}

export const runStatuses = ['open', 'finished', 'detached'] as const;
/** `finished`: each step is done or skipped. */
export type RunStatus = (typeof runStatuses)[number];

/** A step as it is in the run's version, with what people did about it. */
export interface RunStep extends StepText, StepWork {
  /** From 1, in document order. */
  position: number;
}

export interface StepText {
  title: string;
  markdown: string;
  /** 0: a main step. */
  depth: number;
}

export interface StepWork {
  state: StepState;
  note: string | null;
  assigneeId: string | null;
  /** When it got that assignee. */
  assignedAt: Date | null;
  /** When the timer that somebody set ends. */
  timerDueAt: Date | null;
}

export type StepState =
  | { kind: 'todo' }
  | { kind: 'done'; by: string | null; at: Date }
  | { kind: 'skipped'; by: string | null; at: Date; reason: string };

export const stepStateKinds = ['todo', 'done', 'skipped'] as const;
export type StepStateKind = StepState['kind'];

/** A step that nobody has touched. */
export const untouched: StepWork = {
  state: { kind: 'todo' },
  note: null,
  assigneeId: null,
  assignedAt: null,
  timerDueAt: null,
};

/** In characters; a timer's in minutes. */
export const runLimits = { title: 150, note: 1_000, reason: 500, value: 300, timerMinutes: 7 * 24 * 60 };

export interface Progress {
  done: number;
  skipped: number;
  total: number;
  /** The first step that is still to do; null if none is. */
  next: RunStep | null;
}

export function progressOf({ steps }: Pick<Run, 'steps'>): Progress {
  const count = (kind: StepStateKind) => steps.filter(({ state }) => state.kind === kind).length;
  const next = steps.find(isTodo) ?? null;
  return { done: count('done'), skipped: count('skipped'), total: steps.length, next };
}

export function isTodo({ state }: Pick<RunStep, 'state'>): boolean {
  return state.kind === 'todo';
}

/** The step with this number; undefined if the run has none. */
export function stepAt({ steps }: Pick<Run, 'steps'>, position: number): RunStep | undefined {
  return steps[position - 1];
}

/** How many steps a page of the run's message has. */
export const stepsPerPage = 8;

/** The page that the run's message shows, and how many there are, from 1. */
export function pageOf({ steps, page }: Pick<Run, 'steps' | 'page'>): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(steps.length / stepsPerPage));
  const { next } = progressOf({ steps });
  const followed = next ? Math.ceil(next.position / stepsPerPage) : pages;
  return { page: Math.min(page ?? followed, pages), pages };
}

/** `RB-3`: a runbook of the library. */
export function runbookName(number: number): string {
  return `RB-${number}`;
}

/** The number in `RB-3`, `rb 3`, `#3` or `3`; undefined for anything else. */
export function runbookNumberFrom(typed: string): number | undefined {
  const digits = /^(?:rb[-_ ]?|#)?0*([1-9]\d{0,8})$/i.exec(typed.trim())?.[1];
  return digits ? Number(digits) : undefined;
}

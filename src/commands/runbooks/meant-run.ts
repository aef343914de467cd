import type { Incident } from '../../domain/incident/incident.js';
import type { Run } from '../../domain/runbooks/run.js';
import { whichRunView } from '../../slack/views/runbooks/which-run.js';
import { readRuns } from '../../workflows/runbooks/read-runs.js';
import { type Call, choiceOf, notFoundReply, type Reply } from '../command.js';
import { question } from '../incident/list.js';

/** A run of an incident that the person may see. */
export interface MeantRun {
  incident: Incident;
  run: Run;
}

/** A step of a run, by its number. */
export interface Place extends MeantRun {
  step: number;
}

/**
 * The run with this number; without a number the only one of those `likely` meant. If several are, asks which one `line`
 * is for.
 */
export async function meantRun(
  call: Call,
  number: number | null,
  line: string,
  likely: (runs: readonly Run[]) => readonly Run[] = inUse,
): Promise<MeantRun | Reply> {
  const found = await readRuns(call.deps, { ...question(call), input: choiceOf(call) });
  if (!found) return notFoundReply(call);
  const { incident, runs } = found;
  const named = runs.filter((run) => run.number === number);
  const [only, ...others] = number === null ? likely(runs) : named;
  if (only && others.length === 0) return { incident, run: only };
  if (only) return { kind: 'message', view: whichRunView(incident, [only, ...others], line) };
  const refusal = { kind: 'run_not_found', number: incident.number, run: number } as const;
  return { kind: 'outcome', outcome: { kind: 'refused', refusal } };
}

/** The open runs; if none is open, the finished ones. */
function inUse(runs: readonly Run[]): Run[] {
  const open = runs.filter(({ status }) => status === 'open');
  return open.length > 0 ? open : runs.filter(({ status }) => status === 'finished');
}

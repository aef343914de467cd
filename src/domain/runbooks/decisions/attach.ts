import { type Act, personOf } from '../../actor.js';
import { type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import { overRefusal } from '../../incident/state-guards.js';
import { carryOver } from '../carry-over.js';
import type { RunbookRefusal } from '../refusals.js';
import type { Run, RunbookVersion, StepText } from '../run.js';
import { runChanged } from './consequences.js';

/** A version of a runbook with its steps, as the library has it. */
export interface AttachedVersion extends RunbookVersion {
  steps: StepText[];
}

export interface AttachInput {
  runbook: AttachedVersion;
  /** Why it was suggested, or null. */
  reason: string | null;
}

/**
 * Attaches the version to the incident as a new run, frozen. Refuses once the incident is over, and while a run of the
 * same runbook is open. `runs`: those that the incident has already.
 */
export function attachRunbook(
  incident: Incident,
  { runbook, reason }: AttachInput,
  runs: readonly Run[],
  act: Act,
): Decision {
  const over = overRefusal(incident);
  if (over) return refused(over);
  const same = runs.find(
    ({ runbookNumber, status }) => runbookNumber === runbook.runbookNumber && status === 'open',
  );
  if (same) return refused(attachedAlready(incident, same));
  const run = newRun(incident, { runbook, reason }, { number: runs.length + 1, act });
  const { number, runbookNumber, version, title, steps } = run;
  return runChanged(
    incident,
    {
      run,
      events: [
        {
          ...{ kind: 'runbook_attached', run: number, runbook: runbookNumber, version, title },
          ...{ steps: steps.length, reason },
        },
      ],
    },
    act,
  );
}

function attachedAlready({ number }: Incident, run: Run): RunbookRefusal {
  const { title, attachedAt, attachedBy: by } = run;
  return {
    ...{ kind: 'runbook_attached_already', number, run: run.number, title },
    ...{ at: attachedAt.toISOString(), by },
  };
}

function newRun(
  { workspaceId, number: incidentNumber }: Incident,
  { runbook, reason }: AttachInput,
  { number, act }: { number: number; act: Act },
): Run {
  const { steps, ...version } = runbook;
  return {
    ...{ workspaceId, incidentNumber, number, ...version, latestVersion: version.version },
    ...{ attachedAt: act.at, attachedBy: personOf(act.by), reason },
    ...{ status: 'open', values: {}, page: null, messageTs: null, steps: carryOver([], steps) },
  };
}

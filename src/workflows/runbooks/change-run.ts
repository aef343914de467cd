import type { Tx } from '../../db/database.js';
import { latestVersion } from '../../db/queries/runbooks/latest-version.js';
import { runsOf } from '../../db/queries/runbooks/runs.js';
import type { Act } from '../../domain/actor.js';
import { type Decision, refused } from '../../domain/decision.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Person } from '../../domain/people/person.js';
import type { AttachedVersion } from '../../domain/runbooks/decisions/attach.js';
import {
  detachRun,
  reattachRun,
  setValues,
  takeVersion,
  turnPage,
} from '../../domain/runbooks/decisions/change-run.js';
import { skipStep, tickStep, untickStep } from '../../domain/runbooks/decisions/change-step.js';
import { assignStep, noteOnStep, setTimer } from '../../domain/runbooks/decisions/work-on-step.js';
import { type Run, runbookName } from '../../domain/runbooks/run.js';
import { unreachable } from '../../domain/unreachable.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import { personOrUnknown } from '../people/person-or-unknown.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/** What somebody wants to change in a run. `step`: its number. */
export type WantedChange =
  | { kind: 'tick'; step: number; note: string | null }
  | { kind: 'skip'; step: number; reason: string }
  | { kind: 'untick'; step: number }
  | { kind: 'assign'; step: number; userId: string | null }
  | { kind: 'note'; step: number; note: string | null }
  | { kind: 'timer'; step: number; minutes: number | null }
  | { kind: 'values'; values: { name: string; value: string }[] }
  | { kind: 'page'; page: number }
  | { kind: 'detach' }
  | { kind: 'reattach' }
  | { kind: 'update' };

export interface ChangeRunRequest extends IncidentChoice {
  /** The run's number in the incident. */
  run: number;
  change: WantedChange;
}

/** Changes a run; the lock on its incident orders the changes, so that two people who tick two steps both win. */
export async function changeRun(deps: Deps, request: Request<ChangeRunRequest>): Promise<Outcome> {
  const { workspaceId, act, input } = request;
  const { run: number, change } = input;
  const assignee = await assigneeOf(deps, workspaceId, change);
  return changeIncidentWith(deps, request, {
    read: async (tx, incident) => {
      const runs = await runsOf(tx, incident, change.kind === 'reattach' ? undefined : [number]);
      const run = runs.find((one) => one.number === number) ?? null;
      return { runs, run, latest: run && change.kind === 'update' ? await latestOf(tx, run) : null };
    },
    decide: (incident, { runs, run, latest }) =>
      run
        ? decide(incident, run, { change, assignee, runs, latest, act })
        : refused({ kind: 'run_not_found', number: incident.number, run: number }),
  });
}

/** Null: nobody, or nobody whom Slack knows. */
async function assigneeOf(deps: Deps, workspaceId: string, change: WantedChange): Promise<Person | null> {
  if (change.kind !== 'assign' || change.userId === null) return null;
  return personOrUnknown(deps, workspaceId, change.userId);
}

function latestOf(tx: Tx, { workspaceId, runbookNumber: number }: Run): Promise<AttachedVersion | null> {
  return latestVersion(tx, { workspaceId, number });
}

interface Context {
  change: WantedChange;
  assignee: Person | null;
  runs: readonly Run[];
  latest: AttachedVersion | null;
  act: Act;
}

function decide(incident: Incident, run: Run, { change, assignee, runs, latest, act }: Context): Decision {
  switch (change.kind) {
    case 'tick':
      return tickStep(incident, run, change, act);
    case 'skip':
      return skipStep(incident, run, change, act);
    case 'untick':
      return untickStep(incident, run, change.step, act);
    case 'assign':
      if (change.userId !== null && assignee === null) return refused(unknownAssignee(change.userId));
      return assignStep(incident, run, { step: change.step, assignee }, act);
    case 'note':
      return noteOnStep(incident, run, change, act);
    case 'timer':
      return setTimer(incident, run, change, act);
    case 'values':
      return setValues(incident, run, change.values, act);
    case 'page':
      return turnPage(incident, run, change.page, act);
    case 'detach':
      return detachRun(incident, run, act);
    case 'reattach':
      return reattachRun(incident, run, runs, act);
    case 'update':
      if (!latest) return refused({ kind: 'runbook_not_found', asked: runbookName(run.runbookNumber) });
      return takeVersion(incident, run, latest, act);
    default:
      return unreachable(change);
  }
}

function unknownAssignee(userId: string) {
  return { kind: 'ineligible_assignee', userId, name: userId, why: 'unknown' } as const;
}

import type { Act } from '../../actor.js';
import { type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import { overRefusal } from '../../incident/state-guards.js';
import { textRefusal, toOneLine } from '../../text/check-text.js';
import { carryOver } from '../carry-over.js';
import type { RunbookEvent } from '../events.js';
import { isTodo, pageOf, type Run, runLimits } from '../run.js';
import { variableNamed, variablesOf } from '../run-variables.js';
import type { AttachedVersion } from './attach.js';
import { finished, withEnd } from './change-step.js';
import { runChanged } from './consequences.js';
import { runRefusal } from './guard.js';

/** Takes a run off the incident; what was done stays, and it can be attached again. */
export function detachRun(incident: Incident, run: Run, act: Act): Decision {
  const refusal = runRefusal(incident, run);
  if (refusal) return refused(refusal);
  const event = { kind: 'runbook_detached', run: run.number, title: run.title } as const;
  return runChanged(incident, { run: { ...run, status: 'detached' }, events: [event] }, act);
}

/** Attaches a detached run again, as it was. Refuses while another run of the same runbook is open. */
export function reattachRun(incident: Incident, run: Run, others: readonly Run[], act: Act): Decision {
  const { number, title, status, runbookNumber } = run;
  const over = overRefusal(incident);
  if (over) return refused(over);
  if (status !== 'detached') return refused({ kind: 'run_not_detached', run: number, title });
  const same = others.find((one) => one.runbookNumber === runbookNumber && one.status === 'open');
  if (same) {
    const { attachedAt, attachedBy: by } = same;
    return refused({
      ...{ kind: 'runbook_attached_already', number: incident.number, run: same.number, title },
      ...{ at: attachedAt.toISOString(), by },
    });
  }
  const event = { kind: 'runbook_reattached', run: number, title } as const;
  return runChanged(incident, { run: withEnd(run), events: [event] }, act);
}

/** Says what variables of the runbook stand for, everywhere. Refuses names that it doesn't have. */
export function setValues(
  incident: Incident,
  run: Run,
  wanted: readonly { name: string; value: string }[],
  act: Act,
): Decision {
  const refusal = runRefusal(incident, run);
  if (refusal) return refused(refusal);
  const known = variablesOf(run);
  const events: RunbookEvent[] = [];
  const values = { ...run.values };
  for (const { name: typed, value: words } of wanted) {
    const name = variableNamed(typed, known);
    if (name === undefined) return refused({ kind: 'no_such_variable', name: typed, known });
    const value = toOneLine(words);
    const why = textRefusal('value', value, runLimits.value);
    if (why) return refused(why);
    if (values[name] === value) continue;
    values[name] = value;
    events.push({ kind: 'runbook_value_set', run: run.number, title: run.title, name, value });
  }
  if (events.length === 0) return refused({ kind: 'values_unchanged', title: run.title });
  return runChanged(incident, { run: { ...run, values }, events }, act);
}

/** Goes on with the latest version; what was done about steps that are the same stays. */
export function takeVersion(incident: Incident, run: Run, latest: AttachedVersion, act: Act): Decision {
  const refusal = runRefusal(incident, run);
  if (refusal) return refused(refusal);
  const { version: from, number, title } = run;
  const { version: to, steps: now, ...rest } = latest;
  if (from === to) return refused({ kind: 'version_is_latest', title, version: to });
  const steps = carryOver(run.steps, now);
  const kept = steps.filter((step) => !isTodo(step)).length;
  const updated = withEnd({ ...run, ...rest, version: to, latestVersion: to, page: null, steps });
  const event = { kind: 'runbook_updated', run: number, title: updated.title, from, to, kept } as const;
  const isEnd = updated.status === 'finished' && run.status === 'open';
  const events = isEnd ? [event, finished(updated)] : [event];
  return runChanged(incident, { run: updated, events, changed: 'all' }, act);
}

/** Turns the page of the run's message, for everybody. */
export function turnPage(incident: Incident, run: Run, page: number, act: Act): Decision {
  const { pages } = pageOf(run);
  const shown = { ...run, page: Math.max(1, Math.min(page, pages)) };
  return runChanged(incident, { run: shown, events: [] }, act);
}

import { type Act, personOf } from '../../actor.js';
import { type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Incident } from '../../incident/incident.js';
import { ineligibleReason, type Person } from '../../people/person.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { isTodo, type Run, runLimits } from '../run.js';
import { named } from './change-step.js';
import { runChanged } from './consequences.js';
import { alreadyInState, stepToChange, withStep } from './guard.js';

/**
 * Assigns a step that is still to do, or leaves it to nobody (`assignee` null). The rules are those of roles; whoever
 * gets it is invited to the channel. Refuses whoever has it already.
 */
export function assignStep(
  incident: Incident,
  run: Run,
  { step: position, assignee }: { step: number; assignee: Person | null },
  act: Act,
): Decision {
  const { step, refusal } = stepToChange(incident, run, position);
  if (refusal) return refused(refusal);
  if (!isTodo(step)) return refused(alreadyInState(step));
  const why = assignee && ineligibleReason(assignee);
  if (why) return refused({ kind: 'ineligible_assignee', userId: assignee.userId, name: assignee.name, why });
  const [from, to] = [step.assigneeId, assignee?.userId ?? null];
  if (from === to) return refused({ kind: 'step_assigned_already', step: position, userId: to });
  const assigned = { ...step, assigneeId: to, assignedAt: to === null ? null : act.at };
  const event = { kind: 'runbook_step_assigned', ...named(run, step), from, to } as const;
  const change = { run: withStep(run, assigned), events: [event], changed: [position] };
  const { effects, ...decision } = runChanged(incident, change, act);
  return { ...decision, effects: [...invited(to, personOf(act.by)), ...effects] };
}

function invited(userId: string | null, by: string | null): Effect[] {
  return userId === null || userId === by ? [] : [{ kind: 'invite', userIds: [userId], groupIds: [] }];
}

/** Notes what came of a step, in any state; null removes the note. */
export function noteOnStep(
  incident: Incident,
  run: Run,
  { step: position, note: words }: { step: number; note: string | null },
  act: Act,
): Decision {
  const { step, refusal } = stepToChange(incident, run, position);
  if (refusal) return refused(refusal);
  const note = sanitizeText(words);
  const why = textRefusal('note on the step', note, runLimits.note);
  if (why) return refused(why);
  if (note === step.note) return refused({ kind: 'step_unchanged', step: position });
  const event = { kind: 'runbook_step_noted', ...named(run, step), note } as const;
  return runChanged(
    incident,
    { run: withStep(run, { ...step, note }), events: [event], changed: [position] },
    act,
  );
}

/** Sets a timer for a step that is still to do; null stops it. At its end, people are asked about the step. */
export function setTimer(
  incident: Incident,
  run: Run,
  { step: position, minutes }: { step: number; minutes: number | null },
  act: Act,
): Decision {
  const { step, refusal } = stepToChange(incident, run, position);
  if (refusal) return refused(refusal);
  if (!isTodo(step)) return refused(alreadyInState(step));
  const { timerMinutes: maxMinutes } = runLimits;
  if (minutes !== null && (minutes < 1 || minutes > maxMinutes))
    return refused({ kind: 'timer_out_of_range', maxMinutes });
  const timerDueAt = minutes === null ? null : new Date(act.at.getTime() + minutes * 60_000);
  if (timerDueAt === null && step.timerDueAt === null)
    return refused({ kind: 'step_unchanged', step: position });
  const until = timerDueAt?.toISOString() ?? null;
  const event = { kind: 'runbook_timer_set', ...named(run, step), until } as const;
  return runChanged(
    incident,
    { run: withStep(run, { ...step, timerDueAt }), events: [event], changed: [position] },
    act,
  );
}

import type { Act } from '../../src/domain/actor.js';
import type { Accepted, Decision } from '../../src/domain/decision.js';
import { acknowledge } from '../../src/domain/incident/decisions/acknowledge.js';
import { assignRole } from '../../src/domain/incident/decisions/assign-role.js';
import { cancel } from '../../src/domain/incident/decisions/cancel.js';
import { changeMilestones } from '../../src/domain/incident/decisions/change-milestones.js';
import { changeSeverity } from '../../src/domain/incident/decisions/change-severity.js';
import { changeStatus } from '../../src/domain/incident/decisions/change-status.js';
import { close } from '../../src/domain/incident/decisions/close.js';
import { invite } from '../../src/domain/incident/decisions/invite.js';
import { pauseUpdates, resumeUpdates } from '../../src/domain/incident/decisions/pause-updates.js';
import { rename } from '../../src/domain/incident/decisions/rename.js';
import { reopen } from '../../src/domain/incident/decisions/reopen.js';
import { snoozeUpdates } from '../../src/domain/incident/decisions/snooze-updates.js';
import { update } from '../../src/domain/incident/decisions/update.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import type { Policy } from '../../src/domain/policy.js';
import { unreachable } from '../../src/domain/unreachable.js';
import { frozen } from './an-incident.js';
import type { Step } from './any-incident.js';

/** One played step: state before, input and decision. */
export interface Played {
  before: Incident;
  act: Act;
  step: Step;
  decision: Decision;
}

/** Plays steps one after another; a refused step leaves the incident unchanged. Inputs are frozen. */
export function play(started: Accepted, startedAt: Date, steps: readonly Step[], policy: Policy): Played[] {
  let incident = frozen(started.incident);
  let now = startedAt.getTime();
  return steps.map((step) => {
    now += step.secondsLater * 1_000;
    const act: Act = { at: new Date(now), by: step.who, source: 'command' };
    const before = incident;
    const decision = decide(before, frozen(step), policy, act);
    if (decision.kind === 'accepted') incident = frozen(decision.incident);
    return { before, act, step, decision };
  });
}

function decide(incident: Incident, { act: asked }: Step, policy: Policy, act: Act): Decision {
  switch (asked.kind) {
    case 'acknowledge':
      return acknowledge(incident, act);
    case 'changeStatus':
      return changeStatus(incident, asked, policy, act);
    case 'update':
      return update(incident, asked, policy, act);
    case 'changeSeverity':
      return changeSeverity(incident, asked, policy, act);
    case 'rename':
      return rename(incident, asked.title, act);
    case 'assignRole':
      return assignRole(incident, asked, act);
    case 'invite':
      return invite(incident, asked, act);
    case 'snoozeUpdates':
      return snoozeUpdates(incident, { kind: 'minutes', minutes: asked.minutes }, act);
    case 'pauseUpdates':
      return pauseUpdates(incident, asked.reason, act);
    case 'resumeUpdates':
      return resumeUpdates(incident, policy, act);
    case 'close':
      return close(incident, { tasks: [], reason: null }, policy, act);
    case 'reopen':
      return reopen(incident, asked.reason, policy, act);
    case 'cancel':
      return cancel(incident, asked, policy, act);
    case 'changeMilestones':
      return changeMilestones(
        incident,
        asked.times.map(({ name, secondsAgo }) => ({
          name,
          at: secondsAgo === null ? null : new Date(act.at.getTime() - secondsAgo * 1_000),
        })),
        act,
      );
    default:
      return unreachable(asked);
  }
}

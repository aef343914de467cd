import { acknowledge } from '../../domain/incident/decisions/acknowledge.js';
import {
  changeMilestones as decideMilestones,
  type MilestoneChange,
} from '../../domain/incident/decisions/change-milestones.js';
import {
  changeSeverity as decideSeverity,
  type SeverityInput,
} from '../../domain/incident/decisions/change-severity.js';
import {
  changeStatus as decideStatus,
  type StatusInput,
} from '../../domain/incident/decisions/change-status.js';
import { close } from '../../domain/incident/decisions/close.js';
import { fillIn as decideFacts, type FactsInput } from '../../domain/incident/decisions/fill-in.js';
import { invite } from '../../domain/incident/decisions/invite.js';
import { pauseUpdates, resumeUpdates } from '../../domain/incident/decisions/pause-updates.js';
import { rename } from '../../domain/incident/decisions/rename.js';
import { reopen } from '../../domain/incident/decisions/reopen.js';
import { setAffected as decideAffected } from '../../domain/incident/decisions/set-affected.js';
import { type SnoozeInput, snoozeUpdates } from '../../domain/incident/decisions/snooze-updates.js';
import { summarize } from '../../domain/incident/decisions/summarize.js';
import { type UpdateInput, update } from '../../domain/incident/decisions/update.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident } from './change-incident.js';

/** A change that needs nothing but the incident and calls one decision. Changes that read more have their own files. */
type Change<Input> = Request<IncidentChoice & Input>;

/** Acknowledges an incident. */
export function acknowledgeIncident(deps: Deps, request: Change<{ text: string | null }>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => acknowledge(incident, act, input.text));
}

/** Posts a status update. */
export function updateIncident(deps: Deps, request: Change<UpdateInput>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => update(incident, input, deps.policy, act));
}

/** Puts off the reminder that an update is due. */
export function snoozeUpdateReminder(deps: Deps, request: Change<{ snooze: SnoozeInput }>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => snoozeUpdates(incident, input.snooze, act));
}

/** Pauses the incident's updates, with a reason. */
export function pauseUpdateReminders(deps: Deps, request: Change<{ reason: string }>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => pauseUpdates(incident, input.reason, act));
}

/** Ends a pause or a snooze of the incident's updates. */
export function resumeUpdateReminders(deps: Deps, request: Change<unknown>): Promise<Outcome> {
  return changeIncident(deps, request, (incident) => resumeUpdates(incident, deps.policy, request.act));
}

/** Changes the incident's status. */
export function changeStatus(deps: Deps, request: Change<StatusInput>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => decideStatus(incident, input, deps.policy, act));
}

/** Raises or lowers the severity. */
export function changeSeverity(deps: Deps, request: Change<SeverityInput>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => decideSeverity(incident, input, deps.policy, act));
}

/** Sets, corrects or clears the times of milestones. */
export function changeMilestones(
  deps: Deps,
  request: Change<{ times: readonly MilestoneChange[] }>,
): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => decideMilestones(incident, input.times, act));
}

/** Adds facts that the incident lacks. */
export function fillIn(deps: Deps, request: Change<{ facts: FactsInput }>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => decideFacts(incident, input.facts, deps.policy, act));
}

/** Changes the incident's title. */
export function renameIncident(deps: Deps, request: Change<{ title: string }>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => rename(incident, input.title, act));
}

/** Replaces the incident's summary. */
export function summarizeIncident(deps: Deps, request: Change<{ summary: string }>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => summarize(incident, input.summary, act));
}

/** Sets the affected services. */
export function setAffected(deps: Deps, request: Change<{ affects: string[] }>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => decideAffected(incident, input.affects, act));
}

/** Invites people and user groups to the incident's channel. */
export function invitePeople(
  deps: Deps,
  request: Change<{ userIds: string[]; groupIds: string[] }>,
): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => invite(incident, input, act));
}

/** Closes an incident that is resolved. `reason`: why its open tasks don't matter; null: nobody said. */
export function closeIncident(deps: Deps, request: Change<{ reason: string | null }>): Promise<Outcome> {
  const { reason } = request.input;
  return changeIncident(deps, request, (incident, { tasks }) =>
    close(incident, { tasks, reason }, deps.policy, request.act),
  );
}

/** Reopens an incident, with a reason. */
export function reopenIncident(deps: Deps, request: Change<{ reason: string }>): Promise<Outcome> {
  const { act, input } = request;
  return changeIncident(deps, request, (incident) => reopen(incident, input.reason, deps.policy, act));
}

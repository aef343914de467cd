import { incidentName } from '../../../domain/incident/incident.js';
import type { RunbookRefusal } from '../../../domain/runbooks/refusals.js';
import { counted, listed } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import { ineligibleWords } from '../people/refusal.js';
import { byPerson, escaped, inLine, person, quotedInLine, timeOf } from '../text/text.js';

export function runbookRefusalText(refusal: RunbookRefusal): string {
  switch (refusal.kind) {
    case 'runbook_not_found':
      return `No runbook matches ${quotedInLine(refusal.asked, 200)}. Try other words, or see what fits this incident with \`/incident runbook\`.`;
    case 'run_not_found':
      return refusal.run === null
        ? `${incidentName(refusal.number)} has no runbook attached. Find one with \`/incident runbook &lt;words&gt;\`.`
        : `${incidentName(refusal.number)} has no run ${refusal.run} of a runbook. See its runbooks with \`/incident runbook\`.`;
    case 'runbook_attached_already':
      return `${quotedInLine(refusal.title, 150)} is attached to ${incidentName(refusal.number)} already, since ${timeOf(new Date(refusal.at))}${byPerson(refusal.by)}. Go on there: \`/incident runbook run ${refusal.run}\`.`;
    case 'run_detached':
      return `${quotedInLine(refusal.title, 150)} was detached. Attach it again first: \`/incident runbook run ${refusal.run} reattach\`.`;
    case 'run_not_detached':
      return `${quotedInLine(refusal.title, 150)} is attached already.`;
    case 'step_not_found':
      return `There's no step ${refusal.step}: ${quotedInLine(refusal.title, 150)} has ${counted(refusal.steps, 'step')}.`;
    case 'step_in_state':
      return inStateText(refusal);
    case 'step_unchanged':
      return `Nothing changed: step ${refusal.step} already says that.`;
    case 'step_assigned_already':
      return refusal.userId
        ? `${person(refusal.userId)} has step ${refusal.step} already.`
        : `Nobody has step ${refusal.step} already.`;
    case 'ineligible_assignee':
      return `${escaped(refusal.name)} can't get a step: ${ineligibleWords(refusal.why)}. Name somebody else.`;
    case 'timer_out_of_range':
      return `A timer takes from 1 minute to ${refusal.maxMinutes / 1_440} days.`;
    case 'no_such_variable':
      return variableText(refusal);
    case 'values_unchanged':
      return `Nothing changed: ${quotedInLine(refusal.title, 150)} already says that.`;
    case 'version_is_latest':
      return `${quotedInLine(refusal.title, 150)} is at v${refusal.version}, the latest version, already.`;
    default:
      return unreachable(refusal);
  }
}

/** `@priya did step 3 today 14:09.` */
function inStateText({ step, already, at, by }: Extract<RunbookRefusal, { kind: 'step_in_state' }>): string {
  if (already === 'todo' || at === null) return `Step ${step} is still to do.`;
  const verb = already === 'done' ? 'did' : 'skipped';
  return `${by ? person(by) : 'Firebreak'} ${verb} step ${step} ${timeOf(new Date(at))}.`;
}

function variableText({ name, known }: Extract<RunbookRefusal, { kind: 'no_such_variable' }>): string {
  const names = listed(known.slice(0, 20).map((one) => inLine(one, 80)));
  return `This runbook has no variable ${quotedInLine(name, 80)}. ${known.length > 0 ? `It has ${names}.` : 'It has none.'}`;
}

/** The form field that shows the refusal; null if it concerns none. */
export function runbookRefusalField(refusal: RunbookRefusal): string | null {
  switch (refusal.kind) {
    case 'ineligible_assignee':
    case 'step_assigned_already':
      return 'person';
    case 'timer_out_of_range':
      return 'minutes';
    case 'no_such_variable':
      return 'value';
    case 'step_unchanged':
      return 'text';
    default:
      return null;
  }
}

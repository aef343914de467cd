import { dueForm } from '../action-items/forms/due-form.js';
import { editItemForm } from '../action-items/forms/edit-form.js';
import { reasonForm } from '../action-items/forms/reason-form.js';
import { reassignForm } from '../action-items/forms/reassign-form.js';
import { snoozeForm } from '../action-items/forms/snooze-form.js';
import { fromSourceForm } from '../action-items/sources/from-source.js';
import type { FilledForm } from '../command.js';
import { backfillForm } from '../incident/backfill.js';
import { missingForm } from '../incident/missing.js';
import { timesForm } from '../incident/times-form.js';
import { commandNamed } from '../index.js';
import { settingsForm } from '../nudges/settings-submitted.js';
import { pauseForm } from '../nudges/update-reminders.js';
import { answerForm } from '../postmortems/forms/answer-form.js';
import { questionForm } from '../postmortems/forms/ask-form.js';
import { commentForm } from '../postmortems/forms/comment-form.js';
import { editSectionForm } from '../postmortems/forms/edit-section-form.js';
import { ownerForm, dueForm as postmortemDueForm } from '../postmortems/forms/plan-form.js';
import { publishForm } from '../postmortems/forms/publish-form.js';
import { reviewForm } from '../postmortems/forms/review-form.js';
import { taskAssigneeForm, taskDueForm, taskSkipForm } from '../postmortems/tasks/forms.js';
import { addRunbookForm } from '../runbooks/add.js';
import { assignForm } from '../runbooks/forms/assign-form.js';
import { noteForm } from '../runbooks/forms/note-form.js';
import { skipForm } from '../runbooks/forms/skip-form.js';
import { timerForm } from '../runbooks/forms/timer-form.js';
import { valuesForm } from '../runbooks/forms/values-form.js';
import { addForm } from '../timeline/add-to-timeline.js';
import { editForm } from '../timeline/edit-item.js';

/** Forms that don't belong to a command, by name. */
export const filledForms: ReadonlyMap<string, FilledForm> = new Map([
  ['edit', editForm],
  ['add', addForm],
  ['backfill', backfillForm],
  ['times', timesForm],
  ['missing-facts', missingForm],
  ['action-reason', reasonForm],
  ['action-owner', reassignForm],
  ['action-due', dueForm],
  ['action-snooze', snoozeForm],
  ['action-edit', editItemForm],
  ['action-new', fromSourceForm],
  ['pause-updates', pauseForm],
  ['reminder-settings', settingsForm],
  ['runbook-skip', skipForm],
  ['runbook-assign', assignForm],
  ['runbook-note', noteForm],
  ['runbook-timer', timerForm],
  ['runbook-values', valuesForm],
  ['runbook-add', addRunbookForm],
  ['postmortem-edit', editSectionForm],
  ['postmortem-answer', answerForm],
  ['postmortem-ask', questionForm],
  ['postmortem-comment', commentForm],
  ['postmortem-owner', ownerForm],
  ['postmortem-due', postmortemDueForm],
  ['postmortem-review', reviewForm],
  ['postmortem-publish', publishForm],
  ['task-skip', taskSkipForm],
  ['task-assignee', taskAssigneeForm],
  ['task-due', taskDueForm],
]);

/** Finds a form by name; undefined if there is none. */
export function formNamed(name: string): FilledForm | undefined {
  return filledForms.get(name) ?? commandNamed(name)?.form;
}

import type { KnownBlock } from '@slack/types';
import { limits } from '../../domain/incident/incident.js';
import { updateRemindersView } from '../../slack/views/nudges/update-reminders.js';
import {
  pauseUpdateReminders,
  resumeUpdateReminders,
  snoozeUpdateReminder,
} from '../../workflows/incident/changes.js';
import { findVisible } from '../../workflows/incident/read-incidents.js';
import { calendarOf } from '../action-items/calendar.js';
import {
  type Call,
  choiceOf,
  type FilledForm,
  notFoundReply,
  type Reply,
  replyTo,
  requestOf,
} from '../command.js';
import { textField } from '../forms/form-fields.js';
import { question } from '../incident/list.js';
import { askBack } from '../typed/ask-back.js';
import { readSnooze } from './read-snooze.js';

/** Puts off the reminder that an update of the incident is due; null if the words don't say until when. */
export async function snooze(call: Call, text: string): Promise<Reply | null> {
  const { zone } = await calendarOf(call);
  const input = readSnooze(text, { zone, now: call.act.at });
  return input && replyTo(await snoozeUpdateReminder(call.deps, requestOf(call, { snooze: input })));
}

/** Pauses the updates of the incident; asks for the reason if it is missing. */
export async function pause(call: Call, reason: string): Promise<Reply> {
  if (!reason) return askBack(call, { form: 'pause-updates', why: null, fields: pauseFields() });
  return replyTo(await pauseUpdateReminders(call.deps, requestOf(call, { reason })));
}

export async function resume(call: Call): Promise<Reply> {
  return replyTo(await resumeUpdateReminders(call.deps, requestOf(call, {})));
}

/** Says when the incident's next update is due, and offers to snooze or pause it. */
export async function showUpdateReminder(call: Call): Promise<Reply> {
  const incident = await findVisible(call.deps, { ...question(call), input: choiceOf(call) });
  return incident
    ? { kind: 'message', view: updateRemindersView(incident, call.act.at) }
    : notFoundReply(call);
}

/** Asks why updates are paused. */
export const pauseForm: FilledForm = {
  title: 'Pause updates of',
  submit: 'Pause',
  submitted: async (call, values) =>
    replyTo(await pauseUpdateReminders(call.deps, requestOf(call, { reason: values.text('reason') ?? '' }))),
};

function pauseFields(): KnownBlock[] {
  const hint = 'The channel and the card show it until somebody posts an update or resumes.';
  return [textField({ id: 'reason', label: 'What do you wait for?', hint, maxChars: limits.reason })];
}

import type { ReminderSettings } from '../../domain/nudges/rows.js';
import { readTimeOfDay, timeOfDayText } from '../../domain/time/clock.js';
import { readDue } from '../../domain/time/due-day.js';
import { reminderPreviewView, remindersView } from '../../slack/views/nudges/reminders.js';
import {
  changeReminderSettings,
  type PersonalReminders,
  readPersonalReminders,
} from '../../workflows/nudges/personal-reminders.js';
import { calendarOf } from '../action-items/calendar.js';
import { type Call, type Reply, requestOf } from '../command.js';
import { question } from '../incident/list.js';
import { settingsFields } from './settings-form.js';

/** Shows the person's own settings and what they would be asked next. */
export async function showSettings(call: Call): Promise<Reply> {
  const [found, { today }] = await Promise.all([read(call), calendarOf(call)]);
  const content = { ...found, policy: call.deps.policy.nudges, today, seenAt: call.act.at };
  return { kind: 'message', view: remindersView(content) };
}

/** Shows what the person would be asked now and next. */
export async function showPreview(call: Call): Promise<Reply> {
  return { kind: 'message', view: reminderPreviewView(await read(call)) };
}

/** Opens the form of the person's own settings. */
export async function openSettings(call: Call): Promise<Reply> {
  const [{ person }, { today }] = await Promise.all([read(call), calendarOf(call)]);
  const blocks = settingsFields({ policy: call.deps.policy.nudges, person, today });
  return {
    kind: 'filled',
    filled: { form: 'reminder-settings', incident: null, blocks, sawEntry: null, about: '' },
  };
}

/** Stores settings and shows how they are now. */
export async function save(call: Call, input: Partial<ReminderSettings>): Promise<Reply> {
  const refusal = await changeReminderSettings(call.deps, {
    ...requestOf(call, {}),
    userId: call.userId,
    input,
  });
  return refusal ? { kind: 'outcome', outcome: refusal } : showSettings(call);
}

/** `at 10:00`; null if it isn't a time of day. */
export async function setHour(call: Call, text: string): Promise<Reply | null> {
  const ms = readTimeOfDay(text);
  return ms === null ? null : save(call, { digestAt: timeOfDayText(ms) });
}

/** `away until friday`, `away off`; null if it isn't a day to come. */
export async function setAway(call: Call, text: string): Promise<Reply | null> {
  if (/^(?:off|end|no)$/i.test(text)) return save(call, { awayUntil: null });
  const { zone } = await calendarOf(call);
  const day = text.replace(/^(?:until|till?)\s+/i, '');
  const read = readDue(
    /^(?:in|for)\s/i.test(day) ? day.replace(/^for/i, 'in') : `by ${day}`,
    call.act.at,
    zone,
  );
  return read.kind === 'read' && read.rest === '' ? save(call, { awayUntil: read.day }) : null;
}

function read(call: Call): Promise<PersonalReminders> {
  return readPersonalReminders(call.deps, question(call));
}

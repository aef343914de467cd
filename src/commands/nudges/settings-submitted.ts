import { readPersonalReminders } from '../../workflows/nudges/personal-reminders.js';
import type { FilledForm } from '../command.js';
import { question } from '../incident/list.js';
import { save } from './own-reminders.js';
import { settingsIn } from './settings-form.js';

/** A person's own settings. */
export const settingsForm: FilledForm = {
  title: 'Your reminders',
  submit: 'Save',
  submitted: async (call, values) => {
    const { person } = await readPersonalReminders(call.deps, question(call));
    return save(call, settingsIn(values, { policy: call.deps.policy.nudges, person }));
  },
};

import type { KnownBlock } from '@slack/types';
import { dayAfter } from '../../../domain/time/civil-day.js';
import type { FilledForm } from '../../command.js';
import { dayField } from '../../forms/form-fields.js';
import { calendarOf } from '../calendar.js';
import { change, itemOfForm } from '../change-item.js';

/** Asks until when nobody should be asked about an action item. */
export const snoozeForm: FilledForm = {
  title: 'Snooze, in',
  submit: 'Snooze',
  submitted: async (call, values) => {
    const { today } = await calendarOf(call);
    return change(call, itemOfForm(call).item, { kind: 'snooze', until: values.day('until'), today });
  },
};

const usualDays = 7;

export function snoozeFields(today: string): KnownBlock[] {
  const hint = 'You are asked about it again on that day.';
  return [dayField({ id: 'until', label: 'Snooze until', hint, initial: dayAfter(today, usualDays) })];
}

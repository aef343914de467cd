import type { KnownBlock } from '@slack/types';
import type { DueReading } from '../../../domain/time/due-day.js';
import { dueUnclearText } from '../../../slack/views/action-items/not-added.js';
import { section } from '../../../slack/views/text/blocks.js';
import { inLine } from '../../../slack/views/text/text.js';
import type { FilledForm } from '../../command.js';
import { dayField } from '../../forms/form-fields.js';
import { calendarOf } from '../calendar.js';
import { change, itemOfForm } from '../change-item.js';

/** Sets the day by which an action item is due. */
export const dueForm: FilledForm = {
  title: 'New date, in',
  submit: 'Save',
  submitted: async (call, values) => {
    const { today } = await calendarOf(call);
    const wanted = { dueOn: values.day('due') };
    return change(call, itemOfForm(call).item, { kind: 'fields', wanted, today });
  },
};

/** `typed`: what was typed as the day, and how it was read. `dueOn`: the day as it is. */
export function dueFields({
  typed,
  read,
  dueOn,
}: {
  typed: string;
  read: DueReading;
  dueOn: string | null;
}): KnownBlock[] {
  const why =
    read.kind === 'unclear'
      ? dueUnclearText({ said: typed, why: read.why })
      : `“${inLine(typed, 200)}” isn't a day. Pick the day.`;
  return [
    ...(typed ? [section(why)] : []),
    dayField({
      ...{ id: 'due', label: 'Due', optional: true, hint: 'Leave empty for no date.' },
      ...(dueOn && { initial: dueOn }),
    }),
  ];
}

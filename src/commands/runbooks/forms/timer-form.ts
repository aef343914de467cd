import type { KnownBlock } from '@slack/types';
import { context, plain } from '../../../slack/views/text/blocks.js';
import { inLine } from '../../../slack/views/text/text.js';
import type { FilledForm } from '../../command.js';
import { choiceField } from '../../forms/form-fields.js';
import { changeByForm } from '../change.js';

/** Sets a timer for a step. */
export const timerForm: FilledForm = {
  title: 'Timer for step, in',
  submit: 'Start timer',
  submitted: (call, values) =>
    changeByForm(call, (step) => ({ kind: 'timer', step, minutes: Number(values.choice('minutes') ?? 0) })),
};

const usual = ['2', '5', '10', '15', '30', '60'];

/** `typed`: what doesn't say how long. */
export function timerFields(typed: string): KnownBlock[] {
  return [
    ...(typed ? [context(`“${inLine(typed, 200)}” doesn't say how long. Try \`10 min\`.`)] : []),
    choiceField({
      ...{ id: 'minutes', label: 'Ask again in', hint: 'The channel is asked how it went.' },
      options: usual.map((minutes) => ({ text: plain(`${minutes} min`), value: minutes })),
      initial: '10',
    }),
  ];
}

import type { KnownBlock } from '@slack/types';
import type { RunStep } from '../../../domain/runbooks/run.js';
import { context } from '../../../slack/views/text/blocks.js';
import { inLine } from '../../../slack/views/text/text.js';
import type { FilledForm } from '../../command.js';
import { personField } from '../../forms/form-fields.js';
import { changeByForm } from '../change.js';

/** Assigns a step. */
export const assignForm: FilledForm = {
  title: 'Assign step, in',
  submit: 'Assign',
  submitted: (call, values) =>
    changeByForm(call, (step) => ({ kind: 'assign', step, userId: values.choice('person') })),
};

/** `typed`: what doesn't name one person for certain. */
export function assignFields({ assigneeId }: RunStep, typed: string): KnownBlock[] {
  return [
    ...(typed ? [context(`“${inLine(typed, 200)}” doesn't name one person for certain.`)] : []),
    personField({
      ...{ id: 'person', label: 'Assign to', optional: true, hint: 'Leave empty for nobody.' },
      ...(assigneeId && { initial: assigneeId }),
    }),
  ];
}

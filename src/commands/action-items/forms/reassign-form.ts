import type { KnownBlock } from '@slack/types';
import { context } from '../../../slack/views/text/blocks.js';
import { inLine } from '../../../slack/views/text/text.js';
import type { FilledForm } from '../../command.js';
import { personField } from '../../forms/form-fields.js';
import { change, itemOfForm } from '../change-item.js';

/** Hands an action item over. */
export const reassignForm: FilledForm = {
  title: 'Hand over, in',
  submit: 'Hand over',
  submitted: (call, values) =>
    change(call, itemOfForm(call).item, { kind: 'owner', userId: values.choice('owner') }),
};

/** `typed`: what doesn't name one person for certain. */
export function ownerFields(typed: string): KnownBlock[] {
  return [
    ...(typed ? [context(`“${inLine(typed, 200)}” doesn't name one person for certain.`)] : []),
    personField({
      ...{ id: 'owner', label: 'Owner', optional: true, hint: 'Leave empty for no owner.' },
    }),
  ];
}

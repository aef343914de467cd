import type { KnownBlock } from '@slack/types';
import { actionItemLimits } from '../../../domain/action-items/action-item.js';
import type { FilledForm } from '../../command.js';
import { textField } from '../../forms/form-fields.js';
import { change, itemOfForm } from '../change-item.js';

/** Asks why an item is blocked or won't be done. */
export const reasonForm: FilledForm = {
  title: 'Action item of',
  submit: 'Save',
  submitted: (call, values) => {
    const { item, kind } = itemOfForm(call);
    const reason = values.text('text') ?? '';
    const status = kind === 'blocked' ? ({ kind, reason } as const) : ({ kind: 'wont_do', reason } as const);
    return change(call, item, { kind: 'status', status });
  },
};

export function reasonFields(kind: 'blocked' | 'wont_do'): KnownBlock[] {
  const label = kind === 'blocked' ? 'What does it wait for?' : "Why won't it be done?";
  return [textField({ id: 'text', label, multiline: true, maxChars: actionItemLimits.reason })];
}

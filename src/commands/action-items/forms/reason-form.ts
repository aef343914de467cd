import type { KnownBlock } from '@slack/types';
import { actionItemLimits } from '../../../domain/action-items/action-item.js';
import type { FilledForm } from '../../command.js';
import { dayField, textField } from '../../forms/form-fields.js';
import { change, itemOfForm } from '../change-item.js';

/** Asks why an item is blocked or won't be done. */
export const reasonForm: FilledForm = {
  title: 'Action item of',
  submit: 'Save',
  submitted: (call, values) => {
    const { item, kind } = itemOfForm(call);
    const reason = values.text('text') ?? '';
    const status = kind === 'blocked' ? ({ kind, reason } as const) : ({ kind: 'wont_do', reason } as const);
    return change(call, item, { kind: 'status', status, restsUntil: values.day('until') });
  },
};

export function reasonFields(kind: 'blocked' | 'wont_do'): KnownBlock[] {
  const label = kind === 'blocked' ? 'What does it wait for?' : "Why won't it be done?";
  const text = textField({ id: 'text', label, multiline: true, maxChars: actionItemLimits.reason });
  if (kind === 'wont_do') return [text];
  const hint = 'Leave empty to be asked when it is due.';
  return [text, dayField({ id: 'until', label: 'Ask me again on', hint, optional: true })];
}

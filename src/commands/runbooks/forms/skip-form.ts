import type { KnownBlock } from '@slack/types';
import { runLimits } from '../../../domain/runbooks/run.js';
import type { FilledForm } from '../../command.js';
import { textField } from '../../forms/form-fields.js';
import { changeByForm } from '../change.js';

/** Asks why a step is skipped. */
export const skipForm: FilledForm = {
  title: 'Skip step, in',
  submit: 'Skip',
  submitted: (call, values) =>
    changeByForm(call, (step) => ({ kind: 'skip', step, reason: values.text('text') ?? '' })),
};

export function skipFields(): KnownBlock[] {
  return [textField({ id: 'text', label: 'Why is it skipped?', maxChars: runLimits.reason })];
}

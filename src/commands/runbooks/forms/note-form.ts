import type { KnownBlock } from '@slack/types';
import { type RunStep, runLimits } from '../../../domain/runbooks/run.js';
import type { FilledForm } from '../../command.js';
import { textField } from '../../forms/form-fields.js';
import { changeByForm } from '../change.js';

/** Notes what came of a step. */
export const noteForm: FilledForm = {
  title: 'Note on step, in',
  submit: 'Save',
  submitted: (call, values) =>
    changeByForm(call, (step) => ({ kind: 'note', step, note: values.text('text') })),
};

export function noteFields({ note }: RunStep): KnownBlock[] {
  const { note: maxChars } = runLimits;
  const field = { id: 'text', label: 'What came of it?', multiline: true, optional: true, maxChars };
  return [textField({ ...field, initial: note ?? '' })];
}

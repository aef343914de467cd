import { section } from '../../../slack/views/text/blocks.js';
import type { Call, FilledForm, Reply } from '../../command.js';
import { dayField, personField } from '../../forms/form-fields.js';
import { change } from '../change.js';
import { meantPostmortem } from '../read-document.js';

/** Sets the day by which the post-mortem is due. */
export const dueForm: FilledForm = {
  title: 'Due date of',
  submit: 'Save',
  submitted: (call, values) => change(call, { kind: 'due', dueOn: values.day('due') }),
};

/** Sets who owns the post-mortem. */
export const ownerForm: FilledForm = {
  title: 'Owner of',
  submit: 'Save',
  submitted: (call, values) => change(call, { kind: 'owner', userId: values.choice('person') }),
};

/** `why`: escaped for mrkdwn; null: nothing was typed. */
export async function askDue(call: Call, why: string | null): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { dueOn } = found.document;
  const field = dayField({
    id: 'due',
    label: 'Post-mortem due',
    optional: true,
    ...(dueOn && { initial: dueOn }),
  });
  const blocks = [...(why ? [section(why)] : []), field];
  return {
    kind: 'filled',
    filled: { form: 'postmortem-due', incident: found.incident, blocks, sawEntry: null, about: '' },
  };
}

/** `why`: escaped for mrkdwn; null: nothing was typed. */
export async function askOwner(call: Call, why: string | null): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { ownerId } = found.document;
  const field = personField({
    ...{ id: 'person', label: 'Post-mortem owner', optional: true, hint: 'Leave empty for nobody.' },
    ...(ownerId && { initial: ownerId }),
  });
  const blocks = [...(why ? [section(why)] : []), field];
  return {
    kind: 'filled',
    filled: { form: 'postmortem-owner', incident: found.incident, blocks, sawEntry: null, about: '' },
  };
}

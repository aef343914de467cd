import { postmortemLimits } from '../../../domain/postmortems/postmortem.js';
import { isWritable } from '../../../domain/postmortems/template.js';
import { plain, section } from '../../../slack/views/text/blocks.js';
import type { Call, FilledForm, Reply } from '../../command.js';
import { choiceField, personField, textField } from '../../forms/form-fields.js';
import { change } from '../change.js';
import { meantPostmortem } from '../read-document.js';

/** Asks somebody a question about the post-mortem. */
export const questionForm: FilledForm = {
  title: 'Ask about',
  submit: 'Ask',
  submitted: (call, values) =>
    change(call, {
      ...{ kind: 'ask', section: values.choice('section') ?? 'response' },
      ...{ question: values.text('text') ?? '', askedOf: values.choice('person') ?? '' },
    }),
};

/** Opens that form. `typed`: what doesn't name one person and a question; `userId`: whom it names, or null. */
export async function askQuestion(
  call: Call,
  { typed, userId, why }: { typed: string; userId: string | null; why: string | null },
): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { question: maxChars } = postmortemLimits;
  const { sections } = found.template;
  const options = sections.map(({ key, title }) => ({ text: plain(title, 75), value: key }));
  const initial = (sections.find(({ id }) => id === 'response') ?? sections.find(isWritable))?.key;
  const blocks = [
    ...(why ? [section(why)] : []),
    personField({ id: 'person', label: 'Ask', ...(userId && { initial: userId }) }),
    textField({ id: 'text', label: 'Question', multiline: true, maxChars, initial: typed }),
    choiceField({ id: 'section', label: 'Section', options, initial }),
  ];
  return {
    kind: 'filled',
    filled: { form: 'postmortem-ask', incident: found.incident, blocks, sawEntry: null, about: '' },
  };
}

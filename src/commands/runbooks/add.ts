import type { KnownBlock } from '@slack/types';
import { runLimits } from '../../domain/runbooks/run.js';
import { addedRunbookView } from '../../slack/views/runbooks/library/added.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import { addRunbook } from '../../workflows/runbooks/add-runbook.js';
import { mayAddRunbooks } from '../../workflows/runbooks/may-add-runbooks.js';
import type { Call, FilledForm, Reply } from '../command.js';
import { textField } from '../forms/form-fields.js';
import { question } from '../incident/list.js';

/** Adds what was typed, a name and Markdown below it, to the library; opens the form without Markdown. */
export async function add(call: Call, text: string): Promise<Reply> {
  const [name = '', ...lines] = text.trim().split('\n');
  const markdown = lines.join('\n').trim();
  if (name && markdown) return store(call, { name: name.trim(), markdown });
  const blocks = addFields(text.trim());
  return {
    kind: 'filled',
    filled: { form: 'runbook-add', incident: null, blocks, sawEntry: null, about: '' },
  };
}

/** Adds a runbook to the library. */
export const addRunbookForm: FilledForm = {
  title: 'Add runbook',
  submit: 'Add',
  submitted: (call, values) =>
    store(call, { name: values.text('title') ?? '', markdown: values.text('text') ?? '' }),
};

function addFields(name: string): KnownBlock[] {
  const hint = 'Numbered or bulleted lists, boxes and headings become steps.';
  return [
    textField({ id: 'title', label: 'Title', maxChars: runLimits.title, initial: name }),
    textField({ id: 'text', label: 'Markdown', multiline: true, hint }),
  ];
}

async function store(call: Call, { name, markdown }: { name: string; markdown: string }): Promise<Reply> {
  if (!(await mayAddRunbooks(call.deps, question(call))))
    return { kind: 'message', view: sentenceView('Only members of this workspace can add runbooks.') };
  const titled = /^\s*(?:---|#\s)/.test(markdown) ? markdown : `# ${name}\n\n${markdown}`;
  const { workspaceId, userId: by, deps } = call;
  const { number, content } = await addRunbook(deps, {
    ...{ workspaceId, by, name: name.slice(0, runLimits.title), markdown: titled },
  });
  return { kind: 'message', view: addedRunbookView({ number, name }, content) };
}

import { z } from 'zod';
import { runLimits } from '../../domain/runbooks/run.js';
import type { ObservedFile } from '../../domain/timeline/messages/observed-message.js';
import { addedRunbookView } from '../../slack/views/runbooks/library/added.js';
import { context, sentenceView } from '../../slack/views/text/blocks.js';
import { inLine } from '../../slack/views/text/text.js';
import { addRunbook } from '../../workflows/runbooks/add-runbook.js';
import { mayAddRunbooks } from '../../workflows/runbooks/may-add-runbooks.js';
import type { Call, Filled, FilledForm, Reply } from '../command.js';
import { question } from '../incident/list.js';
import { enteredMarkdown, markdownFields, titleField } from './add-fields.js';

/** Adds what was typed, a name and Markdown below it, to the library; opens the form without Markdown. */
export async function add(call: Call, text: string): Promise<Reply> {
  const [name = '', ...lines] = text.trim().split('\n');
  const markdown = lines.join('\n').trim();
  if (name && markdown) return store(call, { name: name.trim(), markdown });
  return { kind: 'filled', filled: filledAddForm(text.trim(), '') };
}

/** The form with this text to start from. */
export function filledAddForm(title: string, markdown: string): Filled {
  const blocks = [titleField(title), ...markdownFields(markdown)];
  return { form: 'runbook-add', incident: null, blocks, sawEntry: null, about: '' };
}

/** The form for a file that is too long to be edited there; it is read again when the form is submitted. */
export function fileFilled(title: string, { id, name, size }: ObservedFile): Filled {
  const kilobytes = Math.ceil(size / 1_000);
  const said = `From the file “${inLine(name, 100)}” (${kilobytes} kB), which is too long to be edited here.`;
  const blocks = [titleField(title), context(said)];
  const about = JSON.stringify({ file: id } satisfies z.input<typeof memory>);
  return { form: 'runbook-add', incident: null, blocks, sawEntry: null, about };
}

const memory = z.object({ file: z.string() });

/** Adds a runbook to the library. */
export const addRunbookForm: FilledForm = {
  title: 'Add runbook',
  submit: 'Add',
  submitted: async (call, values, readFile) => {
    const name = values.text('title') ?? '';
    if (!call.form?.about) return store(call, { name, markdown: enteredMarkdown(values) });
    const read = await readFile(memory.parse(JSON.parse(call.form.about)).file);
    if (read.kind === 'text') return store(call, { name, markdown: read.text });
    return { kind: 'message', view: sentenceView(`Can't read the file. ${read.why}`) };
  },
};

export const membersOnly = 'Only members of this workspace can add runbooks.';

async function store(call: Call, { name, markdown }: { name: string; markdown: string }): Promise<Reply> {
  if (!(await mayAddRunbooks(call.deps, question(call))))
    return { kind: 'message', view: sentenceView(membersOnly) };
  const titled = /^\s*(?:---|#\s)/.test(markdown) ? markdown : `# ${name}\n\n${markdown}`;
  const { workspaceId, userId: by, deps } = call;
  const { number, content } = await addRunbook(deps, {
    ...{ workspaceId, by, name: name.slice(0, runLimits.title), markdown: titled },
  });
  return { kind: 'message', view: addedRunbookView({ number, name }, content) };
}

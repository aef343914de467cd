import type { KnownBlock } from '@slack/types';
import { limits } from '../../domain/incident/incident.js';
import { runLimits } from '../../domain/runbooks/run.js';
import type { FormValues } from '../command.js';
import { textField } from '../forms/form-fields.js';

/** Enough for what people write in one message. */
const maxParts = 5;

/** Whether the form's fields can hold so long a text. */
export function fitsFields(markdown: string): boolean {
  return partsOf(markdown).length <= maxParts;
}

/** Asks for a title. */
export function titleField(title: string): KnownBlock {
  return textField({ id: 'title', label: 'Title', maxChars: runLimits.title, initial: title });
}

/** Fields for Markdown. Slack's fields hold 3,000 characters, so a longer text takes several. */
export function markdownFields(markdown: string): KnownBlock[] {
  const hint = 'Numbered or bulleted lists, boxes and headings become steps.';
  const [first = '', ...others] = partsOf(markdown);
  return [
    textField({ id: 'text', label: 'Markdown', multiline: true, hint, initial: first }),
    ...others.map((initial, index) =>
      textField({
        ...{ id: `text-${index + 2}`, label: `Markdown, part ${index + 2}`, initial },
        ...{ multiline: true, optional: true },
      }),
    ),
  ];
}

/** What those fields say. */
export function enteredMarkdown(values: FormValues): string {
  const ids = ['text', ...Array.from({ length: maxParts - 1 }, (_, index) => `text-${index + 2}`)];
  return ids.flatMap((id) => values.text(id) ?? []).join('\n');
}

/** Divided before lines that aren't indented, because fields lose the spaces at their start. */
function partsOf(markdown: string): string[] {
  const parts: string[] = [];
  let rest = markdown;
  while (rest.length > limits.text) {
    const room = rest.slice(0, limits.text);
    const at = Math.max(...[...room.matchAll(/\n(?=\S)/g)].map(({ index }) => index), -1);
    const end = at > 0 ? at : room.lastIndexOf('\n') > 0 ? room.lastIndexOf('\n') : limits.text;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^\n/, '');
  }
  return [...parts, rest];
}

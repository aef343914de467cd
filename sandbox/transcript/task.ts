import { bold, sanitized, underlined } from './ansi.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import type { Reader } from './reader.js';
import { richTextLines } from './rich-text.js';
import { indented, wrapped } from './wrap.js';

/** A `plan` with its title and tasks. */
export function planLines(plan: Fields, reader: Reader, width: number): string[] {
  const tasks = listOf(plan.tasks).flatMap((task) => taskLines(fieldsOf(task), reader, width - 2));
  return [bold(sanitized(stringOf(plan.title))), ...indented(tasks, '  ')];
}

const taskSigns: Readonly<Record<string, string>> = {
  pending: '▢',
  in_progress: '◐',
  complete: '✔',
  error: '✖',
};

/** A `task_card` with its status, title, output and sources. */
export function taskLines(task: Fields, reader: Reader, width: number): string[] {
  const sign = taskSigns[stringOf(task.status)] ?? '▢';
  const inside = ['details', 'output'].flatMap((name) =>
    richTextLines(fieldsOf(task[name]), reader, width - 2),
  );
  const sources = listOf(task.sources).map((source) =>
    underlined(sanitized(stringOf(fieldsOf(source).text))),
  );
  return [
    ...wrapped(`${sign} ${sanitized(stringOf(task.title))}`, width),
    ...indented([...inside, ...(sources.length > 0 ? [sources.join(' · ')] : [])], '  '),
  ];
}

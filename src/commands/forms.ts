import { addForm } from './add-to-timeline.js';
import type { FilledForm } from './command.js';
import { commandNamed } from './index.js';
import { mendForm } from './mend-line.js';

/** Forms that are no verb's own, by name. */
export const filledForms: ReadonlyMap<string, FilledForm> = new Map([
  ['mend', mendForm],
  ['add', addForm],
]);

/** A form by its name; undefined where there is none. */
export function formNamed(name: string): FilledForm | undefined {
  return filledForms.get(name) ?? commandNamed(name)?.form;
}

import type { FilledForm } from '../command.js';
import { commandNamed } from '../index.js';
import { addForm } from '../timeline/add-to-timeline.js';
import { editForm } from '../timeline/edit-item.js';

/** Forms that are no verb's own, by name. */
export const filledForms: ReadonlyMap<string, FilledForm> = new Map([
  ['mend', editForm],
  ['add', addForm],
]);

/** A form by its name; undefined where there is none. */
export function formNamed(name: string): FilledForm | undefined {
  return filledForms.get(name) ?? commandNamed(name)?.form;
}

import { type Dict, dicts, text } from '../../../json.js';
import { textWords } from '../../text/text-object.js';

/** An option of a menu. */
export interface Choice {
  value: string;
  label: string;
  description?: string;
  /** More text that a search matches. */
  also?: string;
  /** The app's option, if the choice comes from one. */
  option?: Dict;
}

/** Choices with an optional heading. */
export interface ChoiceGroup {
  label?: string;
  choices: Choice[];
}

/** Converts an app's options to choices. */
export function choicesOf(options: unknown): Choice[] {
  return dicts(options).map((option) => {
    const description = textWords(option.description);
    return {
      value: text(option.value) ?? '',
      label: textWords(option.text) ?? '',
      ...(description ? { description } : {}),
      option,
    };
  });
}

/** A menu's choices, in groups if it has any. */
export function groupsOf(element: { options?: unknown; option_groups?: unknown }): ChoiceGroup[] {
  const groups = dicts(element.option_groups);
  if (groups.length === 0) return [{ choices: choicesOf(element.options) }];
  return groups.map((group) => ({
    label: textWords(group.label) ?? '',
    choices: choicesOf(group.options),
  }));
}

/** Choices whose name contains the typed text. */
export function fitting(groups: ChoiceGroup[], typed: string): ChoiceGroup[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return groups;
  return groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter(({ label, also = '' }) =>
        `${label} ${also}`.toLowerCase().includes(wanted),
      ),
    }))
    .filter(({ choices }) => choices.length > 0);
}

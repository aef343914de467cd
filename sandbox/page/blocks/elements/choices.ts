import { type Dict, dicts, text } from '../../../json.js';
import { textWords } from '../../text/text-object.js';

/** One thing that a menu offers. */
export interface Choice {
  value: string;
  label: string;
  description?: string;
  /** Further words by which it is found. */
  also?: string;
  /** The app's own option, where it is one. */
  option?: Dict;
}

/** Choices under a heading, or under none. */
export interface ChoiceGroup {
  label?: string;
  choices: Choice[];
}

/** The choices of options as apps give them. */
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

/** The choices of a menu, in its groups where it has some. */
export function groupsOf(element: { options?: unknown; option_groups?: unknown }): ChoiceGroup[] {
  const groups = dicts(element.option_groups);
  if (groups.length === 0) return [{ choices: choicesOf(element.options) }];
  return groups.map((group) => ({
    label: textWords(group.label) ?? '',
    choices: choicesOf(group.options),
  }));
}

/** What fits the typed words, in any part of its name. */
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

import { useEffect, useRef } from 'preact/hooks';
import type { Choice, ChoiceGroup } from './choices.js';
import type { Offered } from './use-choices.js';

interface Props {
  id: string;
  offered: Offered;
  /** Index of the choice the keyboard is on; -1 for none. */
  active: number;
  chosen: string[];
  isSeveral: boolean;
  isFull: boolean;
  onChoose(choice: Choice): void;
}

export function optionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}

/** A menu's choices in groups. Focus stays in the text field. */
export function Listbox({ id, offered, active, chosen, isSeveral, isFull, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      class="listbox"
      role="listbox"
      aria-label="Choices"
      aria-multiselectable={isSeveral || undefined}
      onPointerDown={(event) => event.preventDefault()}
    >
      {numbered(offered.groups).map(({ label, choices }, at) => (
        <div key={label ?? String(at)} {...(label ? { role: 'group', 'aria-label': label } : {})}>
          {label && (
            <div class="group-label" aria-hidden="true">
              {label}
            </div>
          )}
          {choices.map(({ choice, number }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and takes the keys
            <div
              key={choice.value}
              id={optionId(id, number)}
              role="option"
              tabIndex={-1}
              class="option"
              data-active={number === active || undefined}
              aria-selected={chosen.includes(choice.value)}
              aria-disabled={(isFull && !chosen.includes(choice.value)) || undefined}
              onClick={() => onChoose(choice)}
            >
              <span>{choice.label}</span>
              {choice.description && <small>{choice.description}</small>}
            </div>
          ))}
        </div>
      ))}
      {offered.note && (
        <div class="note" role="status">
          {offered.note}
        </div>
      )}
    </div>
  );
}

/** The choices with their index in the whole list. */
function numbered(groups: ChoiceGroup[]) {
  let number = -1;
  return groups.map(({ label, choices }) => ({
    label,
    choices: choices.map((choice) => {
      number += 1;
      return { choice, number };
    }),
  }));
}

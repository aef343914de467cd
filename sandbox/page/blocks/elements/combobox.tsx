import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Labelling } from '../labelling.js';
import { Chips } from './chips.js';
import type { Choice } from './choices.js';
import { Floating } from './floating.js';
import { Listbox, optionId } from './listbox.js';
import { nextActive } from './next-active.js';
import type { Offered } from './use-choices.js';

export interface ComboboxProps {
  labelling: Labelling;
  placeholder: string;
  /** Selected choices, in order. */
  chosen: Choice[];
  offered: Offered;
  isSeveral: boolean;
  /** True if no more can be selected. */
  isFull: boolean;
  isBusy: boolean;
  isClearable: boolean;
  takesFocus: boolean;
  isOpen: boolean;
  typed: string;
  onOpen(isOpen: boolean): void;
  onType(typed: string): void;
  onChoose(choice: Choice): void;
  onRemove(choice: Choice): void;
}

/** A text field that filters a list: https://www.w3.org/WAI/ARIA/apg/patterns/combobox */
export function Combobox(props: ComboboxProps) {
  const { chosen, offered, isSeveral, isOpen, typed, labelling, onOpen, onType, onChoose, onRemove } = props;
  const listId = useId();
  const field = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const choices = offered.groups.flatMap((group) => group.choices);
  const [active, setActive] = useState(-1);
  useEffect(() => setActive(isOpen && typed !== '' ? 0 : -1), [isOpen, typed]);
  const only = isSeveral ? undefined : chosen[0];
  const open = () => {
    if (!props.isBusy) onOpen(true);
  };
  const choose = (choice: Choice) => {
    onChoose(choice);
    onType('');
    if (!isSeveral) onOpen(false);
    input.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const now = choices[active];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isOpen && now) choose(now);
      else if (!isOpen) open();
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      onType('');
      onOpen(false);
    } else if (event.key === 'Tab') {
      onType('');
      onOpen(false);
    } else if (event.key === 'Backspace' && typed === '' && isSeveral) {
      const last = chosen.at(-1);
      if (last) onRemove(last);
    } else {
      const next = nextActive(event.key, active, choices.length);
      if (next === undefined || (next !== undefined && isTextKey(event.key) && typed !== '')) return;
      event.preventDefault();
      if (isOpen) setActive(next);
      else open();
    }
  };
  return (
    <div class="combobox" ref={field}>
      {isSeveral && <Chips chosen={chosen} onRemove={onRemove} />}
      <input
        ref={input}
        {...labelling}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && choices[active] ? optionId(listId, active) : undefined}
        aria-busy={props.isBusy || undefined}
        data-focus={props.takesFocus || undefined}
        placeholder={isSeveral && chosen.length > 0 ? '' : (only?.label ?? props.placeholder)}
        value={isOpen || isSeveral ? typed : (only?.label ?? '')}
        onClick={open}
        onInput={({ currentTarget }) => {
          const written = currentTarget.value;
          onType(isOpen || isSeveral ? written : written.replace(only?.label ?? '', ''));
          open();
        }}
        onKeyDown={press}
      />
      {props.isClearable && only && !isOpen ? (
        <button type="button" class="clear" aria-label="Clear" onClick={() => onRemove(only)}>
          ×
        </button>
      ) : (
        <span class="arrow" aria-hidden="true" />
      )}
      {isOpen && (
        <Floating
          anchor={field}
          class="listbox-box"
          onLeave={() => {
            onType('');
            onOpen(false);
          }}
        >
          <Listbox
            id={listId}
            offered={offered}
            active={active}
            chosen={chosen.map(({ value }) => value)}
            isSeveral={isSeveral}
            isFull={props.isFull}
            onChoose={choose}
          />
        </Floating>
      )}
    </div>
  );
}

function isTextKey(key: string): boolean {
  return key === 'Home' || key === 'End';
}

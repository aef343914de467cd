import type { Completion } from './completions.js';

/** Suggestions above the composer. The text field keeps the focus and controls the list. */
export function CompletionList({
  id,
  options,
  active,
  onChoose,
}: {
  id: string;
  options: Completion[];
  active: number;
  onChoose(option: Completion): void;
}) {
  return (
    <div class="completions" role="listbox" aria-label="Suggestions" id={id}>
      {options.map((option, index) => (
        <button
          key={option.insert}
          id={`${id}-${index}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Keep the focus in the text field.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          {option.mark && <span aria-hidden="true">{option.mark}</span>}
          <b>{option.name}</b>
          <small>{option.detail}</small>
        </button>
      ))}
    </div>
  );
}

import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Dict, isDict } from '../../../json.js';
import { textWords } from '../../text/text-object.js';
import { Failure } from '../failure.js';
import { useLabelling } from '../labelling.js';
import { Counter } from './counter.js';
import { richTextWords } from './rich-text-words.js';
import { useTyped } from './use-typed.js';

/** A text field: single line or multiline, URL, email, number. */
export function TextInput({ element }: { element: Dict }) {
  const typed = useTyped(element, storedText);
  const labelling = useLabelling(element, 'Text');
  const isTall = element.multiline === true || element.type === 'rich_text_input';
  const shared = {
    ...labelling,
    class: 'text-input',
    placeholder: textWords(element.placeholder),
    value: typed.text,
    'data-focus': element.focus_on_load === true || undefined,
    'aria-busy': typed.isBusy || undefined,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => typed.type(currentTarget.value),
    onFocus: typed.focus,
    onBlur: typed.leave,
  };
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => grow(field.current), [typed.text]);
  return (
    <span class="control wide">
      {isTall ? (
        <textarea ref={field} rows={3} {...shared} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={keyboardFor(element)}
          autocomplete="off"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing && typed.enter()) event.preventDefault();
          }}
        />
      )}
      <Counter text={typed.text} most={element.max_length} least={element.min_length} />
      <Failure words={typed.failed} />
    </span>
  );
}

function storedText(value: unknown): string {
  if (isDict(value)) return richTextWords(value);
  return typeof value === 'string' ? value : '';
}

/** Always plain text to the browser: Slack validates on submit and shows its own messages. */
function keyboardFor(element: Dict): 'email' | 'url' | 'decimal' | 'numeric' | undefined {
  switch (element.type) {
    case 'email_text_input':
      return 'email';
    case 'url_text_input':
      return 'url';
    case 'number_input':
      return element.is_decimal_allowed === true ? 'decimal' : 'numeric';
    default:
      return undefined;
  }
}

const tallest = 320;

function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(tallest, field.scrollHeight + 2)}px`;
}

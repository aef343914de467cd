import { useId } from 'preact/hooks';
import { type Dict, dicts, text } from '../../../json.js';
import { Failure } from '../failure.js';
import { useGroupLabelling } from '../labelling.js';
import { useElement } from '../use-element.js';
import { OptionText } from './option-text.js';

/** A group of radio buttons. */
export function RadioButtons({ element }: { element: Dict }) {
  const { value, isBusy, failed, use } = useElement(element);
  const labelling = useGroupLabelling('Options');
  const name = useId();
  return (
    <fieldset class="choices" {...labelling} aria-busy={isBusy || undefined}>
      {dicts(element.options).map((option, at) => {
        const key = text(option.value) ?? '';
        return (
          <label key={key}>
            <input
              type="radio"
              name={name}
              value={key}
              checked={value === key}
              data-focus={(at === 0 && element.focus_on_load === true) || undefined}
              onChange={({ currentTarget }) => {
                showChosen(currentTarget, value);
                void use(key);
              }}
            />
            <OptionText option={option} />
          </label>
        );
      })}
      <Failure words={failed} />
    </fieldset>
  );
}

/** The browser has already moved the dot; move it back until the app accepts the choice. */
function showChosen(among: HTMLInputElement, value: unknown): void {
  const radios = among.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [];
  for (const radio of radios) radio.checked = radio.value === value;
}

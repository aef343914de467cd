import { type Dict, dicts, text } from '../../../json.js';
import { listOfChosen } from '../chosen.js';
import { Failure } from '../failure.js';
import { useGroupLabelling } from '../labelling.js';
import { useElement } from '../use-element.js';
import { OptionText } from './option-text.js';

/** A group of checkboxes. */
export function Checkboxes({ element }: { element: Dict }) {
  const { value, isBusy, failed, use } = useElement(element);
  const labelling = useGroupLabelling('Options');
  const chosen = listOfChosen(value);
  return (
    <fieldset class="choices" {...labelling} aria-busy={isBusy || undefined}>
      {dicts(element.options).map((option, at) => {
        const key = text(option.value) ?? '';
        const isChosen = chosen.includes(key);
        return (
          <label key={key}>
            <input
              type="checkbox"
              checked={isChosen}
              data-focus={(at === 0 && element.focus_on_load === true) || undefined}
              onChange={({ currentTarget }) => {
                currentTarget.checked = isChosen;
                void use(isChosen ? chosen.filter((one) => one !== key) : [...chosen, key]);
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

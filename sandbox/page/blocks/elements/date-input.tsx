import type { Dict } from '../../../json.js';
import { placeholderOf } from '../../../text/placeholders.js';
import { Failure } from '../failure.js';
import { useLabelling } from '../labelling.js';
import { useElement } from '../use-element.js';

/** A date or time picker. */
export function DateInput({ element }: { element: Dict }) {
  const { value, isBusy, failed, use } = useElement(element);
  const labelling = useLabelling(element, placeholderOf(element.type));
  return (
    <span class="control">
      <input
        {...labelling}
        class="text-input"
        type={element.type === 'timepicker' ? 'time' : 'date'}
        value={typeof value === 'string' ? value : ''}
        data-focus={element.focus_on_load === true || undefined}
        aria-busy={isBusy || undefined}
        onChange={({ currentTarget }) => void use(currentTarget.value === '' ? null : currentTarget.value)}
      />
      <Failure words={failed} />
    </span>
  );
}

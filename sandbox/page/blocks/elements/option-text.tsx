import type { Dict } from '../../../json.js';
import { TextObject } from '../../text/text-object.js';

/** An option's label and description next to its box. */
export function OptionText({ option }: { option: Dict }) {
  return (
    <span class="option-text">
      <TextObject object={option.text} />
      {option.description !== undefined && (
        <span class="description">
          <TextObject object={option.description} />
        </span>
      )}
    </span>
  );
}

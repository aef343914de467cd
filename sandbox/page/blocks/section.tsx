import { type Dict, dicts, isDict } from '../../json.js';
import { TextObject } from '../text/text-object.js';
import { Element } from './element.js';
import { Long } from './long.js';

/** Text and fields, with the accessory to the right, or below on narrow screens. */
export function Section({ block }: { block: Dict }) {
  const fields = dicts(block.fields);
  return (
    <div class="section">
      <div class="section-words">
        {isDict(block.text) && (
          <Long isOpen={block.expand === true}>
            <TextObject object={block.text} />
          </Long>
        )}
        {fields.length > 0 && (
          <div class="fields">
            {fields.map((field, at) => (
              <div key={String(at)} class="field">
                <TextObject object={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isDict(block.accessory) && (
        <div class="accessory">
          <Element element={block.accessory} />
        </div>
      )}
    </div>
  );
}

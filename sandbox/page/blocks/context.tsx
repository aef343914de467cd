import { type Dict, dicts } from '../../json.js';
import { TextObject } from '../text/text-object.js';
import { Picture } from './picture.js';

/** Small, muted texts and images in one row. */
export function Context({ block }: { block: Dict }) {
  return (
    <div class="context">
      {dicts(block.elements).map((element, at) =>
        element.type === 'image' ? (
          <Picture key={String(at)} image={element} class="context-image" />
        ) : (
          <TextObject key={String(at)} object={element} />
        ),
      )}
    </div>
  );
}

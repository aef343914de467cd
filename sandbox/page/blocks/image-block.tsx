import { type Dict, isDict } from '../../json.js';
import { TextObject } from '../text/text-object.js';
import { Picture } from './picture.js';

export function ImageBlock({ block }: { block: Dict }) {
  return (
    <figure class="image-block">
      {isDict(block.title) && (
        <figcaption>
          <TextObject object={block.title} />
        </figcaption>
      )}
      <Picture image={block} />
    </figure>
  );
}

import { type Dict, text } from '../../../json.js';
import { Link } from '../../text/link.js';
import { TextObject } from '../../text/text-object.js';
import { Picture } from '../picture.js';

/** A video's thumbnail with a link; the page plays no video. */
export function Video({ block }: { block: Dict }) {
  const url = text(block.title_url) ?? text(block.video_url) ?? '';
  const by = [text(block.provider_name), text(block.author_name)].filter(Boolean).join(' · ');
  return (
    <figure class="video">
      {by && <small>{by}</small>}
      <figcaption>
        <Link url={url}>
          <b>
            <TextObject object={block.title} />
          </b>
        </Link>
      </figcaption>
      {block.description !== undefined && (
        <p>
          <TextObject object={block.description} />
        </p>
      )}
      <Link url={text(block.video_url) ?? url}>
        <Picture image={{ image_url: block.thumbnail_url, alt_text: block.alt_text }} />
      </Link>
    </figure>
  );
}

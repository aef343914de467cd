import type { VNode } from 'preact';
import { type Dict, dicts, isDict } from '../../../json.js';
import { RichText } from '../../text/rich-text.js';
import { TextObject } from '../../text/text-object.js';
import { Picture } from '../picture.js';

interface Props {
  block: Dict;
  draw(block: Dict, at: number): VNode;
}

/** Blocks in a titled frame that may be collapsible. */
export function Container({ block, draw }: Props) {
  const children = <div class="blocks">{dicts(block.child_blocks).map(draw)}</div>;
  if (block.is_collapsible !== true)
    return (
      <div class="container">
        <div class="container-title">
          <Title block={block} />
        </div>
        {children}
      </div>
    );
  return (
    <details class="container" open={block.default_collapsed !== true}>
      <summary class="container-title">
        <Title block={block} />
      </summary>
      {children}
    </details>
  );
}

function Title({ block }: { block: Dict }) {
  return (
    <>
      {isDict(block.icon) && <Picture image={block.icon} class="context-image" />}
      <span>
        {isDict(block.rich_text_title) ? (
          <RichText block={block.rich_text_title} />
        ) : (
          <b>
            <TextObject object={block.title} />
          </b>
        )}
        {isDict(block.subtitle) && (
          <small>
            <TextObject object={block.subtitle} />
          </small>
        )}
      </span>
    </>
  );
}

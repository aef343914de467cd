import type { ComponentChildren } from 'preact';
import { type Dict, dict, dicts, text } from '../../json.js';
import { RichText } from '../text/rich-text.js';
import { TextObject } from '../text/text-object.js';
import { Context } from './context.js';
import { Element } from './element.js';
import { ImageBlock } from './image-block.js';
import { InputBlock } from './input-block.js';
import { RareBlock } from './rare/rare-block.js';
import { Section } from './section.js';
import { holderContext } from './surface.js';

/** One block, whatever its type. */
export function Block({ block }: { block: Dict }) {
  const holder = { block, blockId: text(block.block_id) ?? '' };
  return <holderContext.Provider value={holder}>{drawn(block)}</holderContext.Provider>;
}

function drawn(block: Dict): ComponentChildren {
  switch (block.type) {
    case 'header':
      return (
        <h3 class="block-header" aria-level={headingLevel(block.level)}>
          <TextObject object={block.text} />
        </h3>
      );
    case 'section':
      return <Section block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr />;
    case 'actions':
    case 'context_actions':
      return (
        <div class="actions">
          {dicts(block.elements).map((element, at) => (
            <Element key={text(element.action_id) ?? at} element={element} />
          ))}
        </div>
      );
    case 'image':
      return <ImageBlock block={block} />;
    case 'input':
      return <InputBlock block={block} element={dict(block.element)} />;
    case 'rich_text':
      return <RichText block={block} />;
    default:
      return (
        <RareBlock
          block={block}
          draw={(child, at) => <Block key={text(child.block_id) ?? at} block={child} />}
        />
      );
  }
}

/** Below the page's own headings. */
function headingLevel(level: unknown): number | undefined {
  return typeof level === 'number' ? level + 2 : undefined;
}

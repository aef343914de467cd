import { type Dict, dicts, text } from '../../../json.js';
import { holderContext, useHolder } from '../surface.js';
import { Card } from './card.js';

/** A scrolling row of cards, each a block. */
export function Carousel({ block }: { block: Dict }) {
  const { blockId } = useHolder();
  return (
    <ul class="carousel" aria-label="Cards">
      {dicts(block.elements).map((card, at) => (
        <li key={text(card.block_id) ?? at}>
          <holderContext.Provider value={{ block: card, blockId: text(card.block_id) ?? blockId }}>
            <Card card={card} />
          </holderContext.Provider>
        </li>
      ))}
    </ul>
  );
}

import { type Dict, dict, dicts, isDict, text } from '../../../json.js';
import { TextObject } from '../../text/text-object.js';
import { Element } from '../element.js';
import { Picture } from '../picture.js';

const words = ['title', 'subtitle', 'body', 'subtext'] as const;

/** A card: a picture, text and actions. */
export function Card({ card }: { card: Dict }) {
  const icon = isDict(card.icon) ? <Picture image={card.icon} class="context-image" /> : null;
  return (
    <div class="card">
      {isDict(card.hero_image) && <Picture image={card.hero_image} class="hero" />}
      {icon}
      {words
        .filter((name) => isDict(card[name]))
        .map((name) => (
          <div key={name} class={`card-${name}`}>
            <TextObject object={dict(card[name])} />
          </div>
        ))}
      {dicts(card.actions).length > 0 && (
        <div class="actions">
          {dicts(card.actions).map((element, at) => (
            <Element key={text(element.action_id) ?? at} element={element} />
          ))}
        </div>
      )}
    </div>
  );
}

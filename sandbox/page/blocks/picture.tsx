import { useState } from 'preact/hooks';
import { type Dict, dict, text } from '../../json.js';
import { safeImage } from '../text/safe-address.js';

/** An image, or its alternative text if it doesn't load. */
export function Picture({ image, class: look }: { image: Dict; class?: string }) {
  const [isLost, setLost] = useState(false);
  const alt = text(image.alt_text) ?? '';
  const address = safeImage(image.image_url ?? dict(image.slack_file).url);
  if (!address || isLost) return alt ? <span class="lost-image">{alt}</span> : null;
  return <img class={look} src={address} alt={alt} loading="lazy" onError={() => setLost(true)} />;
}

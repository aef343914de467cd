import type { ChannelSeen } from '../../../browser/protocol.js';
import { emojiOf } from '../../../emoji/emoji.js';
import { Link } from '../../text/link.js';

/** The channel's bookmarks. */
export function Bookmarks({ bookmarks }: { bookmarks: ChannelSeen['bookmarks'] }) {
  return (
    <ul class="bookmarks" aria-label="Bookmarks">
      {bookmarks.map(({ title, link, emoji }) => (
        <li key={`${title} ${link}`}>
          <Link url={link}>
            {emoji ? `${emojiOf(emoji.replaceAll(':', ''))} ` : ''}
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

import type { Dict } from '../json.js';
import { randomToken } from './new-id.js';

/** The `rich_text` block that Slack creates from typed text, with mentions, channels and links separated from text. */
export function richTextOf(text: string): Dict {
  const parts = text.split(/(<[^>]+>)/).filter((part) => part !== '');
  return {
    type: 'rich_text',
    block_id: randomToken(5),
    elements: [{ type: 'rich_text_section', elements: parts.map(elementOf) }],
  };
}

function elementOf(part: string): Dict {
  const [, sign = '', id = ''] = /^<(@|#|!subteam\^|!)([^|>]+)/.exec(part) ?? [];
  switch (sign) {
    case '@':
      return { type: 'user', user_id: id };
    case '#':
      return { type: 'channel', channel_id: id };
    case '!subteam^':
      return { type: 'usergroup', usergroup_id: id };
    case '!':
      return { type: 'broadcast', range: id };
    default:
      return part.startsWith('<http')
        ? { type: 'link', url: part.slice(1, -1).split('|')[0] }
        : { type: 'text', text: plain(part) };
  }
}

function plain(part: string): string {
  return part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

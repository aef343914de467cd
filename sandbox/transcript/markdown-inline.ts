import type { MarkedToken, Token } from 'marked';
import { withEmoji } from '../emoji/emoji.js';
import { decoded } from '../text/entities.js';
import { bold, cyan, italic, struck, underlined } from './ansi.js';

/** Renders inline Markdown with ANSI styles. */
export function styledInline(tokens: readonly Token[]): string {
  return tokens.map((token) => styled(token as MarkedToken)).join('');
}

function styled(token: MarkedToken): string {
  switch (token.type) {
    case 'strong':
      return bold(styledInline(token.tokens));
    case 'em':
      return italic(styledInline(token.tokens));
    case 'del':
      return struck(styledInline(token.tokens));
    case 'codespan':
      return cyan(`\`${token.text}\``);
    case 'br':
      return '\n';
    case 'link':
      return underlined(styledInline(token.tokens) || token.href);
    case 'image':
      return underlined(token.text || token.href);
    case 'paragraph':
      return styledInline(token.tokens);
    case 'text':
      return token.tokens ? styledInline(token.tokens) : decoded(withEmoji(token.text));
    case 'checkbox':
      return '';
    default:
      return 'text' in token ? token.text : token.raw;
  }
}

import type { MarkedToken, Token } from 'marked';
import { withEmoji } from '../emoji/emoji.js';
import { decoded } from '../text/entities.js';
import { bold, cyan, italic, struck, underlined } from './ink.js';

/** The words of Markdown within a line, in ink. */
export function inkedInline(tokens: readonly Token[]): string {
  return tokens.map((token) => inked(token as MarkedToken)).join('');
}

function inked(token: MarkedToken): string {
  switch (token.type) {
    case 'strong':
      return bold(inkedInline(token.tokens));
    case 'em':
      return italic(inkedInline(token.tokens));
    case 'del':
      return struck(inkedInline(token.tokens));
    case 'codespan':
      return cyan(`\`${token.text}\``);
    case 'br':
      return '\n';
    case 'link':
      return underlined(inkedInline(token.tokens) || token.href);
    case 'image':
      return underlined(token.text || token.href);
    case 'paragraph':
      return inkedInline(token.tokens);
    case 'text':
      return token.tokens ? inkedInline(token.tokens) : decoded(withEmoji(token.text));
    case 'checkbox':
      return '';
    default:
      return 'text' in token ? token.text : token.raw;
  }
}

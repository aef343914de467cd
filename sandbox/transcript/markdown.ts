import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { bold, dim, sanitized } from './ansi.js';
import { cells } from './cells.js';
import { styledInline } from './markdown-inline.js';
import { styledCodeBlock } from './mrkdwn.js';
import { tableLines } from './table.js';
import { indented, wrapped } from './wrap.js';

/** The lines of a `markdown` block in standard Markdown: headings, lists, quotes, code, tables, inline styles. */
export function markdownLines(text: string, width: number): string[] {
  return linesOf(lexer(sanitized(text).trim()), width, 0);
}

/** Renders block tokens one below the other, keeping the author's blank lines. */
function linesOf(tokens: readonly Token[], width: number, depth: number): string[] {
  return tokens.flatMap((token, at) => {
    const isGap = /\n[ \t]*\n\s*$/.test(token.raw) && at < tokens.length - 1;
    return [...blockLines(token as MarkedToken, width, depth), ...(isGap ? [''] : [])];
  });
}

/** Other token types come only from extensions of marked, and none are used. */
function blockLines(token: MarkedToken, width: number, depth: number): string[] {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    case 'heading':
      return wrapped(bold(styledInline(token.tokens)), width);
    case 'blockquote':
      return indented(linesOf(token.tokens, width - 2, depth), `${dim('│')} `);
    case 'code':
      return styledCodeBlock(token.text).slice(1, -1).split('\n');
    case 'hr':
      return [dim('─'.repeat(width))];
    case 'list':
      return token.items.flatMap((item, at) => itemLines(item, signOf(token, at, depth), { width, depth }));
    case 'table':
      return markdownTable(token, width);
    default:
      return wrapped(styledInline([token]), width);
  }
}

function signOf(list: Tokens.List, at: number, depth: number): string {
  const item = list.items[at];
  if (item?.task) return item.checked ? '☑' : '☐';
  if (list.ordered) return `${Number(list.start) + at}.`;
  return depth > 0 ? '◦' : '•';
}

/** A list item: its marker, with further lines indented below its text. */
function itemLines(item: Tokens.ListItem, sign: string, at: { width: number; depth: number }): string[] {
  const hang = cells(sign) + 1;
  const [first = '', ...rest] = linesOf(item.tokens, at.width - hang, at.depth + 1);
  return [`${sign} ${first}`, ...indented(rest, ' '.repeat(hang))];
}

function markdownTable({ header, rows }: Tokens.Table, width: number): string[] {
  return tableLines(
    [header, ...rows].map((row) => row.map((cell) => styledInline(cell.tokens))),
    header.map((cell) => cell.align ?? 'left'),
    width,
  );
}

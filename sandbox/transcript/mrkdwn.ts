import { withEmoji } from '../emoji/emoji.js';
import { filledDate } from '../text/dates.js';
import { bold, cyan, dim, italic, sanitised, struck, underlined } from './ink.js';
import type { Reader } from './reader.js';

/**
 * Slack's mrkdwn as a reader sees it: mentions by name, dates in their zone, links by their label, entities
 * decoded, styles as ink. Source: https://docs.slack.dev/messaging/formatting-message-text.
 */
export function inkedMrkdwn(text: string, reader: Reader): string {
  return splitAtCode(sanitised(text))
    .map((piece) => inkedPiece(piece, reader))
    .join('')
    .replace(/^\n+|\n+$/g, '');
}

/** Plain text as a reader sees it: no markup but short codes and entities. */
export function inkedPlain(text: string): string {
  return decoded(withEmoji(sanitised(text)));
}

type Piece = { kind: 'block' | 'span' | 'text'; text: string };

/** Code keeps its words as they are, so it is told apart before anything else. */
function splitAtCode(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\n?```\n?([\s\S]+?)\n?```\n?|`([^`\n]+)`/g)) {
    pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    const [whole, block, span] = match;
    pieces.push(block === undefined ? { kind: 'span', text: span ?? '' } : { kind: 'block', text: block });
    from = match.index + whole.length;
  }
  return [...pieces, { kind: 'text', text: text.slice(from) }];
}

function inkedPiece(piece: Piece, reader: Reader): string {
  switch (piece.kind) {
    case 'span':
      return cyan(`\`${decoded(referencesRead(piece.text, reader))}\``);
    case 'block':
      return inkedCodeBlock(decoded(referencesRead(piece.text, reader)));
    case 'text':
      return quoted(decoded(withEmoji(styled(referencesRead(piece.text, reader)))));
  }
}

/** A block of code stands on lines of its own, four columns in. */
export function inkedCodeBlock(code: string): string {
  const lines = code.split('\n').map((line) => `    ${cyan(line)}`);
  return `\n${lines.join('\n')}\n`;
}

const styles: readonly [RegExp, (text: string) => string][] = [
  [mark('\\*'), bold],
  [mark('_'), italic],
  [mark('~'), struck],
];

/** A style holds between two marks that touch its words and stand at the edge of a word, or at the edge of ink. */
function mark(sign: string): RegExp {
  const before = `(?<=^|[^\\p{L}\\p{N}${sign}]|\\u001b\\[\\d+m)`;
  const words = `(?=\\S)([^\\n${sign}]*?\\S)`;
  return new RegExp(`${before}${sign}${words}${sign}(?![\\p{L}\\p{N}${sign}])`, 'gmu');
}

function styled(text: string): string {
  return styles.reduce((so, [form, ink]) => so.replace(form, (_, words: string) => ink(words)), text);
}

function quoted(text: string): string {
  return text.replace(/^(?:&gt;|>) ?(.*)$/gm, (_, words: string) => `${dim('│')} ${words}`);
}

function decoded(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** Everything in angle brackets: mentions, dates and links. */
function referencesRead(text: string, reader: Reader): string {
  return text.replace(/<([^<>\n]+)>/g, (_, inner: string) => referenceRead(inner, reader));
}

function referenceRead(inner: string, reader: Reader): string {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1);
  if (target.startsWith('@')) return mention('@', label || reader.userName(target.slice(1)));
  if (target.startsWith('#')) return mention('#', label || reader.channelName(target.slice(1)));
  if (target.startsWith('!date^')) return dateRead(target, label, reader);
  if (target.startsWith('!subteam^')) return groupRead(target.slice(9), label, reader);
  if (target.startsWith('!')) return mention('@', label || target.slice(1));
  return underlined(label || target.replace(/^mailto:/, ''));
}

/** A mention of a person, a channel or a group, by name; the sign is not doubled where the name brings its own. */
export function mention(sign: '@' | '#', name: string): string {
  const called = sanitised(name);
  return cyan(called.startsWith(sign) ? called : `${sign}${called}`);
}

function groupRead(id: string, label: string, reader: Reader): string {
  return mention('@', label || (reader.groupName?.(id) ?? id));
}

function dateRead(target: string, fallback: string, reader: Reader): string {
  const [, seconds = '', template = '', link] = target.split('^');
  const moment = Number(seconds);
  if (seconds === '' || template === '' || !Number.isFinite(moment)) return fallback;
  const words = filledDate(template, moment, reader);
  return link ? underlined(words) : words;
}

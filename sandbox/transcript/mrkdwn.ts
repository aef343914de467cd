import { type Node, NodeType } from 'slack-message-parser';
import { emojiOf, withEmoji } from '../emoji/emoji.js';
import { filledDate } from '../text/dates.js';
import { decoded } from '../text/entities.js';
import { isBlock, readMrkdwn } from '../text/read-mrkdwn.js';
import { bold, cyan, dim, italic, sanitized, struck, underlined } from './ansi.js';
import type { Reader } from './reader.js';

/** Slack's mrkdwn as a reader sees it: names for mentions, local dates, link labels, decoded entities, ANSI styles. */
export function styledMrkdwn(text: string, reader: Reader): string {
  const nodes = readMrkdwn(sanitized(text));
  return nodes
    .map((node, at) => (isBlock(node) && at > 0 ? '\n' : '') + styled(node, reader) + breakAfter(nodes, at))
    .join('')
    .replace(/^\n+|\n+$/g, '');
}

/** Text after a block starts a new line; another block does so by itself. */
function breakAfter(nodes: readonly Node[], at: number): string {
  const next = nodes[at + 1];
  return isBlock(nodes[at]) && next !== undefined && !isBlock(next) ? '\n' : '';
}

/** Plain text as a reader sees it: short codes and entities decoded, no markup. */
export function styledPlain(text: string): string {
  return decoded(withEmoji(sanitized(text)));
}

function styled(node: Node, reader: Reader): string {
  switch (node.type) {
    case NodeType.Text:
      return decoded(node.text);
    case NodeType.Bold:
      return bold(styledAll(node.children, reader));
    case NodeType.Italic:
      return italic(styledAll(node.children, reader));
    case NodeType.Strike:
      return struck(styledAll(node.children, reader));
    case NodeType.Quote:
      return styledAll(node.children, reader).replace(/^/gm, `${dim('│')} `);
    case NodeType.Root:
      return styledAll(node.children, reader);
    case NodeType.Code:
      return cyan(`\`${decoded(node.text)}\``);
    case NodeType.PreText:
      return styledCodeBlock(decoded(node.text)).slice(1, -1);
    case NodeType.Emoji:
      return emojiOf(node.variation ? `${node.name}::${node.variation}` : node.name);
    case NodeType.UserLink:
      return mention('@', plainLabel(node) || reader.userName(node.userID));
    case NodeType.ChannelLink:
      return mention('#', plainLabel(node) || reader.channelName(node.channelID));
    case NodeType.URL:
      return underlined(labelOf(node, reader) || decoded(node.url).replace(/^mailto:/, ''));
    case NodeType.Command:
      return commandRead(node, reader);
  }
}

function styledAll(nodes: readonly Node[], reader: Reader): string {
  return nodes.map((node) => styled(node, reader)).join('');
}

/** A label's plain text, for names. */
function plainLabel({ label = [] }: { label?: Node[] }): string {
  return decoded(label.map(({ source }) => source).join(''));
}

function labelOf({ label = [] }: { label?: Node[] }, reader: Reader): string {
  return styledAll(label, reader);
}

/** A code block on its own lines, indented by four columns. */
export function styledCodeBlock(code: string): string {
  const lines = code.split('\n').map((line) => `    ${cyan(line)}`);
  return `\n${lines.join('\n')}\n`;
}

/** A mention of a person, channel or group. Adds the sign unless the name has it. */
export function mention(sign: '@' | '#', name: string): string {
  const called = sanitized(name);
  return cyan(called.startsWith(sign) ? called : `${sign}${called}`);
}

/** A date, a group, a broadcast, or any other command's label. */
function commandRead(node: Extract<Node, { type: NodeType.Command }>, reader: Reader): string {
  const [first = '', template = '', link] = node.arguments;
  const label = plainLabel(node);
  switch (node.name) {
    case 'date':
      return dateRead({ seconds: first, template, isLink: link !== undefined, fallback: label }, reader);
    case 'subteam':
      return mention('@', label || (reader.groupName?.(first) ?? first));
    default:
      return mention('@', label || node.name);
  }
}

interface WrittenDate {
  seconds: string;
  template: string;
  isLink: boolean;
  fallback: string;
}

function dateRead({ seconds, template, isLink, fallback }: WrittenDate, reader: Reader): string {
  const moment = Number(seconds);
  if (seconds === '' || template === '' || !Number.isFinite(moment)) return fallback;
  const words = filledDate(template, moment, reader);
  return isLink ? underlined(words) : words;
}

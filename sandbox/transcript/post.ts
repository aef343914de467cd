import { emojiOf } from '../emoji/emoji.js';
import { dim, italic, sanitized, stripAnsi } from './ansi.js';
import { cells } from './cells.js';
import { type ChannelMessage, isSystem } from './channel-message.js';
import { styledMrkdwn } from './mrkdwn.js';
import type { Reader } from './reader.js';
import { messageLines } from './render-message.js';
import { wrapped } from './wrap.js';

/** Everything below an author's name: the content and Slack's labels. */
export function postLines(message: ChannelMessage, reader: Reader, width: number): string[] {
  const body = bodyLines(message, reader, width);
  const isEdited = message.edited !== undefined && message.edited !== null;
  const last = body.at(-1) ?? '';
  const isFree = (message.blocks ?? []).length === 0 && cells(`${last} ${edited}`) <= width;
  const marks = marksOf(message);
  if (!isEdited) return [...leadLines(message), ...body, ...markLine(marks)];
  if (isFree)
    return [...leadLines(message), ...body.slice(0, -1), `${last} ${dim(edited)}`, ...markLine(marks)];
  return [...leadLines(message), ...body, ...markLine([edited, ...marks])];
}

const edited = '(edited)';

function leadLines(message: ChannelMessage): string[] {
  if (message.is_ephemeral) return [dim('Only visible to you')];
  return message.subtype === 'thread_broadcast' ? [dim('↳ replied to a thread')] : [];
}

function bodyLines(message: ChannelMessage, reader: Reader, width: number): string[] {
  if (message.subtype === 'tombstone') return [dim('This message was deleted.')];
  if (isSystem(message)) return wrapped(dim(systemWords(message, reader)), width);
  if (message.subtype === 'me_message')
    return wrapped(italic(styledMrkdwn(message.text ?? '', reader)), width);
  return messageLines(message, reader, width);
}

/** Slack's own messages start with the person who acted. */
function systemWords(message: ChannelMessage, reader: Reader): string {
  const words = stripAnsi(styledMrkdwn(message.text ?? '', reader)).replaceAll('@', '');
  if (message.user === undefined) return words;
  const name = sanitized(reader.userName(message.user)).replaceAll('@', '');
  return words.startsWith(name) ? words : `${name} ${words}`;
}

function marksOf(message: ChannelMessage): string[] {
  return [
    ...((message.pinned_to ?? []).length > 0 ? ['📌 pinned'] : []),
    ...(message.reactions ?? []).map(({ name, count }) => `${emojiOf(name)} ${count}`),
    ...(message.replies === undefined && message.reply_count ? [repliesWords(message.reply_count)] : []),
  ];
}

function markLine(marks: readonly string[]): string[] {
  return marks.length > 0 ? [dim(marks.join(' · '))] : [];
}

function repliesWords(count: number): string {
  return count === 1 ? '1 reply' : `${count} replies`;
}

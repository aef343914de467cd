import { clockOf, filledDate, isoDay } from '../text/dates.js';
import { bold, dim, sanitized, stripAnsi } from './ansi.js';
import { authorOf, styledAuthor } from './author.js';
import { cells, clipped, padded } from './cells.js';
import { type Channel, type ChannelMessage, inOrder, secondsOf } from './channel-message.js';
import { styledMrkdwn } from './mrkdwn.js';
import { postLines } from './post.js';
import { defaultWidth, type Layout, type Reader } from './reader.js';
import { indented, wrapped } from './wrap.js';

const widestName = 16;
const timeColumns = 7;
const narrowestBody = 40;

/**
 * A channel as its members read it, oldest message first: local time, author and text, with threads indented below their
 * parent.
 */
export function renderChannel(channel: Channel, reader: Reader, layout: Layout = {}): string {
  const width = layout.width ?? defaultWidth;
  const lines = [
    ...titleLines(channel, reader, width),
    ...dayLines(inOrder(channel.messages), reader, width),
  ];
  const text = lines.map((line) => line.trimEnd()).join('\n');
  return layout.color ? text : stripAnsi(text);
}

function titleLines(channel: Channel, reader: Reader, width: number): string[] {
  const name = sanitized(channel.name);
  const topic = channel.topic ? wrapped(dim(styledMrkdwn(channel.topic, reader)), width) : [];
  return [
    ...wrapped(bold(channel.isDirect ? name : `#${name.replace(/^#/, '')}`), width),
    ...topic,
    dim('─'.repeat(width)),
  ];
}

function dayLines(messages: readonly ChannelMessage[], reader: Reader, width: number): string[] {
  const names = namesWidth(messages, reader);
  const lines: string[] = [];
  let day = '';
  let wasTall = false;
  for (const message of messages) {
    const itsDay = isoDay(new Date(secondsOf(message) * 1000), reader);
    const own = entryLines(message, names, reader, width);
    if (itsDay !== day) lines.push(...(day === '' ? [] : ['']), dayLine(message, reader, width));
    else if (wasTall || own.length > 1) lines.push('');
    lines.push(...own);
    day = itsDay;
    wasTall = own.length > 1;
  }
  return lines;
}

function dayLine(message: ChannelMessage, reader: Reader, width: number): string {
  return dim(clipped(filledDate('{date_long}', secondsOf(message), reader), width));
}

function namesWidth(messages: readonly ChannelMessage[], reader: Reader): number {
  return Math.min(widestName, Math.max(0, ...messages.map((message) => cells(authorOf(message, reader)))));
}

/** A message and its thread. In a narrow layout, the text is below the name instead of next to it. */
function entryLines(message: ChannelMessage, names: number, reader: Reader, width: number): string[] {
  const time = dim(clockOf(new Date(secondsOf(message) * 1000), reader));
  const name = clipped(authorOf(message, reader), names);
  const lead = `${time}  ${padded(name === '' ? '' : styledAuthor(name, message), names)}  `;
  const room = width - timeColumns - names - 2;
  if (room < narrowestBody) return [lead, ...indented(wholeLines(message, reader, width - 2), '  ')];
  const [first = '', ...rest] = wholeLines(message, reader, room);
  return [lead + first, ...indented(rest, ' '.repeat(cells(lead)))];
}

function wholeLines(message: ChannelMessage, reader: Reader, width: number): string[] {
  const replies = inOrder(message.replies ?? []);
  const names = namesWidth(replies, reader);
  const thread = replies.flatMap((reply) => entryLines(reply, names, reader, width - 2));
  return [...postLines(message, reader, width), ...indented(thread, `${dim('│')} `)];
}

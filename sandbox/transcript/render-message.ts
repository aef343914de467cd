import { bold, sanitized, stripAnsi } from './ansi.js';
import { attachmentLines } from './attachment.js';
import { blockLines } from './block.js';
import { fieldsOf, stringOf } from './fields.js';
import { styledMrkdwn } from './mrkdwn.js';
import { defaultWidth, type Layout, type Reader } from './reader.js';
import { wrapped } from './wrap.js';

/** The fields of a message to print, in the Web API's format. */
export type MessageBody = {
  text?: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  files?: readonly unknown[];
};

/** A message's content as lines of text. Blocks replace the text, as in Slack. */
export function renderMessage(message: MessageBody, reader: Reader, layout: Layout = {}): string {
  const text = messageLines(message, reader, layout.width ?? defaultWidth).join('\n');
  return layout.color ? text : stripAnsi(text);
}

/** The same as styled lines. */
export function messageLines(message: MessageBody, reader: Reader, width: number): string[] {
  const { text = '', blocks = [], attachments = [], files = [] } = message;
  const body =
    blocks.length > 0
      ? blocks.flatMap((block) => blockLines(fieldsOf(block), reader, width))
      : text === ''
        ? []
        : wrapped(styledMrkdwn(text, reader), width);
  return [
    ...body,
    ...attachments.flatMap((attachment) => attachmentLines(fieldsOf(attachment), reader, width)),
    ...files.flatMap((file) => fileLine(file)),
  ].map((line) => line.trimEnd());
}

function fileLine(file: unknown): string {
  const { title, name, mimetype } = fieldsOf(file);
  const called = stringOf(title) || stringOf(name) || 'file';
  const kind = stringOf(name) !== called ? stringOf(name) : stringOf(mimetype);
  return `📎 ${bold(sanitized(called))}${kind && kind !== called ? ` (${sanitized(kind)})` : ''}`;
}

import { bold, sanitized, stripAnsi } from './ansi.js';
import { attachmentLines } from './attachment.js';
import { blockLines } from './block.js';
import { fieldsOf, stringOf } from './fields.js';
import { styledMrkdwn } from './mrkdwn.js';
import { defaultWidth, type Paper, type Reader } from './reader.js';
import { wrapped } from './wrap.js';

/** The parts of a message that are read; the form is the Web API's. */
export type MessageBody = {
  text?: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  files?: readonly unknown[];
};

/** What a person reads in a message, as lines of text. Blocks take the place of the text, as in Slack. */
export function renderMessage(message: MessageBody, reader: Reader, paper: Paper = {}): string {
  const text = messageLines(message, reader, paper.width ?? defaultWidth).join('\n');
  return paper.colour ? text : stripAnsi(text);
}

/** The same as styled lines, for a larger page. */
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

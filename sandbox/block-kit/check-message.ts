import { blocksOf } from './blocks.js';
import { blocksOfMarkdown } from './markdown-size.js';
import { type Problem, problemAt, problemOfAll } from './problem.js';
import { isRecord, list } from './rules.js';
import { newSurvey, type Survey } from './survey.js';

/** Slack truncates a new message's text beyond this many characters, and rejects an edit beyond a tenth of it. */
const maxTextChars = 40_000;
/** Slack documents no limit for the total text of a message. Measured limits are 12,000 to 13,200 characters. */
const maxBlockChars = 12_000;
const maxAttachments = 100;
const maxBlocks = 50;
const blocksOfMessage = list(blocksOf.message, { max: maxBlocks });

/**
 * Returns what Slack would reject in a message, or an empty list. `blocks` and `attachments` may be JSON strings, as in a
 * form. Never throws.
 */
export function checkMessage(blocks: unknown, text?: unknown, attachments?: unknown): Problem[] {
  const survey = newSurvey('message', 'invalid_blocks');
  const parsedBlocks = fromJson(blocks);
  const attached = fromJson(attachments);
  if (parsedBlocks !== undefined && !Array.isArray(parsedBlocks))
    return [problemOfAll('invalid_blocks_format', 'blocks: is neither a list nor a JSON string of one')];
  if (text !== undefined && typeof text !== 'string')
    return [problemAt('invalid_arguments', '/text', 'must provide a string')];
  if (!text && isEmpty(parsedBlocks) && isEmpty(attached))
    return [problemOfAll('no_text', 'The message has no text, blocks or attachments')];
  if (text !== undefined && text.length > maxTextChars) return [problemOfAll('msg_too_long', tooLong(text))];
  if (parsedBlocks) blocksOfMessage(parsedBlocks, '/blocks', survey);
  if (attached !== undefined) checkAttachments(attached, survey);
  if (survey.problems.length === 0) checkSum(Array.isArray(parsedBlocks) ? parsedBlocks : [], survey);
  return survey.problems;
}

function tooLong(text: string): string {
  return `text: ${text.length} characters given; Slack allows at most ${maxTextChars}`;
}

function fromJson(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Blocks in attachments follow the same rules, with their own error code. */
function checkAttachments(attachments: unknown, survey: Survey): void {
  survey.error = 'invalid_attachments';
  list((attachment, at) => {
    if (isRecord(attachment) && attachment.blocks !== undefined)
      blocksOfMessage(attachment.blocks, `${at}/blocks`, survey);
    else if (!isRecord(attachment))
      survey.problems.push(problemAt('invalid_attachments', at, 'must provide an object'));
  })(attachments, '/attachments', survey);
  if (Array.isArray(attachments) && attachments.length > maxAttachments)
    survey.problems.push(
      problemOfAll(
        'too_many_attachments',
        `attachments: ${attachments.length} given; Slack allows at most ${maxAttachments}`,
      ),
    );
}

/** Limits for the whole message: one table, 50 blocks after markdown conversion, total text. */
function checkSum(blocks: readonly unknown[], survey: Survey): void {
  const [, second] = survey.tables;
  if (second !== undefined)
    survey.problems.push(
      problemAt(
        'invalid_attachments',
        second,
        'only_one_table_allowed',
        'is the second table of the message',
      ),
    );
  const count = blocks.reduce((sum: number, block) => sum + translated(block), 0);
  if (count > maxBlocks)
    survey.problems.push(
      problemAt(
        'invalid_blocks',
        '/blocks',
        `no more than ${maxBlocks} items allowed`,
        `${count} after converting markdown to blocks; Slack allows at most ${maxBlocks} in a message`,
      ),
    );
  if (survey.textChars > maxBlockChars)
    survey.problems.push(
      problemOfAll(
        'msg_blocks_too_long',
        `blocks: ${survey.textChars} characters of text in all; Slack allows about ${maxBlockChars} in a message`,
      ),
    );
}

function translated(block: unknown): number {
  const isMarkdown = isRecord(block) && block.type === 'markdown' && typeof block.text === 'string';
  return isMarkdown ? blocksOfMarkdown(String(block.text)) : 1;
}

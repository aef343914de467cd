import { blocksOf } from './blocks.js';
import { blocksOfMarkdown } from './markdown-size.js';
import { type Problem, problemAt, problemOfAll } from './problem.js';
import { isRecord, list } from './rules.js';
import { newSurvey, type Survey } from './survey.js';

/** Beyond this many characters Slack cuts a new message's text, and refuses an edit at a tenth of it. */
const maxTextChars = 40_000;
/** Slack gives no number for the sum of a message's text; people have measured 12,000 to 13,200. */
const maxBlockChars = 12_000;
const maxAttachments = 100;
const maxBlocks = 50;
const blocksOfMessage = list(blocksOf.message, { max: maxBlocks });

/**
 * What Slack would refuse in a message; empty when it would post it. `blocks` and `attachments` may be given as
 * JSON text, as Slack takes them in a form. Never throws.
 */
export function checkMessage(blocks: unknown, text?: unknown, attachments?: unknown): Problem[] {
  const survey = newSurvey('message', 'invalid_blocks');
  const given = fromJson(blocks);
  const attached = fromJson(attachments);
  if (given !== undefined && !Array.isArray(given))
    return [problemOfAll('invalid_blocks_format', 'blocks: is no list, nor the JSON text of one')];
  if (text !== undefined && typeof text !== 'string')
    return [problemAt('invalid_arguments', '/text', 'must provide a string')];
  if (!text && isEmpty(given) && isEmpty(attached))
    return [problemOfAll('no_text', 'There is neither text nor a block nor an attachment')];
  if (text !== undefined && text.length > maxTextChars) return [problemOfAll('msg_too_long', tooLong(text))];
  if (given) blocksOfMessage(given, '/blocks', survey);
  if (attached !== undefined) checkAttachments(attached, survey);
  if (survey.problems.length === 0) checkSum(Array.isArray(given) ? given : [], survey);
  return survey.problems;
}

function tooLong(text: string): string {
  return `text: ${text.length} characters given, Slack takes at most ${maxTextChars}`;
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

/** Blocks inside attachments obey the same rules, under a code of their own. */
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
        `attachments: ${attachments.length} given, Slack takes at most ${maxAttachments}`,
      ),
    );
}

/** What holds for the whole message: one table at most, 50 blocks after translation, and a limit to all its text. */
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
        `${count} after the markdown was made into blocks, Slack takes at most ${maxBlocks} in a message`,
      ),
    );
  if (survey.textChars > maxBlockChars)
    survey.problems.push(
      problemOfAll(
        'msg_blocks_too_long',
        `blocks: ${survey.textChars} characters of text in all, Slack takes about ${maxBlockChars} in a message`,
      ),
    );
}

function translated(block: unknown): number {
  const isMarkdown = isRecord(block) && block.type === 'markdown' && typeof block.text === 'string';
  return isMarkdown ? blocksOfMarkdown(String(block.text)) : 1;
}

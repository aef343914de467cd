import { checkMessage, whyOf } from '../block-kit/check.js';
import { type Dict, dict, dicts, isDict } from '../json.js';
import { withIds } from '../state/assign-ids.js';
import type { Message } from '../state/workspace.js';
import { ApiRefusal, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';

/** The parts of a message that a call sets. */
export type Content = Partial<Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>>;

/** Reads and checks text, blocks, attachments and metadata; ends the call if one is invalid. */
export function readContent(args: Args): Content {
  const blocks = readList(args, 'blocks', 'invalid_blocks_format');
  const attachments = readList(args, 'attachments', 'invalid_attachments');
  const markdown = args.text('markdown_text');
  if (markdown && (args.text('text') || blocks))
    refuseMistake(
      'markdown_text_conflict',
      'markdown_text was sent with text or blocks; Slack accepts one or the other',
    );
  const text = args.text('text') ?? markdown;
  checkContent({ text, blocks, attachments });
  return {
    ...(text === undefined ? {} : { text: escapeLooseAmpersands(text.slice(0, 40_000)) }),
    ...(blocks ? { blocks: withIds(blocks) } : {}),
    ...(attachments
      ? { attachments: dicts(attachments).map((one, index) => ({ id: index + 1, ...one })) }
      : {}),
    ...readMetadata(args),
  };
}

/** Ends the call with the Block Kit checker's first problem; the response metadata lists all. */
function checkContent(content: { text?: string | undefined; blocks?: unknown; attachments?: unknown }): void {
  if (!content.blocks && !content.attachments && !content.text) return;
  const problems = checkMessage(content.blocks, content.text, content.attachments);
  const [first] = problems;
  if (!first) return;
  const messages = problems.map((one) => one.message);
  throw new ApiRefusal(first.error, whyOf(problems), {
    errors: messages.map((one) => one.replace('[ERROR] ', '')),
    response_metadata: { messages },
  });
}

/** Ends the call with `no_text` if the content is empty. */
export function requireWords(content: Content): void {
  if (!saysSomething(content))
    refuseMistake('no_text', 'The message has no text, blocks or attachments to show');
}

/** True if the content is not empty. */
export function saysSomething(content: Content): boolean {
  return Boolean(content.text || content.blocks?.length || content.attachments?.length);
}

type ListFault = 'invalid_blocks_format' | 'invalid_attachments';

function readList(args: Args, name: string, error: ListFault): unknown[] | undefined {
  if (args.text(name) === undefined) return undefined;
  const value = args.json(name);
  if (!Array.isArray(value)) refuseMistake(error, `${name}: is neither a list nor a JSON string of one`);
  return value;
}

/** Metadata is `{ event_type, event_payload }`; an empty object removes it. Slack's limit is 16 KB. */
function readMetadata(args: Args): Content {
  if (args.text('metadata') === undefined) return {};
  const value = args.json('metadata');
  if (!isDict(value))
    refuseMistake('invalid_metadata_format', 'metadata: is neither an object nor a JSON string of one');
  if (Object.keys(value).length === 0) return { metadata: undefined } as Content;
  if (typeof value.event_type !== 'string' || !isDict(value.event_payload))
    refuseMistake(
      'invalid_metadata_schema',
      'metadata: requires event_type (a string) and event_payload (an object)',
    );
  const { length } = JSON.stringify(value);
  if (length > 16_000)
    refuseMistake(
      'metadata_too_large',
      `metadata: ${length} characters of JSON given; Slack allows at most 16000`,
    );
  return { metadata: { event_type: value.event_type, event_payload: dict(value.event_payload) } };
}

function escapeLooseAmpersands(text: string): string {
  return text.replace(/&(?!amp;|lt;|gt;)/g, '&amp;');
}

/** `username` and icons of a message; these need a separate scope. */
export function readCustomization(args: Args): { username?: string; icons?: Dict } {
  const username = args.text('username');
  const emoji = args.text('icon_emoji');
  const url = args.text('icon_url');
  const icons = emoji ? { emoji } : url ? { image_48: url } : undefined;
  return { ...(username ? { username } : {}), ...(icons ? { icons } : {}) };
}

import { z } from 'zod';
import { unescaped } from '../views/text/text.js';

/** Enough for a timeline. */
const maxChars = 8_000;

const textObject = z.object({ text: z.string() });
const field = z.object({ title: z.string().nullish(), value: z.string().nullish() });
const attachment = z.object({
  fallback: z.string().nullish(),
  pretext: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  fields: z.array(z.unknown()).nullish(),
  blocks: z.array(z.unknown()).nullish(),
  from_url: z.string().nullish(),
  is_share: z.boolean().nullish(),
});

/** Slack's fallback for an attachment that has only blocks. */
const noFallback = '[no preview available]';

/**
 * The text of a message whose `text` is empty, as many monitoring tools send: the text of its blocks and attachments,
 * one per line, unescaped. An attachment counts by its fallback, which summarizes it. Empty if there is no text.
 */
export function textOutsideBlocks({
  blocks,
  attachments,
}: {
  blocks?: unknown[] | null | undefined;
  attachments?: unknown[] | null | undefined;
}): string {
  const lines = [...(blocks ?? []).flatMap(blockText), ...(attachments ?? []).flatMap(attachmentText)];
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  return unescaped(texts.join('\n')).slice(0, maxChars);
}

function attachmentText(raw: unknown): string[] {
  const parsed = attachment.safeParse(raw).data;
  // Link previews are added by Slack, not written by the author; shared messages are.
  if (!parsed || (parsed.from_url && !parsed.is_share)) return [];
  const { fallback, pretext, title, text } = parsed;
  if (fallback && fallback !== noFallback) return [fallback];
  const fields = (parsed.fields ?? []).flatMap((one) => {
    const { title: name, value } = field.safeParse(one).data ?? {};
    return [[name, value].filter(Boolean).join(': ')];
  });
  return [pretext ?? '', title ?? '', text ?? '', ...fields, ...(parsed.blocks ?? []).flatMap(blockText)];
}

const block = z.object({
  text: z.union([textObject, z.string()]).nullish(),
  fields: z.array(z.unknown()).nullish(),
  elements: z.array(z.unknown()).nullish(),
  type: z.string(),
});

/**
 * Headers, sections, contexts and Markdown count by their text, rich text line by line; buttons and images have none.
 */
function blockText(raw: unknown): string[] {
  const parsed = block.safeParse(raw).data;
  if (!parsed || parsed.type === 'actions') return [];
  if (parsed.type === 'rich_text') return (parsed.elements ?? []).map(richText);
  const own = typeof parsed.text === 'string' ? parsed.text : (parsed.text?.text ?? '');
  const inner = [...(parsed.fields ?? []), ...(parsed.elements ?? [])].map(
    (one) => textObject.safeParse(one).data?.text ?? '',
  );
  return [own, ...inner];
}

const richElement = z.object({
  text: z.string().nullish(),
  url: z.string().nullish(),
  elements: z.array(z.unknown()).nullish(),
});

function richText(raw: unknown): string {
  const parsed = richElement.safeParse(raw).data;
  if (!parsed) return '';
  if (parsed.elements) return parsed.elements.map(richText).join('');
  return parsed.text ?? parsed.url ?? '';
}

import { z } from 'zod';
import { unescaped } from './views/text/text.js';

/** More than this nobody reads on a timeline. */
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

/** What Slack writes where an attachment consists of blocks only. */
const noFallback = '[no preview available]';

/**
 * What a message says whose text is empty, as many monitors leave it: the words of its blocks and attachments, each on
 * lines of its own, unescaped. Of an attachment its fallback, which stands for the whole of it. Empty where nothing is said.
 */
export function textOutsideBlocks({
  blocks,
  attachments,
}: {
  blocks?: unknown[] | null | undefined;
  attachments?: unknown[] | null | undefined;
}): string {
  const lines = [...(blocks ?? []).flatMap(shownTextOf), ...(attachments ?? []).flatMap(attachmentWords)];
  const words = lines.map((line) => line.trim()).filter((line) => line !== '');
  return unescaped(words.join('\n')).slice(0, maxChars);
}

function attachmentWords(raw: unknown): string[] {
  const said = attachment.safeParse(raw).data;
  // What Slack shows of a link comes later, and the author did not say it; a message that they shared they did.
  if (!said || (said.from_url && !said.is_share)) return [];
  const { fallback, pretext, title, text } = said;
  if (fallback && fallback !== noFallback) return [fallback];
  const fields = (said.fields ?? []).flatMap((one) => {
    const { title: name, value } = field.safeParse(one).data ?? {};
    return [[name, value].filter(Boolean).join(': ')];
  });
  return [pretext ?? '', title ?? '', text ?? '', ...fields, ...(said.blocks ?? []).flatMap(shownTextOf)];
}

const block = z.object({
  text: z.union([textObject, z.string()]).nullish(),
  fields: z.array(z.unknown()).nullish(),
  elements: z.array(z.unknown()).nullish(),
  type: z.string(),
});

/** Headers, sections, contexts and Markdown by their texts; rich text joined line by line; buttons and pictures say nothing. */
function shownTextOf(raw: unknown): string[] {
  const said = block.safeParse(raw).data;
  if (!said || said.type === 'actions') return [];
  if (said.type === 'rich_text') return (said.elements ?? []).map(richWords);
  const own = typeof said.text === 'string' ? said.text : (said.text?.text ?? '');
  const inner = [...(said.fields ?? []), ...(said.elements ?? [])].map(
    (one) => textObject.safeParse(one).data?.text ?? '',
  );
  return [own, ...inner];
}

const richElement = z.object({
  text: z.string().nullish(),
  url: z.string().nullish(),
  elements: z.array(z.unknown()).nullish(),
});

function richWords(raw: unknown): string {
  const said = richElement.safeParse(raw).data;
  if (!said) return '';
  if (said.elements) return said.elements.map(richWords).join('');
  return said.text ?? said.url ?? '';
}

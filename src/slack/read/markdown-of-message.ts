import { z } from 'zod';
import { type NameOf, readable } from '../../domain/timeline/messages/readable.js';
import { unescaped } from '../views/text/text.js';

const style = z.object({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() });
const inline = z.object({
  type: z.string(),
  text: z.string().nullish(),
  url: z.string().nullish(),
  name: z.string().nullish(),
  range: z.string().nullish(),
  fallback: z.string().nullish(),
  user_id: z.string().nullish(),
  channel_id: z.string().nullish(),
  usergroup_id: z.string().nullish(),
  style: style.partial().nullish(),
});
const section = z.object({ elements: z.array(inline) });
const part = z.discriminatedUnion('type', [
  section.extend({ type: z.literal('rich_text_section') }),
  section.extend({ type: z.literal('rich_text_preformatted') }),
  section.extend({ type: z.literal('rich_text_quote') }),
  z.object({
    type: z.literal('rich_text_list'),
    elements: z.array(section),
    style: z.enum(['ordered', 'bullet']),
    indent: z.number().nullish(),
    offset: z.number().nullish(),
  }),
]);
const richText = z.object({ type: z.literal('rich_text'), elements: z.array(part) });
const written = z.object({
  text: z.string().nullish(),
  blocks: z.array(richText).min(1).nullish().catch(null),
});

type Inline = z.infer<typeof inline>;
type Part = z.infer<typeof part>;

/**
 * A message as Markdown: its rich text, or its text if it has none. What somebody typed as Markdown stays as it is. Source:
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function markdownOfMessage(message: unknown, nameOf: NameOf): string {
  const { text, blocks } = written.parse(message);
  if (!blocks) return markdownOfText(text ?? '', nameOf).trim();
  const parts = blocks.flatMap(({ elements }) => elements);
  const pieces = parts.map((one, index) => {
    const isListGoingOn = one.type === 'rich_text_list' && parts[index - 1]?.type === 'rich_text_list';
    return `${index === 0 ? '' : isListGoingOn ? '\n' : '\n\n'}${markdownOfPart(one, nameOf)}`;
  });
  return pieces.join('').trim();
}

function markdownOfPart(one: Part, nameOf: NameOf): string {
  switch (one.type) {
    case 'rich_text_section':
      return textOf(one.elements, nameOf).replace(/\n+$/, '');
    case 'rich_text_preformatted':
      return fenced(one.elements.map((element) => plainOf(element, nameOf)).join(''));
    case 'rich_text_quote':
      return textOf(one.elements, nameOf).replace(/^/gm, '> ');
    case 'rich_text_list': {
      const indent = '    '.repeat(one.indent ?? 0);
      const start = (one.offset ?? 0) + 1;
      const mark = (index: number) => (one.style === 'ordered' ? `${start + index}.` : '-');
      return one.elements
        .map(({ elements }, index) => `${indent}${mark(index)} ${textOf(elements, nameOf).trimEnd()}`)
        .join('\n');
    }
  }
}

function textOf(elements: readonly Inline[], nameOf: NameOf): string {
  return elements.map((element) => styled(element, nameOf)).join('');
}

/** Marks stand at the words, not at the spaces around them. */
function styled(element: Inline, nameOf: NameOf): string {
  const text = plainOf(element, nameOf);
  const { bold, italic, strike, code } = element.style ?? {};
  const marks = code ? ['`'] : [...(bold ? ['**'] : []), ...(italic ? ['_'] : []), ...(strike ? ['~~'] : [])];
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === '' || marks.length === 0) return text;
  return `${before}${marks.join('')}${words}${marks.toReversed().join('')}${after}`;
}

function plainOf(element: Inline, nameOf: NameOf): string {
  const { type, text, url, name, range, fallback, user_id, channel_id, usergroup_id } = element;
  switch (type) {
    case 'link':
      return text && text !== url ? `[${text}](${url ?? ''})` : (url ?? '');
    case 'user':
      return readable(`<@${user_id}>`, nameOf);
    case 'channel':
      return readable(`<#${channel_id}>`, nameOf);
    case 'usergroup':
      return readable(`<!subteam^${usergroup_id}>`, nameOf);
    case 'broadcast':
      return `@${range}`;
    case 'emoji':
      return `:${name}:`;
    default:
      return text ?? fallback ?? '';
  }
}

/** Slack's markup as Markdown, its code as it is. */
function markdownOfText(text: string, nameOf: NameOf): string {
  return text
    .split(/```([\s\S]*?)```/)
    .map((piece, index) =>
      index % 2 === 1 ? `\n${fenced(unescaped(piece).replace(/^\n/, ''))}\n` : proseOf(piece, nameOf),
    )
    .join('');
}

function proseOf(text: string, nameOf: NameOf): string {
  const linked = text.replace(/<((?:https?|mailto):[^<>|]*)\|([^<>]*)>/g, '[$2]($1)');
  const marked = linked
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g, '**$1**')
    .replace(/(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])/g, '~~$1~~')
    .replace(/^(\s*)[•◦▪] /gm, '$1- ');
  return unescaped(readable(marked, nameOf));
}

function fenced(code: string): string {
  const fence = code.includes('```') ? '````' : '```';
  return `${fence}\n${code.replace(/\n$/, '')}\n${fence}`;
}

import type { RichTextElement, RichTextStyleable } from '@slack/types';

type Style = NonNullable<RichTextStyleable['style']>;

/**
 * Converts people's text to rich text: formatting, emoji and web addresses only. What looks like a mention stays text, so
 * nobody is notified. Never returns an empty element, which Slack rejects.
 */
export function styledText(words: string, style: Style = {}): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let from = 0;
  for (const match of words.matchAll(markup)) {
    elements.push(...plainText(words.slice(from, match.index), style));
    elements.push(...styledPart(match[0], style));
    from = match.index + match[0].length;
  }
  return [...elements, ...plainText(words.slice(from), style)];
}

/** Slack's limit on the address of a link. Source: rich text reference. */
const urlMaxChars = 3_000;

/** Slack's formatting. All but code blocks end within the line; emoji and formatting start a word. */
const markup = new RegExp(
  [
    '```[^`]+```',
    '`[^`\\n]+`',
    'https?://[^\\s<>|"`]*[^\\s<>|"`.,;:!?\'’”)\\]}*_~]',
    '(?<![^\\s(])(?::[a-z][a-z0-9_+-]{0,60}:)+(?!\\w)',
    ...['\\*', '_', '~'].map(
      (mark) =>
        `(?<![\\p{L}\\p{N}${mark}])${mark}[^\\s${mark}](?:[^${mark}\\n]{0,200}[^\\s${mark}])?${mark}(?![\\p{L}\\p{N}${mark}])`,
    ),
  ].join('|'),
  'gu',
);

const styles: Record<string, Style> = { '*': { bold: true }, _: { italic: true }, '~': { strike: true } };

function styledPart(part: string, style: Style): RichTextElement[] {
  if (part.startsWith('`')) return plainText(part.replace(/^`+\n?|\n?`+$/g, ''), { ...style, code: true });
  if (part.startsWith(':'))
    return part
      .split(':')
      .filter(Boolean)
      .map((name) => ({ type: 'emoji', name }));
  const more = styles[part.charAt(0)];
  if (more) return styledText(part.slice(1, -1), { ...style, ...more });
  return part.length <= urlMaxChars
    ? [{ type: 'link', url: part, ...styleOf(style) }]
    : plainText(part, style);
}

function plainText(text: string, style: Style): RichTextElement[] {
  return text === '' ? [] : [{ type: 'text', text, ...styleOf(style) }];
}

function styleOf(style: Style): { style?: Style } {
  return Object.keys(style).length > 0 ? { style } : {};
}

import type { Nodes } from '../../src/domain/text/markdown/parse-markdown.js';
import { parseMarkdown } from '../../src/domain/text/markdown/parse-markdown.js';

/** What a reader of Markdown reads, with the addresses of links. */
export function markdownText(bytes: Uint8Array): string {
  return textOf(parseMarkdown(new TextDecoder().decode(bytes)));
}

function textOf(node: Nodes): string {
  if (node.type === 'yaml') return `${node.value}\n`;
  if ('value' in node) return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  const inner = node.children.map(textOf).join('');
  if (node.type === 'link') return `${inner} ${node.url} `;
  return ['text', 'emphasis', 'strong', 'delete'].includes(node.type) ? inner : `${inner}\n`;
}

/** Every text in JSON, in order. */
export function jsonText(bytes: Uint8Array): string {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return textsIn(value);
}

function textsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(textsIn).join('\n');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a reader of a page reads, with the addresses of links. */
export function htmlText(bytes: Uint8Array): string {
  const html = new TextDecoder().decode(bytes).replace(/^.*?<body>/s, '');
  return html
    .replace(/<a\b[^>]*href="([^"#][^"]*)"[^>]*>(.*?)<\/a>/gs, (_whole, url, words) => `${words} ${url} `)
    .replace(/<\/?(?:a|b|code|del|em|i|q|span|strong|time|bdi|sup|s)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name) => named[name] ?? '');
}

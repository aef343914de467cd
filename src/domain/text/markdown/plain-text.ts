import type { Nodes } from './parse-markdown.js';

/** The text of a node on one line. `code` says how code looks in it; by default as it is. */
export function plainText(node: Nodes, code: (value: string) => string = (value) => value): string {
  return textOf(node, code).replace(/\s+/g, ' ').trim();
}

/** The same with code in backticks, so that a command isn't mistaken for a word. */
export function textWithCode(node: Nodes): string {
  return plainText(node, (value) => `\`${value}\``);
}

function textOf(node: Nodes, code: (value: string) => string): string {
  if (node.type === 'inlineCode') return code(node.value);
  if (node.type === 'html') return isTag(node.value) ? '' : node.value;
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child, code)).join('') : '';
}

/** Unlike a placeholder such as `<pod-name>`, a tag isn't text. */
function isTag(html: string): boolean {
  return /^<(?:!--|\/?(?:a|b|br|code|details|div|em|i|img|kbd|p|pre|span|strong|sub|summary|sup|u)\b)/i.test(
    html,
  );
}

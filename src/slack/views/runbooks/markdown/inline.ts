import type { RichTextElement, RichTextStyleable } from '@slack/types';
import { fillVariables } from '../../../../domain/runbooks/variables.js';
import type { Nodes } from '../../../../domain/text/markdown/parse-markdown.js';
import { plainText } from '../../../../domain/text/markdown/plain-text.js';
import { sanitized } from '../../text/text.js';

type Style = NonNullable<RichTextStyleable['style']>;

/** What a runbook's text is shown with. */
export interface Shown {
  /** What its variables stand for. */
  values: Readonly<Record<string, string>>;
  /** Where links by reference lead, by their identifier. */
  definitions: ReadonlyMap<string, string>;
}

/**
 * The text of a paragraph or heading. What looks like a mention stays text, so nobody is notified; only web addresses
 * become links. Never an empty element, which Slack rejects.
 */
export function inline(node: Nodes, shown: Shown, style: Style = {}): RichTextElement[] {
  switch (node.type) {
    case 'text':
      return text(fillVariables(node.value, 'prose', shown.values), style);
    case 'inlineCode':
      return text(fillVariables(node.value, 'code', shown.values), { ...style, code: true });
    case 'strong':
      return childrenOf(node, shown, { ...style, bold: true });
    case 'emphasis':
      return childrenOf(node, shown, { ...style, italic: true });
    case 'delete':
      return childrenOf(node, shown, { ...style, strike: true });
    case 'break':
      return text('\n', style);
    case 'link':
      return link(node.url, plainText(node) || node.url, style) ?? childrenOf(node, shown, style);
    case 'image':
      return (
        link(node.url, node.alt || 'image', style) ?? text(`${node.alt ?? ''} (${node.url})`.trim(), style)
      );
    case 'linkReference': {
      const url = shown.definitions.get(node.identifier) ?? '';
      return link(url, plainText(node), style) ?? childrenOf(node, shown, style);
    }
    case 'imageReference':
      return (
        link(shown.definitions.get(node.identifier) ?? '', node.alt || 'image', style) ??
        text(node.alt ?? '', style)
      );
    case 'html':
      return text(node.value, style);
    default:
      return childrenOf(node, shown, style);
  }
}

function childrenOf(node: Nodes, shown: Shown, style: Style): RichTextElement[] {
  return 'children' in node ? node.children.flatMap((child) => inline(child, shown, style)) : [];
}

function text(words: string, style: Style): RichTextElement[] {
  const shown = sanitized(words);
  if (shown === '') return [];
  return [{ type: 'text', text: shown, ...(Object.keys(style).length > 0 && { style }) }];
}

/** Slack's limit on the address of a link. Source: rich text reference. */
const urlMaxChars = 3_000;

/** Null for what is no web address, such as a path in the runbook's repository. */
function link(url: string, words: string, style: Style): RichTextElement[] | null {
  if (!/^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(url) || url.length > urlMaxChars || !URL.canParse(url))
    return null;
  const shown = sanitized(words);
  return [
    { type: 'link', url, ...(shown && { text: shown }), ...(Object.keys(style).length > 0 && { style }) },
  ];
}

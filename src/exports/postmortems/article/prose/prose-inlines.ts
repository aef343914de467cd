import type { Nodes } from '../../../../domain/text/markdown/parse-markdown.js';
import { inertText } from '../../inert-text.js';
import type { Inline } from '../article.js';
import { lines, linkTo, text } from '../inline.js';
import type { Reading } from './reading.js';

export function proseInlines(nodes: readonly Nodes[], reading: Reading): Inline[] {
  return nodes.flatMap((node) => inlinesOf(node, reading));
}

function inlinesOf(node: Nodes, reading: Reading): Inline[] {
  const inside = () => ('children' in node ? proseInlines(node.children, reading) : []);
  switch (node.type) {
    case 'text':
      return [text(reading.writer.words(node.value).replaceAll('\n', ' '))];
    case 'html':
      return lines(reading.writer.words(node.value));
    case 'inlineCode':
      return [{ kind: 'code', text: inertText(node.value) }];
    case 'emphasis':
      return [{ kind: 'emphasis', children: inside() }];
    case 'strong':
      return [{ kind: 'strong', children: inside() }];
    case 'delete':
      return [{ kind: 'deleted', children: inside() }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link':
      return [...linkTo(node.url, inside()), ...titled(node.title)];
    case 'linkReference':
      return linkTo(reading.definitions.get(node.identifier) ?? '', inside());
    case 'image':
      return [...pictureLink(node.url, node.alt), ...titled(node.title)];
    case 'imageReference':
      return pictureLink(reading.definitions.get(node.identifier) ?? '', node.alt);
    default:
      return 'value' in node ? lines(reading.writer.words(node.value)) : inside();
  }
}

/** Pictures from elsewhere aren't loaded: who reads the file would be seen by their host. */
function pictureLink(url: string, alt: string | null | undefined): Inline[] {
  return linkTo(url, [text(alt ? `[Picture: ${inertText(alt)}]` : '[Picture]')]);
}

/** A link's title, which browsers show only to a mouse. */
export function titled(title: string | null | undefined): Inline[] {
  return title ? [text(` (${inertText(title)})`)] : [];
}

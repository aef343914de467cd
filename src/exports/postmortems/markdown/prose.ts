import { parseMarkdown, type RootContent } from '../../../domain/text/markdown/parse-markdown.js';
import { tooComplex } from '../../../domain/text/markdown/too-complex.js';
import { type NameOf, readable } from '../../../domain/timeline/messages/readable.js';
import { inertText } from '../inert-text.js';
import { type Flow, line, link, type Phrasing, paragraph, words } from './nodes.js';

/** How prose is fitted into a document. */
export interface Place {
  /** The level of the section's heading: headings in the prose are below it. */
  depth: number;
  nameOf: NameOf;
}

/** `urls`: of the definitions in the prose, by identifier. */
type Context = Place & { urls: ReadonlyMap<string, string> };

/**
 * What people wrote in Markdown, as blocks that do nothing but show it: HTML is text, links lead to web addresses or
 * nowhere, images are links, people have their names. No word is lost.
 */
export function prose(markdown: string, place: Place): Flow[] {
  const text = inertText(markdown);
  if (tooComplex(text.split('\n'))) return [{ type: 'code', value: text }];
  const { children } = parseMarkdown(text);
  const urls = new Map(
    children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])),
  );
  return children.flatMap((node) => blocksOf(node, { ...place, urls }));
}

function blocksOf(node: RootContent, context: Context): Flow[] {
  const inner = <Node extends { children: RootContent[] }>({ children }: Node) =>
    children.flatMap((child) => blocksOf(child, context));
  switch (node.type) {
    case 'html':
      return [paragraph(...words(readable(node.value, context.nameOf)))];
    case 'yaml':
      return [{ type: 'code', lang: 'yaml', value: node.value }];
    case 'definition':
      return [paragraph(line(`${node.label ?? node.identifier}: `), ...link(node.url, line(node.url)))];
    case 'heading':
      return [
        { ...node, depth: below(node.depth, context.depth), children: phrasing(node.children, context) },
      ];
    case 'paragraph':
      return [{ ...node, children: phrasing(node.children, context) }];
    case 'blockquote':
      return [{ ...node, children: inner(node) }];
    case 'list':
      return [{ ...node, children: node.children.map((one) => ({ ...one, children: inner(one) })) }];
    case 'table':
      return [{ ...node, children: node.children.map((row) => tableRow(row, context)) }];
    case 'code':
    case 'thematicBreak':
      return [node];
    default:
      throw new Error(`Markdown with a ${node.type} where a block belongs`);
  }
}

type TableRow = Extract<RootContent, { type: 'tableRow' }>;

function tableRow(row: TableRow, context: Context): TableRow {
  return {
    ...row,
    children: row.children.map((cell) => ({ ...cell, children: phrasing(cell.children, context) })),
  };
}

/** `#` in a section of level 2 becomes `###`. */
function below(depth: number, section: number): 1 | 2 | 3 | 4 | 5 | 6 {
  const deepest = [1, 2, 3, 4, 5, 6] as const;
  return deepest[depth + section - 1] ?? 6;
}

function phrasing(nodes: readonly Phrasing[], context: Context): Phrasing[] {
  return nodes.flatMap((node) => inline(node, context));
}

function inline(node: Phrasing, context: Context): Phrasing[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [{ type: 'text', value: readable(node.value, context.nameOf, (sign, id) => sign + id) }];
    case 'link':
      return link(node.url, ...phrasing(node.children, context));
    case 'linkReference':
      return link(context.urls.get(node.identifier) ?? '', ...phrasing(node.children, context));
    case 'image':
      return link(node.url, line(imageText(node.alt)));
    case 'imageReference':
      return link(context.urls.get(node.identifier) ?? '', line(imageText(node.alt)));
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ ...node, children: phrasing(node.children, context) }];
    default:
      return [node];
  }
}

function imageText(alt: string | null | undefined): string {
  return alt ? `Image: ${alt}` : 'Image';
}

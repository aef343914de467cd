import type { List, ListItem, RootContent } from '../../src/domain/text/markdown/parse-markdown.js';
import { plainText } from '../../src/domain/text/markdown/plain-text.js';
import { escapedMarkup } from '../../src/exports/postmortems/markup.js';
import { type Inside, inlinesHtml, picturesIn } from './inlines-html.js';

export interface Around extends Inside {
  /** The anchor of each heading, in order. */
  anchors: (heading: string) => string;
}

type Table = Extract<RootContent, { type: 'table' }>;

/** Markdown of our own documents as HTML. What HTML they have is left out, but for pictures. */
export function blocksHtml(nodes: readonly RootContent[], around: Around): string {
  return nodes.map((node) => blockHtml(node, around)).join('\n');
}

function blockHtml(node: RootContent, around: Around): string {
  switch (node.type) {
    case 'heading':
      return `<h${node.depth} id="${around.anchors(plainText(node))}">${inlinesHtml(node.children, around)}</h${node.depth}>`;
    case 'paragraph':
      return filled('p', inlinesHtml(node.children, around));
    case 'list':
      return listHtml(node, around);
    case 'blockquote':
      return `<blockquote>${blocksHtml(node.children, around)}</blockquote>`;
    case 'code':
      // Nothing here draws diagrams; the text beside them says the same.
      return node.lang === 'mermaid'
        ? ''
        : `<pre tabindex="0"><code>${escapedMarkup(node.value)}</code></pre>`;
    case 'table':
      return tableHtml(node, around);
    case 'thematicBreak':
      return '<hr>';
    case 'html':
      return filled('p', picturesIn(node.value, around));
    case 'yaml':
      return '';
    default:
      throw new Error(`The guide can't show ${node.type} (line ${node.position?.start.line}).`);
  }
}

function filled(tag: string, content: string): string {
  return content.trim() === '' ? '' : `<${tag}>${content}</${tag}>`;
}

function listHtml({ ordered, start, children }: List, around: Around): string {
  const items = children.map((item) => `<li>${itemHtml(item, around)}</li>`).join('\n');
  return ordered ? `<ol start="${start ?? 1}">${items}</ol>` : `<ul>${items}</ul>`;
}

/** A short item needs no paragraph. */
function itemHtml({ children, spread }: ListItem, around: Around): string {
  const [first, ...more] = children;
  if (first?.type !== 'paragraph' || spread) return blocksHtml(children, around);
  return `${inlinesHtml(first.children, around)}${blocksHtml(more, around)}`;
}

/** In a box that scrolls where the screen is too narrow. A row of empty headings is left out. */
function tableHtml({ children: [head, ...rows] }: Table, around: Around): string {
  const titles = head?.children.map((cell) => plainText(cell)) ?? [];
  const cells = titles.map((title) => (title ? `<th>${escapedMarkup(title)}</th>` : '<td></td>')).join('');
  const top = titles.some(Boolean) ? `<thead><tr>${cells}</tr></thead>` : '';
  const body = rows.map((row) => rowHtml(row, titles, around)).join('\n');
  return `<div class="table" tabindex="0"><table>${top}<tbody>\n${body}\n</tbody></table></div>`;
}

/** On phones, cells stand below each other: where there are more than two, each says what it is. */
function rowHtml(row: Table['children'][number], titles: readonly string[], around: Around): string {
  const cells = row.children.map((cell, column) => {
    const title = titles.length > 2 && column > 0 ? (titles[column] ?? '') : '';
    const label = title ? ` data-label="${escapedMarkup(title)}"` : '';
    return `<td${label}>${inlinesHtml(cell.children, around)}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

import type { Nodes, Root } from '../../src/domain/text/markdown/parse-markdown.js';
import { plainText } from '../../src/domain/text/markdown/plain-text.js';

/** A group of pages in the list beside them. */
export interface ContentsSection {
  title: string;
  /** `link`: as the list of documents has it. */
  pages: { title: string; link: string }[];
}

/** Sections and pages in the order of the tables in the list of documents; the tables' first cells have the names. */
export function contentsIn(markdown: Root): ContentsSection[] {
  return markdown.children.flatMap((node) => {
    if (node.type !== 'table') return [];
    const [head, ...rows] = node.children;
    const title = head?.children[0] ? plainText(head.children[0] as Nodes) : '';
    const pages = rows.flatMap((row) =>
      (row.children[0]?.children ?? []).flatMap((inline) =>
        inline.type === 'link' ? [{ title: plainText(inline), link: inline.url }] : [],
      ),
    );
    return [{ title, pages }];
  });
}

import type { ListItem, Root, RootContent } from '../../../domain/text/markdown/parse-markdown.js';
import { inertLine, inertText, isSafeUrl } from '../inert-text.js';

type Paragraph = Extract<RootContent, { type: 'paragraph' }>;
/** What stands within a line. */
export type Phrasing = Paragraph['children'][number];
/** What may stand in a list item or a quotation. */
export type Flow = ListItem['children'][number];

/** Any text as it is, its lines broken where they were; blank lines are dropped. */
export function words(text: string): Phrasing[] {
  const lines = inertText(text)
    .split('\n')
    .filter((one, index) => index === 0 || one.trim() !== '');
  return lines.flatMap((value, index): Phrasing[] => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    { type: 'text', value },
  ]);
}

/** Any text on one line. */
export function line(text: string): Phrasing {
  return { type: 'text', value: inertLine(text) };
}

export function strong(text: string): Phrasing {
  return { type: 'strong', children: [line(text)] };
}

export function emphasis(...children: Phrasing[]): Phrasing {
  return { type: 'emphasis', children };
}

/** A link; an address that must not be followed stands beside its label as code. */
export function link(url: string, ...children: Phrasing[]): Phrasing[] {
  return isSafeUrl(url)
    ? [{ type: 'link', url, children }]
    : [...children, line(' ('), { type: 'inlineCode', value: inertLine(url) }, line(')')];
}

/** A link to a heading of the same file. */
export function anchor(slug: string, text: string): Phrasing {
  return { type: 'link', url: `#${slug}`, children: [line(text)] };
}

/** Neighboring texts become one, which halves the time that writing them takes. */
export function paragraph(...children: Phrasing[]): Paragraph {
  const joined: Phrasing[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text')
      joined.splice(-1, 1, { type: 'text', value: last.value + child.value });
    else joined.push(child);
  }
  return { type: 'paragraph', children: joined };
}

export function heading(depth: 1 | 2, text: string): Flow {
  return { type: 'heading', depth, children: [line(text)] };
}

export function item(...children: Flow[]): ListItem {
  return { type: 'listItem', spread: false, children };
}

/** Nothing if it has no items. */
export function list(items: ListItem[], isOrdered = false): Flow[] {
  const start = isOrdered ? { start: 1 } : {};
  return items.length > 0
    ? [{ type: 'list', ordered: isOrdered, ...start, spread: false, children: items }]
    : [];
}

export function root(children: RootContent[]): Root {
  return { type: 'root', children };
}

import type { Root } from '../../src/domain/text/markdown/parse-markdown.js';
import { plainText } from '../../src/domain/text/markdown/plain-text.js';
import { escapedMarkup } from '../../src/exports/postmortems/markup.js';
import { guideAddress, linked, startPage } from './addresses.js';
import { blocksHtml } from './blocks-html.js';
import type { ContentsSection } from './contents.js';
import { newAnchors } from './new-anchors.js';

export interface Page {
  /** In the repository. */
  path: string;
  markdown: Root;
  contents: readonly ContentsSection[];
  /** Every file that the guide has. */
  known: ReadonlySet<string>;
}

/** A whole page of the guide: the text, what comes after it, and the list of pages. */
export function pageHtml({ path, markdown, contents, known }: Page): string {
  const heading = markdown.children.find((node) => node.type === 'heading');
  const title = heading ? plainText(heading) : path;
  const link = (url: string) => linked(path, url, known);
  const entries = contents.map(({ title: name, pages }) => ({
    name,
    pages: pages.flatMap((page) => {
      const address = linked(startPage, page.link, known);
      return address === null ? [] : [{ title: page.title, address }];
    }),
  }));
  const own = linked(startPage, `../${path}`, known) ?? guideAddress;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapedMarkup(title)} · Firebreak</title>
<link rel="stylesheet" href="${guideAddress}style.css">
</head>
<body>
<header class="bar"><a href="${guideAddress}">Firebreak guide</a><a class="to-pages" href="#pages">All pages</a></header>
<main>
${blocksHtml(markdown.children, { link, anchors: newAnchors() })}
${nextHtml(
  entries.flatMap(({ pages }) => pages),
  own,
)}
</main>
<nav id="pages" aria-label="Pages">
${entries.map((section) => sectionHtml(section, own)).join('\n')}
</nav>
</body>
</html>
`;
}

interface Entry {
  title: string;
  address: string;
}

function sectionHtml({ name, pages }: { name: string; pages: Entry[] }, own: string): string {
  const items = pages.map(({ title, address }) => {
    const here = address === own ? ' aria-current="page"' : '';
    return `<li><a href="${escapedMarkup(address)}"${here}>${escapedMarkup(title)}</a></li>`;
  });
  return `<p>${escapedMarkup(name)}</p><ul>${items.join('')}</ul>`;
}

/** For those who read from the first page to the last. */
function nextHtml(pages: Entry[], own: string): string {
  const at = pages.findIndex(({ address }) => address === own);
  const next = own === guideAddress ? pages[0] : at < 0 ? undefined : pages[at + 1];
  return next
    ? `<p class="next">Next: <a href="${escapedMarkup(next.address)}">${escapedMarkup(next.title)}</a></p>`
    : '';
}

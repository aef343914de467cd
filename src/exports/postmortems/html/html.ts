import type { PostmortemDocument } from '../../../domain/postmortems/document.js';
import { baseName } from '../../base-name.js';
import type { ExportedFile } from '../../exported-file.js';
import type { Article, ArticleSection } from '../article/article.js';
import { articleOf } from '../article/article-of.js';
import type { ImageOf } from '../image-of.js';
import { escapedMarkup } from '../markup.js';
import { timeText } from '../words.js';
import { blocksHtml } from './blocks-html.js';
import { inlinesHtml } from './inlines-html.js';
import { style } from './style.js';
import { pictureHtml } from './svg.js';

/** A post-mortem as one page that needs nothing else: no script, no request, images included. */
export function htmlExport(document: PostmortemDocument, imageOf: ImageOf): ExportedFile {
  return {
    fileName: `${baseName(document)}.html`,
    mediaType: 'text/html',
    bytes: new TextEncoder().encode(articleHtml(articleOf(document), imageOf)),
  };
}

/** Even if something in the page asked for it, the browser would load and run nothing. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function articleHtml(article: Article, imageOf: ImageOf): string {
  const { name, title, sections, record, picture, asOf } = article;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Firebreak">
<title>${escapedMarkup(`${name} · ${title}`)}</title>
<style>${style}</style>
</head>
<body>
${headHtml(article)}
${contentsHtml([...sections, record])}
<main>
${picture ? pictureHtml(picture) : ''}
${sections.map((section) => sectionHtml(section, imageOf)).join('\n')}
${recordHtml(record, imageOf)}
</main>
<footer><p>${escapedMarkup(name)} as of <time datetime="${asOf.toISOString()}">${timeText(asOf)}</time>. Every number in brackets leads to its source.</p></footer>
</body>
</html>
`;
}

function headHtml({ name, title, severity, labels, facts }: Article): string {
  const tags = labels.map((label) => `<li>${escapedMarkup(label)}</li>`).join('');
  const rows = facts.map(
    ({ label, value }) =>
      `<div><dt>${escapedMarkup(label)}</dt><dd dir="auto">${inlinesHtml(value)}</dd></div>`,
  );
  return `<header>
<ul class="labels"><li class="severity ${severity}">${severity.toUpperCase()}</li><li>${escapedMarkup(name)} post-mortem</li>${tags}</ul>
<h1 dir="auto">${escapedMarkup(title)}</h1>
<dl>${rows.join('\n')}</dl>
</header>`;
}

function contentsHtml(sections: readonly ArticleSection[]): string {
  const items = sections.map(
    ({ anchor, title }) => `<li><a href="#${anchor}" dir="auto">${escapedMarkup(title)}</a></li>`,
  );
  return `<nav aria-label="Contents"><p>Contents</p><ol>${items.join('')}</ol></nav>`;
}

function sectionHtml({ anchor, title, blocks }: ArticleSection, imageOf: ImageOf): string {
  return `<section id="${anchor}">
<h2 dir="auto">${escapedMarkup(title)}</h2>
${blocksHtml(blocks, imageOf)}
</section>`;
}

/** Folded; a browser opens it for a link to one of its rows. */
function recordHtml({ anchor, title, blocks }: ArticleSection, imageOf: ImageOf): string {
  return `<section id="${anchor}">
<details><summary><h2>${escapedMarkup(title)}</h2></summary>
${blocksHtml(blocks, imageOf)}
</details>
</section>`;
}

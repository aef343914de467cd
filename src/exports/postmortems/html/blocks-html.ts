import { unreachable } from '../../../domain/unreachable.js';
import type { ArticleBlock, ListItem } from '../article/article.js';
import { type ImageOf, imageIn } from '../image-of.js';
import { escapedMarkup } from '../markup.js';
import { dataUrl } from './data-url.js';
import { inlinesHtml } from './inlines-html.js';
import { tableHtml } from './table-html.js';

export function blocksHtml(blocks: readonly ArticleBlock[], imageOf: ImageOf): string {
  return blocks.map((block) => blockHtml(block, imageOf)).join('\n');
}

function blockHtml(block: ArticleBlock, imageOf: ImageOf): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p dir="auto">${inlinesHtml(block.children)}</p>`;
    case 'heading':
      return `<h${block.level + 2} dir="auto">${inlinesHtml(block.children)}</h${block.level + 2}>`;
    case 'list':
      return listHtml(block, imageOf);
    case 'quotation':
      return `<blockquote dir="auto">${blocksHtml(block.blocks, imageOf)}</blockquote>`;
    case 'code':
      return `<pre dir="ltr" tabindex="0"><code>${escapedMarkup(block.text)}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'table':
      return tableHtml(block, (more) => blocksHtml(more, imageOf));
    case 'note':
      return noteHtml(block);
    case 'image':
      return imageHtml(block, imageOf);
    default:
      return unreachable(block);
  }
}

type Kind<K extends ArticleBlock['kind']> = Extract<ArticleBlock, { kind: K }>;

function listHtml({ start, items }: Kind<'list'>, imageOf: ImageOf): string {
  const inside = items.map((item) => itemHtml(item, imageOf)).join('\n');
  return start === null ? `<ul dir="auto">${inside}</ul>` : `<ol dir="auto" start="${start}">${inside}</ol>`;
}

/** A short item needs no paragraph. */
function itemHtml({ blocks, isChecked }: ListItem, imageOf: ImageOf): string {
  const box = isChecked === null ? '' : `<span class="box">${isChecked ? '☑ ' : '☐ '}</span>`;
  const [first, ...more] = blocks;
  const lead = first?.kind === 'paragraph' ? inlinesHtml(first.children) : '';
  const rest = first?.kind === 'paragraph' ? more : blocks;
  return `<li dir="auto"${isChecked === null ? '' : ' class="task"'}>${box}${lead}${blocksHtml(rest, imageOf)}</li>`;
}

function noteHtml({ tone, title, items }: Kind<'note'>): string {
  const inside = items.map((item) => `<li dir="auto">${inlinesHtml(item)}</li>`).join('\n');
  return `<div class="note ${tone}"><p>${escapedMarkup(title)}</p><ul>${inside}</ul></div>`;
}

function imageHtml({ fileId, name }: Kind<'image'>, imageOf: ImageOf): string {
  const image = imageIn(imageOf, fileId);
  if (!image) return `<p class="muted">Image: ${escapedMarkup(name)} (not included)</p>`;
  const source = dataUrl(image.mediaType, image.bytes);
  return `<figure><img src="${source}" alt="${escapedMarkup(name)}"><figcaption>${escapedMarkup(name)}</figcaption></figure>`;
}

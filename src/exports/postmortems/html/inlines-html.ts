import { unreachable } from '../../../domain/unreachable.js';
import type { Inline } from '../article/article.js';
import { escapedMarkup } from '../markup.js';

export function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapedMarkup(inline.text);
    case 'code':
      return `<code>${escapedMarkup(inline.text)}</code>`;
    case 'strong':
      return `<strong>${inlinesHtml(inline.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlinesHtml(inline.children)}</em>`;
    case 'deleted':
      return `<del>${inlinesHtml(inline.children)}</del>`;
    case 'muted':
      return `<span class="muted">${inlinesHtml(inline.children)}</span>`;
    case 'quote':
      return `<q>${escapedMarkup(inline.text).replaceAll('\n', '<br>')}</q>`;
    case 'time':
      return `<time datetime="${inline.at.toISOString()}">${escapedMarkup(inline.text)}</time>`;
    case 'link':
      return `<a href="${escapedMarkup(inline.url)}" rel="noopener noreferrer">${inlinesHtml(inline.children)}</a>`;
    case 'jump':
      return `<a href="#${inline.to}">${inlinesHtml(inline.children)}</a>`;
    case 'cite':
      return `<sup><a href="#${inline.to}"${inline.anchor ? ` id="${inline.anchor}"` : ''} aria-label="Source ${inline.number}">[${inline.number}]</a></sup>`;
    case 'break':
      return '<br>';
    default:
      return unreachable(inline);
  }
}

import type { Paragraph } from '../../src/domain/text/markdown/parse-markdown.js';
import { escapedMarkup } from '../../src/exports/postmortems/markup.js';

/** What a page knows of the others. */
export interface Inside {
  /** The address that a link leads to; null if it is not in this guide. */
  link: (url: string) => string | null;
}

type Inline = Paragraph['children'][number];

export function inlinesHtml(inlines: readonly Inline[], inside: Inside): string {
  return inlines.map((inline) => inlineHtml(inline, inside)).join('');
}

function inlineHtml(inline: Inline, inside: Inside): string {
  switch (inline.type) {
    case 'text':
      return escapedMarkup(inline.value);
    case 'inlineCode':
      return `<code>${escapedMarkup(inline.value)}</code>`;
    case 'strong':
      return `<strong>${inlinesHtml(inline.children, inside)}</strong>`;
    case 'emphasis':
      return `<em>${inlinesHtml(inline.children, inside)}</em>`;
    case 'delete':
      return `<del>${inlinesHtml(inline.children, inside)}</del>`;
    case 'break':
      return '<br>';
    case 'link':
      return linkHtml(inline.url, inlinesHtml(inline.children, inside), inside);
    case 'image':
      return pictureHtml(inline.url, inline.alt ?? '', inside);
    case 'html':
      return picturesIn(inline.value, inside);
    default:
      throw new Error(`The guide can't show ${inline.type} (line ${inline.position?.start.line}).`);
  }
}

/** A link to what isn't installed, such as the source, stays text. */
function linkHtml(url: string, text: string, inside: Inside): string {
  const address = inside.link(url);
  if (address === null) return text;
  const elsewhere = /^https?:/.test(address) ? ' rel="noopener noreferrer"' : '';
  return `<a href="${escapedMarkup(address)}"${elsewhere}>${text}</a>`;
}

/** `<img src alt>` within HTML; comments and other elements are left out. */
export function picturesIn(html: string, inside: Inside): string {
  const found = [...html.matchAll(/<img src="([^"]+)"[^>]* alt="([^"]*)">/g)];
  return found.map(([, source = '', alt = '']) => pictureHtml(source, alt, inside)).join('');
}

/** Pictures are our own; one that isn't installed is left out. */
function pictureHtml(source: string, alt: string, inside: Inside): string {
  const address = inside.link(source);
  if (address === null || /^\w+:/.test(address)) return '';
  return `<img src="${escapedMarkup(address)}" alt="${escapedMarkup(alt)}" loading="lazy">`;
}

import type { PostmortemDocument } from '../../../domain/postmortems/document.js';
import type { Span } from '../../../domain/postmortems/span.js';
import { unreachable } from '../../../domain/unreachable.js';
import { durationText, nameOf, timeText } from '../words.js';
import { anchor, line, link, type Phrasing, words } from './nodes.js';

/** A statement's words. */
export function spanNodes(document: PostmortemDocument, spans: readonly Span[]): Phrasing[] {
  return spans.flatMap((span) => nodesOf(document, span));
}

function nodesOf(document: PostmortemDocument, span: Span): Phrasing[] {
  switch (span.kind) {
    case 'text':
      return words(span.text);
    case 'quote':
      return [line('“'), ...words(span.text), line('”')];
    case 'person':
      return [line(nameOf(document, span.id))];
    case 'time':
      return [line(timeText(span.at))];
    case 'duration':
      return [line(durationText(span.ms))];
    case 'link':
      return link(span.url, ...words(span.text));
    default:
      return unreachable(span);
  }
}

/** ` [1] [2]`, each leading to the section of sources if there is one. */
export function sourceLinks(document: PostmortemDocument, sources: readonly number[]): Phrasing[] {
  const section = document.sections.find(({ blocks }) => blocks.some(({ kind }) => kind === 'sources'));
  return sources.flatMap((number) => [
    line(' '),
    section ? anchor(slugOf(section.title), `[${number}]`) : line(`[${number}]`),
  ]);
}

/** The fragment by which readers of Markdown know a heading: `what-went-well`. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

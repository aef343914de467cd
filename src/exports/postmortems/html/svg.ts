import { unreachable } from '../../../domain/unreachable.js';
import { escapedMarkup } from '../markup.js';
import { draw } from '../picture/draw.js';
import type { Picture } from '../picture/picture.js';
import type { Shape } from '../picture/shapes.js';

/** The picture for screens and paper, and another for phones; styles show one of them, and have a color for each ink. */
export function pictureHtml(picture: Picture): string {
  return `<div class="picture wide">${svg(picture, 760, 'picture')}</div>
<div class="picture narrow">${svg(picture, 340, 'picture-narrow')}</div>`;
}

/** `id`: distinguishes the pictures of a page. */
function svg(picture: Picture, wanted: number, id: string): string {
  const { width, height, shapes } = draw(picture, wanted);
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${escapedMarkup(picture.title)}</title>
<desc id="${id}-desc">${escapedMarkup(picture.description)}</desc>
${shapes.map(shapeSvg).join('\n')}
</svg>`;
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'line':
      return `<line x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}" stroke="var(--${shape.ink})"/>`;
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="var(--${shape.ink})"/>`;
    case 'dot':
      return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.radius}" fill="var(--${shape.ink})"/>`;
    case 'text':
      return textSvg(shape);
    default:
      return unreachable(shape);
  }
}

function textSvg({ x, y, size, isCentered, runs }: Extract<Shape, { kind: 'text' }>): string {
  const spans = runs.map(({ text, ink }) => `<tspan fill="var(--${ink})">${escapedMarkup(text)}</tspan>`);
  const anchor = isCentered ? ' text-anchor="middle"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}"${anchor}>${spans.join('')}</text>`;
}

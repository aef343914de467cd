import type { PostmortemDocument } from '../../../domain/postmortems/document.js';
import { imageExtensions } from '../../../domain/timeline/messages/image-type.js';
import { baseName } from '../../base-name.js';
import type { Article } from '../article/article.js';
import { articleOf } from '../article/article-of.js';
import { type ImageOf, imageIn } from '../image-of.js';
import { draw } from '../picture/draw.js';
import { timeText } from '../words.js';

/** What a PDF is made of. Text in it is data: none of it is read as the template's language. */
export interface PdfSource {
  fileName: string;
  data: PdfData;
  images: PdfImage[];
  /** What the PDF has as its date, so that the same document gives the same bytes. */
  asOf: Date;
}

/** What the template shows: see `src/main/pdf/template`. Becomes JSON. */
export interface PdfData {
  article: Omit<Article, 'picture'>;
  picture: PdfPicture | null;
  asOf: string;
  /** The anchors that links lead to; Typst fails where a link leads nowhere, or to two places. */
  places: Record<string, true>;
}

type PdfPicture = ReturnType<typeof draw> & { description: string };

export interface PdfImage {
  fileId: string;
  /** Where the template finds it. */
  path: string;
  bytes: Uint8Array;
}

/** A post-mortem for the template of PDFs. */
export function pdfSource(document: PostmortemDocument, imageOf: ImageOf): PdfSource {
  const { picture, ...article } = articleOf(document);
  return {
    fileName: `${baseName(document)}.pdf`,
    data: {
      article,
      picture: picture && { ...draw(picture, 680), description: `${picture.title}. ${picture.description}` },
      asOf: timeText(document.asOf),
      places: Object.fromEntries(placesIn(article).map((anchor) => [anchor, true])),
    },
    images: imagesIn(document, imageOf),
    asOf: document.asOf,
  };
}

function imagesIn({ record }: PostmortemDocument, imageOf: ImageOf): PdfImage[] {
  const ids = record.flatMap(({ files }) => files).flatMap(({ id, copy }) => (copy ? [id] : []));
  return [...new Set(ids)].flatMap((fileId, index) => {
    const image = imageIn(imageOf, fileId);
    if (!image) return [];
    return [{ fileId, path: `image-${index + 1}.${imageExtensions[image.mediaType]}`, bytes: image.bytes }];
  });
}

/** The anchors that links of the article lead to, if they are in it once. */
function placesIn(article: PdfData['article']): string[] {
  const counts = new Map<string, number>();
  const wanted = new Set<string>();
  JSON.stringify(article, (key, value) => {
    if (key === 'anchor' && typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
    if (key === 'to') wanted.add(value);
    return value;
  });
  return [...wanted].filter((anchor) => counts.get(anchor) === 1);
}

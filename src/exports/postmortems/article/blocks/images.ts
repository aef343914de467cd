import type { ReportItem } from '../../../../domain/timeline/report.js';
import { inertText } from '../../inert-text.js';
import type { ArticleBlock } from '../article.js';

/** The images of an item of which there are copies. */
export function imagesOf(item: ReportItem | undefined): ArticleBlock[] {
  return (item?.files ?? []).flatMap(({ id, name, copy }) =>
    copy ? [{ kind: 'image', fileId: id, name: inertText(name) } as const] : [],
  );
}

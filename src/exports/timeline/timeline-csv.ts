import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import { namesIn, readable } from '../../domain/timeline/messages/readable.js';
import type { ReportItem } from '../../domain/timeline/report.js';
import { baseName } from '../base-name.js';
import { csv } from '../csv.js';
import type { ExportedFile } from '../exported-file.js';
import { inertText } from '../postmortems/inert-text.js';

const columns = [
  ...[
    'occurred_at',
    'captured_at',
    'source',
    'author',
    'author_name',
    'highlight',
    'text',
    'original_text',
    'note',
  ],
  ...['edited', 'files', 'link'],
];

/** The full record as CSV, one line for each item, with people by their names. */
export function timelineCsv(document: PostmortemDocument): ExportedFile {
  const rows = document.record.map((item) => rowOf(document, item));
  return {
    fileName: `${baseName(document)}-timeline.csv`,
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode(csv([columns, ...rows])),
  };
}

/** `original_text` is empty unless somebody edited the text for the timeline. */
function rowOf({ names }: PostmortemDocument, item: ReportItem): string[] {
  const { author, text, shownText, revisions, edits } = item;
  const words = (one: string | null) =>
    inertText(readable(one ?? '', namesIn(names), (sign, id) => sign + id));
  return [
    item.occurredAt.toISOString(),
    item.capturedAt.toISOString(),
    item.source,
    author?.id ?? '',
    author ? inertText(author.name ?? names.get(author.id) ?? '') : 'Firebreak',
    item.isHighlight ? 'yes' : 'no',
    words(shownText ?? text),
    shownText === null ? '' : words(text),
    words(item.note),
    revisions.length > 0 || edits.length > 0 ? 'yes' : 'no',
    item.files.map(({ name }) => inertText(name)).join(', '),
    item.permalink ?? '',
  ];
}

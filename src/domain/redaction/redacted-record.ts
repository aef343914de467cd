import type { PostmortemDocument, TimelineRow } from '../postmortems/document.js';
import type { Span } from '../postmortems/span.js';
import { itemKey } from '../timeline/item-key.js';
import type { ReportAuthor, ReportItem } from '../timeline/report.js';
import type { Profile } from './profile.js';
import type { Redaction } from './redaction.js';

/** What is left of the record. */
interface RedactedRecord {
  /** The highlights that stay, as the timeline shows them. */
  record: ReportItem[];
  rowsOf(rows: readonly TimelineRow[]): TimelineRow[];
  /** Where an item of the full record is in `record`; null if it isn't. */
  indexOf(recordIndex: number): number | null;
}

/**
 * The timeline's highlights in place of the full record. For customers, messages that only a rule marked are left out:
 * nobody decided that they are for others to read.
 */
export function redactedRecord(
  { record, sections }: PostmortemDocument,
  profile: Profile,
  redaction: Redaction,
): RedactedRecord {
  const all = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'timeline' ? block.rows : [])),
  );
  const isKept = ({ recordIndex }: TimelineRow) =>
    profile === 'regulator' || !record[recordIndex]?.reason?.startsWith('rule:');
  const kept = new Map(all.filter(isKept).map((row) => [row.recordIndex, row]));
  const indexes = new Map([...kept.keys()].map((recordIndex, index) => [recordIndex, index]));
  const rows = new Map([...kept].map(([recordIndex, row]) => [recordIndex, rowOf(row, redaction)]));
  for (const [index, { files }] of record.entries()) {
    if (!kept.has(index)) redaction.leftOut('entry of the record', index);
    for (const { copy } of files) redaction.leftOut('copied file', copy);
  }
  return {
    record: [...rows].map(([recordIndex, row], index) => itemOf(row, { index, full: record[recordIndex] })),
    rowsOf: (wanted) =>
      wanted.flatMap(({ recordIndex }) => {
        const row = rows.get(recordIndex);
        return row ? [{ ...row, recordIndex: indexes.get(recordIndex) ?? 0 }] : [];
      }),
    indexOf: (recordIndex) => indexes.get(recordIndex) ?? null,
  };
}

function rowOf(row: TimelineRow, redaction: Redaction): TimelineRow {
  return {
    ...row,
    author: row.author && authorOf(row.author, redaction),
    spans: redaction.spans(row.spans),
    permalink: redaction.leftOut('Slack link', row.permalink),
  };
}

function authorOf({ id, name, isBot }: ReportAuthor, { person, text }: Redaction): ReportAuthor {
  return isBot
    ? { id: 'bot', name: name === null ? 'bot' : text(name), isBot }
    : { id: person(id), name: null, isBot };
}

function itemOf(
  { at, author, spans }: TimelineRow,
  of: { index: number; full: ReportItem | undefined },
): ReportItem {
  return {
    key: itemKey({ kind: 'entry', id: of.index + 1 }),
    ...{
      occurredAt: at,
      capturedAt: at,
      source: of.full?.source ?? 'message',
      text: spans.map(textOf).join(''),
    },
    ...{ shownText: null, author, capturedBy: null, reason: null, note: null, permalink: null, ts: null },
    ...{
      threadTs: null,
      isHighlight: true,
      revisions: [],
      edits: [],
      files: [],
      deletedAt: null,
      purgedAt: null,
    },
  };
}

function textOf(span: Span): string {
  switch (span.kind) {
    case 'person':
      return span.id.replaceAll('-', ' ');
    case 'time':
      return span.at.toISOString();
    case 'duration':
      return `${Math.round(span.ms / 60_000)} min`;
    default:
      return span.text;
  }
}

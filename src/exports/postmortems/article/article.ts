import type { Severity } from '../../../domain/incident/severity.js';
import type { Picture } from '../picture/picture.js';

/** A post-mortem as headings, paragraphs, lists and tables: what HTML and PDF render. All text is safe to show. */
export interface Article {
  /** `INC-42`. */
  name: string;
  title: string;
  severity: Severity;
  /** Such as `Draft`, `Drill`, `Private`. */
  labels: string[];
  facts: Fact[];
  /** Null if the times of the incident are too few to draw. */
  picture: Picture | null;
  sections: ArticleSection[];
  /** The full record; its rows are what sources link to. */
  record: ArticleSection;
  asOf: Date;
}

export interface Fact {
  label: string;
  value: Inline[];
}

export interface ArticleSection {
  /** Only `a-z`, digits and `-`; unique in the article, like those of rows and sources. */
  anchor: string;
  title: string;
  blocks: ArticleBlock[];
}

export type ArticleBlock =
  | { kind: 'paragraph'; children: Inline[] }
  /** `level`: 1 is below the section's title. */
  | { kind: 'heading'; level: number; children: Inline[] }
  /** `start`: the first number; null: not numbered. */
  | { kind: 'list'; start: number | null; items: ListItem[] }
  | { kind: 'quotation'; blocks: ArticleBlock[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'table'; columns: Column[]; rows: Row[] }
  /** What readers should notice: open questions, or times that can't be right. */
  | { kind: 'note'; tone: NoteTone; title: string; items: Inline[][] }
  /** `fileId`: of the file in Slack; its bytes are handed in. */
  | { kind: 'image'; fileId: string; name: string };

export type NoteTone = 'question' | 'warning';

export interface ListItem {
  blocks: ArticleBlock[];
  /** Of a task; null: it isn't one. */
  isChecked: boolean | null;
}

export interface Column {
  title: string;
  /** A share of the width; 0: as wide as its words. */
  share: number;
}

export interface Row {
  anchor: string | null;
  /** Starts a group with this title, such as a day. */
  group: string | null;
  /** One for each column. */
  cells: Inline[][];
  /** Below the text of the widest cell. */
  more: ArticleBlock[];
}

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis' | 'deleted' | 'muted'; children: Inline[] }
  /** Words that somebody wrote. */
  | { kind: 'quote'; text: string }
  | { kind: 'time'; text: string; at: Date }
  /** `url`: http, https or mailto. */
  | { kind: 'link'; url: string; children: Inline[] }
  /** `to`: the anchor of a section, row or citation. */
  | { kind: 'jump'; to: string; children: Inline[] }
  /** The number of a source, and its anchor. `anchor`: what the source links back to; null if it was cited before. */
  | { kind: 'cite'; number: number; to: string; anchor: string | null }
  | { kind: 'break' };

/** The index of the column with the largest share: where a row's further blocks stand. */
export function widestColumn(columns: readonly Column[]): number {
  const shares = columns.map(({ share }) => share);
  return shares.indexOf(Math.max(...shares));
}

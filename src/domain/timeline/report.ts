import type { ActionItemReport } from '../action-items/report.js';
import type { Incident } from '../incident/incident.js';
import type { ItemChange } from './events.js';
import type { Verdict } from './hash-chain/verdict.js';
import type { ItemKey } from './item-key.js';
import type { ImageType } from './messages/image-type.js';
import type { ObservedFile } from './messages/observed-message.js';

/** Everything known about an incident, for exports. Times in UTC, people by their Slack ids. */
export interface Report {
  incident: Incident;
  /** In the order in which things happened. */
  timeline: ReportItem[];
  /** By number. */
  actionItems: ActionItemReport[];
  /** The known names of the ids in this report. */
  names: ReadonlyMap<string, string>;
  /** Whether the record is unaltered since it was sealed. */
  record: Verdict;
}

/** One timeline item, from any source. */
export interface ReportItem {
  /** Identifies it in the incident. */
  key: ItemKey;
  occurredAt: Date;
  capturedAt: Date;
  /** `message`: written in Slack; else how it was done in Firebreak. */
  source: string;
  /** The message or note; empty if the message was deleted or its text was erased. */
  text: string;
  /** The text as edited for the timeline; null if it wasn't edited. */
  shownText: string | null;
  /** Who wrote or did it; null for Firebreak itself. */
  author: ReportAuthor | null;
  /** Who marked or quoted it; null if it was not needed, or if a rule did. */
  capturedBy: string | null;
  /**
   * What made it a highlight, from `reasonOf`; null for what was done in Firebreak and for messages that aren't
   * highlights.
   */
  reason: string | null;
  /** The comment of the person who marked or quoted it. */
  note: string | null;
  permalink: string | null;
  /** Slack's id of the message; null for what was done in Firebreak. */
  ts: string | null;
  threadTs: string | null;
  /** Whether it is a highlight. */
  isHighlight: boolean;
  /** Earlier texts, oldest first. */
  revisions: { at: Date; text: string }[];
  /** Edits of the item on the timeline, oldest first. */
  edits: ReportEdit[];
  files: ReportFile[];
  deletedAt: Date | null;
  /** When the retention policy erased its text. */
  purgedAt: Date | null;
}

/** One edit of an item; null: unchanged. */
export interface ReportEdit extends ItemChange {
  at: Date;
  by: string | null;
}

/** A file attached to a message, with our copy of it or null. */
export interface ReportFile extends ObservedFile {
  copy: CopyFacts | null;
}

/** A copy without its bytes. */
export interface CopyFacts {
  /** The type according to its first bytes, whatever Slack said. */
  mediaType: ImageType;
  /** How many bytes. */
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

export interface ReportAuthor {
  id: string;
  /** The bot's display name; null for people. */
  name: string | null;
  isBot: boolean;
}

import type { Incident } from '../incident/incident.js';
import type { ItemChange } from '../incident-event.js';
import type { Verdict } from './hash-chain/verdict.js';
import type { ImageType } from './image-type.js';
import type { ObservedFile } from './observed-message.js';

/** All that is known of an incident, for what leaves the program as a file. Times in UTC, people by their Slack ids. */
export interface Report {
  incident: Incident;
  /** In the order in which things happened. */
  timeline: ReportItem[];
  /** What Slack calls those of whom ids stand here, as far as that is known. */
  names: ReadonlyMap<string, string>;
  /** Whether the record is as it was sealed. */
  record: Verdict;
}

/** One line of the record, whoever made it. */
export interface ReportItem {
  occurredAt: Date;
  capturedAt: Date;
  /** `message`: written in Slack; else the way in which it was done through Firebreak. */
  source: string;
  /** What was written or noted; empty where the message was deleted or its words are forgotten. */
  text: string;
  /** What people have made of these words for the timeline; null where they stand as they were. */
  shownText: string | null;
  /** Who wrote or did it; null for the program itself. */
  author: ReportAuthor | null;
  /** Who marked or quoted it; null where nobody had to, or a rule did. */
  capturedBy: string | null;
  /** What made it a highlight, as `reasonOf` says it; null for what was done through Firebreak, and for raw material. */
  reason: string | null;
  /** What the person who marked or quoted it had to say of it. */
  note: string | null;
  permalink: string | null;
  /** Slack's id of the message; null for what was done through Firebreak. */
  ts: string | null;
  threadTs: string | null;
  /** Whether it is a highlight, and not only raw material. */
  isHighlight: boolean;
  /** Earlier texts, oldest first. */
  revisions: { at: Date; text: string }[];
  /** Who changed what of the line in the timeline, oldest first. */
  edits: ReportEdit[];
  files: ReportFile[];
  deletedAt: Date | null;
  /** When its words were forgotten, as the policy asks. */
  purgedAt: Date | null;
}

/** What somebody changed of a line; null where it was left as it was. */
export interface ReportEdit extends ItemChange {
  at: Date;
  by: string | null;
}

/** A file beside a message, and what is known of our copy of it; null where there is none. */
export interface ReportFile extends ObservedFile {
  copy: CopyFacts | null;
}

/** What is known of a copy without its bytes. */
export interface CopyFacts {
  /** What it is by its first bytes, whatever Slack said. */
  mediaType: ImageType;
  /** How many. */
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

export interface ReportAuthor {
  id: string;
  /** What a bot calls itself; null for people. */
  name: string | null;
  isBot: boolean;
}

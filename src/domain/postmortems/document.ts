import type { ActionItemReport } from '../action-items/report.js';
import type { Incident } from '../incident/incident.js';
import type { MetricName } from '../incident/metrics.js';
import type { Profile } from '../redaction/profile.js';
import type { Contradiction } from '../timeline/contradictions.js';
import type { Verdict } from '../timeline/hash-chain/verdict.js';
import type { ReportItem } from '../timeline/report.js';
import type { Comment, PostmortemState, Revision } from './postmortem.js';
import type { Span } from './span.js';
import type { SectionId } from './template.js';

/**
 * A post-mortem as people read it: what the record shows and what people wrote. Every format renders this value, and
 * nothing else. Times in UTC, people by their Slack ids.
 */
export interface PostmortemDocument {
  incident: Incident;
  state: PostmortemState;
  /** Who sees to it that it gets written. */
  ownerId: string | null;
  /** `2026-12-01`; null: no due day. */
  dueOn: string | null;
  publishedAt: Date | null;
  /** The latest change of anything in it, so that the same record gives the same document. */
  asOf: Date;
  /** Who had which role, in order. */
  people: { label: string; id: string; from: Date; until: Date | null }[];
  sections: Section[];
  /** Every source, in the order in which statements first use it; statements name them by number, from 1. */
  sources: Source[];
  evidence: Evidence;
  /** The full record, in the order in which things happened. */
  record: ReportItem[];
  /** By number. */
  actionItems: ActionItemReport[];
  /** Whether the record is unaltered since it was sealed; null: it wasn't checked. */
  verdict: Verdict | null;
  /** The known names of the ids in this document. */
  names: ReadonlyMap<string, string>;
  /** Who it was redacted for; left out where it has everything. */
  redactedFor?: Profile;
}

export interface Section {
  /** Null: a section that only the template has. */
  id: SectionId | null;
  /** Identifies it in this document: its id, or the slug of its title. */
  key: string;
  title: string;
  /** What the template says belongs there, in Markdown; null once somebody wrote it, and in what leaves. */
  guidance: string | null;
  /** What people wrote, in Markdown; people as `<@U…>`. Null: nothing yet. */
  written: Revision | null;
  /** What the record shows. */
  blocks: Block[];
  /** What can't be known from the record, and nobody has answered. */
  gaps: Gap[];
  /** What people answered. */
  answers: Answer[];
  /** What people say about it, by number. Files leave it out, but for JSON that is internal. */
  comments: readonly Comment[];
}

/** A question that somebody answered. */
export interface Answer {
  key: string;
  question: Span[];
  /** Markdown; people as `<@U…>`. */
  markdown: string;
  by: string;
  at: Date;
}

export type Block =
  | { kind: 'statements'; statements: Statement[] }
  /** Questions about what the record shows, to think about; not gaps. */
  | { kind: 'prompts'; statements: Statement[] }
  /** The highlights of the record. */
  | { kind: 'timeline'; rows: TimelineRow[]; contradictions: Contradiction[] }
  | { kind: 'metrics'; rows: MetricRow[] }
  /** `PostmortemDocument.actionItems`. */
  | { kind: 'action_items' }
  /** `PostmortemDocument.sources`. */
  | { kind: 'sources' };

/** A sentence that the program makes. `sources`: numbers into the document's sources, at least one. */
export interface Statement {
  spans: Span[];
  sources: number[];
}

export interface TimelineRow {
  at: Date;
  /** Null: Firebreak itself. */
  author: { id: string; name: string | null; isBot: boolean } | null;
  spans: Span[];
  /** Whether somebody edited it since. */
  isEdited: boolean;
  /** Slack's link to the message; null if it isn't a message or Slack's address isn't known. */
  permalink: string | null;
  /** Its index in `PostmortemDocument.record`, from 0. */
  recordIndex: number;
}

/** A duration named by both ends; `ms` null: one end isn't known, or they are in the wrong order. */
export interface MetricRow {
  name: MetricName;
  /** `Detected → mitigated`. */
  label: string;
  ms: number | null;
  /** Why there is no value, such as `Impact start isn't known.`; empty if there is one. */
  why: string;
  sources: number[];
}

/** Where a statement comes from. */
export interface Source {
  number: number;
  /** `timeline`: an item of the full record · `milestone`: the latest value of a milestone · `runbook`, `action_item`. */
  kind: 'timeline' | 'milestone' | 'runbook' | 'action_item';
  /** Its index in `PostmortemDocument.record`, from 0; null if it isn't there. */
  recordIndex: number | null;
  /** Such as `Message`, `Impact started`, `RB-3 step 2`. */
  label: string;
  at: Date;
  by: string | null;
  /** Slack's link to the message; null if it isn't a message or Slack's address isn't known. */
  permalink: string | null;
}

/** What can't be known from the record, as a question to somebody. */
export interface Gap {
  /** Stable for this incident, such as `impact_started` or `silence-1764000000`. */
  key: string;
  question: Span[];
  /** Who may know; null: nobody in particular. */
  askId: string | null;
  /** Whether the must-have list needs it. */
  isMustHave: boolean;
}

/** How much of the must-have list rests on a source or was written by people. */
export interface Evidence {
  /** The share of the must-have list that the record or people cover, 0 to 1. */
  share: number;
  /** Each must-have, with what covers it. */
  mustHaves: { label: string; by: Coverage }[];
}

/** What covers a must-have. `left_out`: the template has no section for it, so the document doesn't say it. */
export const coverages = ['record', 'people', 'nothing', 'left_out'] as const;
export type Coverage = (typeof coverages)[number];

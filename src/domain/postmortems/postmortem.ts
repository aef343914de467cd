import type { Template } from './template.js';

/** Where a post-mortem stands. */
export const postmortemStates = ['draft', 'in_review', 'approved', 'published'] as const;
export type PostmortemState = (typeof postmortemStates)[number];

/** What people decided and wrote about an incident's post-mortem. Times in UTC. */
export interface Postmortem {
  workspaceId: string;
  incidentNumber: number;
  state: PostmortemState;
  /** Who sees to it that it gets written; null: it has no owner. */
  ownerId: string | null;
  /** `2026-12-01`, in the owner's calendar; null: no due day. */
  dueOn: string | null;
  createdAt: Date;
  /** Null: the policy. */
  createdBy: string | null;
  changedAt: Date;
  publishedAt: Date | null;
  /** The template as it was when somebody chose it, so that a changed file changes nothing here. */
  template: Template;
  reviewers: Reviewer[];
  /** The latest revision of each section that people wrote. */
  written: readonly Revision[];
  questions: readonly Question[];
  /** By number. */
  comments: readonly Comment[];
}

/** What the card shows of it. */
export type PostmortemInShort = Pick<Postmortem, 'state' | 'ownerId' | 'dueOn'>;

export interface Reviewer {
  userId: string;
  askedAt: Date;
  approvedAt: Date | null;
}

/** A text of a section or an answer, as somebody wrote it. */
export interface Revision {
  /** The section's key, or an answer's. */
  section: string;
  /** From 1 in each section. */
  revision: number;
  /** Markdown; people as `<@U…>`. Empty: the section was cleared. */
  markdown: string;
  by: string | null;
  at: Date;
}

/** A question about a post-mortem, asked of somebody or raised by the record. */
export interface Question {
  /** The key of the gap in the record, or `q-` and a number. */
  key: string;
  /** The section's key. */
  section: string;
  /** People as `<@U…>`. */
  question: string;
  askedOf: string | null;
  /** Null: the record raised it. */
  askedBy: string | null;
  askedAt: Date;
  /** `revision`: from 1, one more each time it is replaced or reworded. Null: nobody has answered. */
  answer: { text: string; by: string; at: Date; revision: number } | null;
}

/** What somebody says about a section, for those who write it. */
export interface Comment {
  /** From 1 in the post-mortem. */
  number: number;
  /** The section's key. */
  section: string;
  /** Markdown; people as `<@U…>`. */
  markdown: string;
  by: string | null;
  at: Date;
  /** Who got a message about it. */
  told: readonly string[];
  /** Null: it is open. */
  resolved: { by: string; at: Date } | null;
}

/** In characters, but for the numbers of reviewers and comments. */
export const postmortemLimits = {
  ...{ section: 60_000, answer: 3_000, question: 500, comment: 3_000 },
  ...{ reviewers: 20, comments: 500 },
} as const;

export function openComments({ comments }: Pick<Postmortem, 'comments'>): Comment[] {
  return comments.filter(({ resolved }) => resolved === null);
}

/** The latest revision of a section; null if nobody wrote it, or if it was cleared. */
export function writtenIn({ written }: Pick<Postmortem, 'written'>, section: string): Revision | null {
  const latest = written.find((one) => one.section === section);
  return latest?.markdown ? latest : null;
}

/** The number of a section's latest revision; 0 if nobody wrote it. */
export function latestRevision({ written }: Pick<Postmortem, 'written'>, section: string): number {
  return written.find((one) => one.section === section)?.revision ?? 0;
}

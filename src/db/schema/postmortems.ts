import { boolean, date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { incidentNumber, time, workspaceId } from './columns.js';

/** What people decided about the post-mortem of an incident; an incident has at most one. */
export const postmortems = pgTable(
  'postmortems',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    state: text('state').notNull(),
    ownerId: text('owner_id'),
    /** A day in the owner's zone. */
    dueOn: date('due_on', { mode: 'string' }),
    createdAt: time('created_at').notNull(),
    /** Null: the policy. */
    createdBy: text('created_by'),
    changedAt: time('changed_at').notNull(),
    publishedAt: time('published_at'),
    /** As it was when it was chosen; null: the standard one, which all had before there were others. */
    template: jsonb('template'),
    /** Who is asked to review it, and when they approved it. */
    reviewers: jsonb('reviewers').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.incidentNumber] })],
);

/**
 * Every revision of each section that people wrote, and every answer that was replaced or reworded since. None is ever
 * changed.
 */
export const postmortemRevisions = pgTable(
  'postmortem_revisions',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** The section's key, or an answer's: `answer:q-1`. */
    section: text('section').notNull(),
    /** From 1 in each section or answer. */
    revision: integer('revision').notNull(),
    /** Empty: the section was cleared. */
    markdown: text('markdown').notNull(),
    writtenAt: time('written_at').notNull(),
    writtenBy: text('written_by'),
  },
  (table) => [
    primaryKey({
      name: 'postmortem_revisions_pk',
      columns: [table.workspaceId, table.incidentNumber, table.section, table.revision],
    }),
  ],
);

/** Questions about a post-mortem: those that people were asked, and those of the record that somebody answered. */
export const postmortemQuestions = pgTable(
  'postmortem_questions',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** The key of the gap in the record, or `q-` and a number. */
    key: text('key').notNull(),
    section: text('section').notNull(),
    question: text('question').notNull(),
    askedOf: text('asked_of'),
    askedBy: text('asked_by'),
    askedAt: time('asked_at').notNull(),
    /** Null: nobody has answered. */
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredAt: time('answered_at'),
  },
  (table) => [
    primaryKey({
      name: 'postmortem_questions_pk',
      columns: [table.workspaceId, table.incidentNumber, table.key],
    }),
  ],
);

/** The latest check of the wording of each section and each answer. */
export const postmortemWordingChecks = pgTable(
  'postmortem_wording_checks',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    section: text('section').notNull(),
    revision: integer('revision').notNull(),
    /** Where in the revision's text, which rule, and what to write instead. */
    findings: jsonb('findings').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'postmortem_wording_checks_pk',
      columns: [table.workspaceId, table.incidentNumber, table.section],
    }),
  ],
);

/** Sentences that somebody said are fine. */
export const postmortemAcceptedWording = pgTable(
  'postmortem_accepted_wording',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** The rule and a hash of the sentence. */
    key: text('key').notNull(),
    acceptedBy: text('accepted_by'),
    acceptedAt: time('accepted_at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'postmortem_accepted_wording_pk',
      columns: [table.workspaceId, table.incidentNumber, table.key],
    }),
  ],
);

/** What people say about sections, for those who write them. Only `resolved_…` changes. */
export const postmortemComments = pgTable(
  'postmortem_comments',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** From 1 in the post-mortem. */
    number: integer('number').notNull(),
    section: text('section').notNull(),
    markdown: text('markdown').notNull(),
    commentedAt: time('commented_at').notNull(),
    commentedBy: text('commented_by'),
    /** The people who got a message about it. */
    told: text('told').array().notNull(),
    /** Null: it is open. */
    resolvedAt: time('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (table) => [
    primaryKey({
      name: 'postmortem_comments_pk',
      columns: [table.workspaceId, table.incidentNumber, table.number],
    }),
  ],
);

/** What is to be done after an incident, as the policy said when it was resolved. */
export const postmortemTasks = pgTable(
  'postmortem_tasks',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** From 1 in its incident. */
    number: integer('number').notNull(),
    /** Its name in the policy. */
    key: text('key').notNull(),
    title: text('title').notNull(),
    /** A role, `postmortem_owner`, or a user. */
    belongsTo: text('belongs_to').notNull(),
    /** Who was asked to do it instead. */
    assigneeId: text('assignee_id'),
    /** A day in the assignee's zone. */
    dueOn: date('due_on', { mode: 'string' }),
    dueSetAt: time('due_set_at').notNull(),
    /** What completes it by itself; null: somebody ticks it. */
    doneWhen: text('done_when'),
    status: text('status').notNull(),
    /** When and by whom it was done or skipped; null: it is open. */
    endedAt: time('ended_at'),
    endedBy: text('ended_by'),
    skipReason: text('skip_reason'),
    isAutomatic: boolean('is_automatic').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'postmortem_tasks_pk',
      columns: [table.workspaceId, table.incidentNumber, table.number],
    }),
  ],
);

import { z } from 'zod';
import type { PostmortemEvent } from '../../../domain/postmortems/events.js';
import { postmortemStates } from '../../../domain/postmortems/postmortem.js';
import type { PostmortemRefusal } from '../../../domain/postmortems/refusals.js';
import { taskStatusKinds } from '../../../domain/postmortems/tasks/task.js';
import { completions } from '../../../domain/postmortems/tasks/task-policy.js';
import { sectionIds, type Template, type TemplateSection } from '../../../domain/postmortems/template.js';
import { type FieldsOf, type SchemasOf, versioned } from '../../stored-json.js';

const number = z.number();
const text = z.string();
const nullableText = text.nullable();
const state = z.enum(postmortemStates);

/** How the template of a post-mortem is stored. */
export const storedTemplate = versioned<Template>({
  1: z.object({
    name: text,
    sections: z.array(
      z.object({
        ...{ id: z.enum(sectionIds).nullable(), key: text, title: text, guidance: nullableText },
      } satisfies FieldsOf<TemplateSection>),
    ),
  } satisfies FieldsOf<Template>),
});

/** How the timeline's events about post-mortems are stored. */
export const postmortemEvents = {
  postmortem_started: z.object({
    kind: z.literal('postmortem_started'),
    ownerId: nullableText,
    dueOn: nullableText,
  }),
  postmortem_owner_changed: z.object({
    kind: z.literal('postmortem_owner_changed'),
    from: nullableText,
    to: nullableText,
  }),
  postmortem_due_changed: z.object({
    kind: z.literal('postmortem_due_changed'),
    from: nullableText,
    to: nullableText,
  }),
  postmortem_template_changed: z.object({
    kind: z.literal('postmortem_template_changed'),
    ...{ from: text, to: text },
  }),
  postmortem_written: z.object({
    kind: z.literal('postmortem_written'),
    title: text,
    revision: number,
    restored: number.nullable(),
  }),
  postmortem_asked: z.object({
    kind: z.literal('postmortem_asked'),
    ...{ key: text, question: text, askedOf: text },
  }),
  postmortem_answered: z.object({
    kind: z.literal('postmortem_answered'),
    question: text,
    rewordedOf: text.optional(),
  }),
  postmortem_review_requested: z.object({
    kind: z.literal('postmortem_review_requested'),
    reviewerIds: z.array(text),
  }),
  postmortem_approved: z.object({
    kind: z.literal('postmortem_approved'),
    openComments: number.optional(),
  }),
  postmortem_reopened: z.object({ kind: z.literal('postmortem_reopened'), from: state }),
  postmortem_published: z.object({ kind: z.literal('postmortem_published'), channelId: nullableText }),
  task_done: z.object({ kind: z.literal('task_done'), title: text }),
  task_skipped: z.object({ kind: z.literal('task_skipped'), title: text, reason: text }),
  task_reopened: z.object({ kind: z.literal('task_reopened'), title: text }),
  task_assigned: z.object({ kind: z.literal('task_assigned'), title: text, from: nullableText, to: text }),
  task_due_changed: z.object({
    kind: z.literal('task_due_changed'),
    ...{ title: text, from: nullableText, to: text },
  }),
} satisfies SchemasOf<PostmortemEvent>;

/** How refusals of acts on post-mortems are stored. */
export const postmortemRefusals = {
  postmortem_not_started: z.object({ kind: z.literal('postmortem_not_started'), number }),
  postmortem_started_already: z.object({
    kind: z.literal('postmortem_started_already'),
    number,
    ownerId: nullableText,
  }),
  postmortem_of_canceled: z.object({ kind: z.literal('postmortem_of_canceled'), number }),
  section_not_found: z.object({ kind: z.literal('section_not_found'), asked: text, known: z.array(text) }),
  template_not_found: z.object({
    kind: z.literal('template_not_found'),
    ...{ asked: text, known: z.array(text) },
  }),
  section_changed: z.object({
    kind: z.literal('section_changed'),
    ...{ title: text, at: text, by: nullableText },
  }),
  section_unchanged: z.object({ kind: z.literal('section_unchanged'), title: text }),
  section_too_long: z.object({
    kind: z.literal('section_too_long'),
    ...{ title: text, chars: number, maxChars: number },
  }),
  revision_not_found: z.object({
    kind: z.literal('revision_not_found'),
    ...{ title: text, revision: number, latest: number },
  }),
  postmortem_in_state: z.object({ kind: z.literal('postmortem_in_state'), number, state }),
  postmortem_unchanged: z.object({ kind: z.literal('postmortem_unchanged'), number }),
  reviewer_not_asked: z.object({ kind: z.literal('reviewer_not_asked'), number }),
  reviewers_missing: z.object({ kind: z.literal('reviewers_missing'), number }),
  too_many_reviewers: z.object({ kind: z.literal('too_many_reviewers'), max: number }),
  question_not_found: z.object({ kind: z.literal('question_not_found'), number }),
  answer_of_other: z.object({ kind: z.literal('answer_of_other'), by: text }),
  wording_not_found: z.object({ kind: z.literal('wording_not_found'), number }),
  comment_not_found: z.object({ kind: z.literal('comment_not_found'), number }),
  comment_not_resolved: z.object({ kind: z.literal('comment_not_resolved'), number, comment: number }),
  too_many_comments: z.object({ kind: z.literal('too_many_comments'), max: number }),
  no_channel_to_share_in: z.object({ kind: z.literal('no_channel_to_share_in'), number }),
  task_not_found: z.object({ kind: z.literal('task_not_found'), number, task: number, tasks: number }),
  task_in_status: z.object({
    kind: z.literal('task_in_status'),
    ...{ task: number, already: z.enum(taskStatusKinds), at: nullableText, by: nullableText },
  }),
  task_is_met: z.object({ kind: z.literal('task_is_met'), task: number, because: z.enum(completions) }),
  task_unchanged: z.object({ kind: z.literal('task_unchanged'), task: number }),
  tasks_still_open: z.object({
    kind: z.literal('tasks_still_open'),
    number,
    tasks: z.array(z.object({ number, title: text })),
  }),
} satisfies SchemasOf<PostmortemRefusal>;

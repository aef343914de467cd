import { z } from 'zod';
import {
  type ActionItemFields,
  type ActionItemSource,
  type ActionItemStatus,
  actionItemStatusKinds,
  actionItemTypes,
  priorities,
} from '../../../domain/action-items/action-item.js';
import { actionItemParts } from '../../../domain/action-items/changed-parts.js';
import type { ActionItemEvent, ActionItemTimelineEvent } from '../../../domain/action-items/events.js';
import type { ActionItemRefusal } from '../../../domain/action-items/refusals.js';
import { anyKindOf, changeOf, type FieldsOf, type SchemasOf, versioned } from '../../stored-json.js';

const number = z.number();
const text = z.string();
const nullableText = text.nullable();

const statuses = {
  open: z.object({ kind: z.literal('open') }),
  in_progress: z.object({ kind: z.literal('in_progress') }),
  blocked: z.object({ kind: z.literal('blocked'), reason: text }),
  done: z.object({ kind: z.literal('done'), note: nullableText }),
  wont_do: z.object({ kind: z.literal('wont_do'), reason: text }),
} satisfies SchemasOf<ActionItemStatus>;
const status = anyKindOf(statuses);

const fields = {
  title: text,
  description: nullableText,
  type: z.enum(actionItemTypes).nullable(),
  priority: z.enum(priorities).nullable(),
  dueOn: nullableText,
  verification: nullableText,
  link: nullableText,
  externalId: nullableText,
  watcherIds: z.array(text),
} satisfies FieldsOf<ActionItemFields>;

/** One schema for each field, so that a value is stored for the field that it belongs to. */
const fieldChange = z.discriminatedUnion('field', [
  changeOf(fields.title).extend({ field: z.literal('title') }),
  changeOf(fields.description).extend({ field: z.literal('description') }),
  changeOf(fields.type).extend({ field: z.literal('type') }),
  changeOf(fields.priority).extend({ field: z.literal('priority') }),
  changeOf(fields.dueOn).extend({ field: z.literal('dueOn') }),
  changeOf(fields.verification).extend({ field: z.literal('verification') }),
  changeOf(fields.link).extend({ field: z.literal('link') }),
  changeOf(fields.externalId).extend({ field: z.literal('externalId') }),
  changeOf(fields.watcherIds).extend({ field: z.literal('watcherIds') }),
]);

const events = {
  created: z.object({ kind: z.literal('created') }),
  changed: z.object({ kind: z.literal('changed'), changes: z.array(fieldChange) }),
  status_changed: z.object({ kind: z.literal('status_changed'), from: status, to: status }),
  snoozed: z.object({ kind: z.literal('snoozed'), from: nullableText, until: nullableText }),
  owner_changed: z.object({ kind: z.literal('owner_changed'), from: nullableText, to: nullableText }),
} satisfies SchemasOf<ActionItemEvent>;

/** An event of an action item, as part of a stored answer. */
export const actionItemEvent = anyKindOf(events);

/** The column `action_item_events.event`. */
export const storedActionItemEvent = versioned<ActionItemEvent>({ 1: actionItemEvent });

const sources = {
  message: z.object({
    kind: z.literal('message'),
    channelId: text,
    ts: text,
    permalink: nullableText,
  }),
  entry: z.object({ kind: z.literal('entry'), id: number }),
  runbook_step: z.object({ kind: z.literal('runbook_step'), run: number, step: number, runbook: text }),
  postmortem_section: z.object({ kind: z.literal('postmortem_section'), section: text, title: text }),
} satisfies SchemasOf<ActionItemSource>;

/** The column `action_items.source`. */
export const storedSource = versioned<ActionItemSource>({ 1: anyKindOf(sources) });

/** How the timeline's events about action items are stored. */
export const actionItemTimelineEvents = {
  action_item_added: z.object({
    kind: z.literal('action_item_added'),
    item: number,
    title: text,
    ownerId: nullableText,
    dueOn: nullableText,
  }),
  action_item_done: z.object({
    kind: z.literal('action_item_done'),
    item: number,
    title: text,
    note: nullableText,
  }),
  action_item_dropped: z.object({
    kind: z.literal('action_item_dropped'),
    item: number,
    title: text,
    reason: text,
  }),
  action_item_reopened: z.object({ kind: z.literal('action_item_reopened'), item: number, title: text }),
  action_item_assigned: z.object({
    kind: z.literal('action_item_assigned'),
    item: number,
    title: text,
    from: nullableText,
    to: nullableText,
  }),
} satisfies SchemasOf<ActionItemTimelineEvent>;

/** How refusals of acts on action items are stored. */
export const actionItemRefusals = {
  action_item_not_found: z.object({ kind: z.literal('action_item_not_found'), item: number }),
  no_action_items_once_canceled: z.object({ kind: z.literal('no_action_items_once_canceled'), number }),
  action_item_in_status: z.object({
    kind: z.literal('action_item_in_status'),
    item: number,
    already: z.enum(actionItemStatusKinds),
    at: text,
  }),
  action_item_unchanged: z.object({ kind: z.literal('action_item_unchanged'), item: number }),
  action_item_changed_since: z.object({
    kind: z.literal('action_item_changed_since'),
    item: number,
    at: text,
    by: nullableText,
    parts: z.array(z.enum(actionItemParts)),
  }),
  action_item_owned_already: z.object({
    kind: z.literal('action_item_owned_already'),
    item: number,
    ownerId: nullableText,
  }),
  snooze_day_not_ahead: z.object({ kind: z.literal('snooze_day_not_ahead'), until: text }),
  due_day_passed: z.object({ kind: z.literal('due_day_passed'), dueOn: text }),
  not_a_web_address: z.object({ kind: z.literal('not_a_web_address') }),
  too_many_watchers: z.object({ kind: z.literal('too_many_watchers'), max: number, found: number }),
  too_many_action_items: z.object({ kind: z.literal('too_many_action_items'), max: number, found: number }),
} satisfies SchemasOf<ActionItemRefusal>;

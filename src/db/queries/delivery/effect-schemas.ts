import { z } from 'zod';
import { kindsWith } from '../../../domain/delivery/effect-traits.js';
import type { DeliveryFailure, Effect } from '../../../domain/effect.js';
import { everyFileFormat } from '../../../domain/postmortems/file-format.js';
import { profiles } from '../../../domain/redaction/profile.js';
import type { MessageLink, UnreadLink } from '../../../domain/timeline/messages/message-link.js';
import { anyKindOf, type FieldsOf, type SchemasOf, versioned } from '../../stored-json.js';
import { lookAlike } from '../incident/look-alike-schema.js';
import { incidentEvent } from '../stored-event.js';

const error = z.string();
const by = z.string().nullable();
const userId = z.string();
const answerUrl = z.string().nullable();

const failure = z.object({
  effectKind: z.enum(kindsWith(() => true)),
  error,
  people: z.array(z.object({ userId, error })),
  groups: z.array(z.object({ groupId: z.string(), error })),
} satisfies FieldsOf<DeliveryFailure>);

const messageLink = z.object({
  channelId: z.string(),
  ts: z.string(),
  url: z.string(),
} satisfies FieldsOf<MessageLink>);
const unreadLink = z.object({ url: z.string(), why: z.string() } satisfies FieldsOf<UnreadLink>);

const schemas = {
  open_channel: z.object({ kind: z.literal('open_channel') }),
  invite: z.object({
    kind: z.literal('invite'),
    userIds: z.array(z.string()),
    groupIds: z.array(z.string()),
  }),
  refresh_card: z.object({ kind: z.literal('refresh_card') }),
  pin_card: z.object({ kind: z.literal('pin_card') }),
  set_topic: z.object({ kind: z.literal('set_topic') }),
  add_bookmark: z.object({ kind: z.literal('add_bookmark'), title: z.string(), link: z.string() }),
  announce: z.object({ kind: z.literal('announce'), channelId: z.string() }),
  refresh_announcements: z.object({ kind: z.literal('refresh_announcements') }),
  reply_to_announcements: z.object({
    kind: z.literal('reply_to_announcements'),
    by,
    event: incidentEvent,
  }),
  broadcast: z.object({
    kind: z.literal('broadcast'),
    at: z.string(),
    by,
    event: incidentEvent,
    nextUpdateDueAt: z.string().nullable(),
  }),
  dedupe_post: z.object({
    kind: z.literal('dedupe_post'),
    key: z.string(),
    channelId: z.string(),
    since: z.string(),
    file: z.object({ title: z.string(), name: z.string() }).optional(),
  }),
  fetch_message: z.object({ kind: z.literal('fetch_message'), ts: z.string() }),
  receipt: z.object({ kind: z.literal('receipt'), item: z.string(), userId }),
  action_item_receipt: z.object({
    kind: z.literal('action_item_receipt'),
    actionItem: z.number(),
    isNew: z.boolean(),
    threadTs: z.string().nullable(),
    userId,
  }),
  share_postmortem: z.object({
    kind: z.literal('share_postmortem'),
    channelId: z.string(),
    summary: z.string(),
  }),
  refresh_runbook: z.object({ kind: z.literal('refresh_runbook'), run: z.number() }),
  quote_links: z.object({
    kind: z.literal('quote_links'),
    links: z.array(messageLink),
    unread: z.array(unreadLink),
    userId,
  }),
  report_unread_links: z.object({
    kind: z.literal('report_unread_links'),
    links: z.array(unreadLink),
    userId,
  }),
  copy_file: z.object({ kind: z.literal('copy_file'), fileId: z.string(), ts: z.string() }),
  tell_of_comment: z.object({
    kind: z.literal('tell_of_comment'),
    ...{ userId, by: z.string().nullable(), section: z.string() },
  }),
  send_export: z.object({
    kind: z.literal('send_export'),
    askedAt: z.string(),
    userId,
    format: z.enum(everyFileFormat),
    profile: z.enum(profiles),
    isShared: z.boolean(),
  }),
  check_wording: z.object({
    kind: z.literal('check_wording'),
    section: z.string(),
    title: z.string(),
    revision: z.number(),
    userId,
    viewId: z.string().nullable(),
  }),
  archive_channel: z.object({ kind: z.literal('archive_channel') }),
  unarchive_channel: z.object({ kind: z.literal('unarchive_channel') }),
  answer: z.object({ kind: z.literal('answer'), responseUrl: z.string() }),
  refresh_start_modal: z.object({
    kind: z.literal('refresh_start_modal'),
    viewId: z.string(),
    lookAlike: lookAlike.nullable().optional(),
  }),
  point_out_look_alike: z.object({ kind: z.literal('point_out_look_alike'), userId, lookAlike }),
  report_failure: z.object({
    kind: z.literal('report_failure'),
    userId,
    effectId: z.number(),
    about: failure,
  }),
  report_delay: z.object({
    kind: z.literal('report_delay'),
    userId,
    answerUrl,
    isAnswered: z.boolean(),
  }),
  report_posted: z.object({ kind: z.literal('report_posted'), userId, answerUrl }),
  welcome: z.object({ kind: z.literal('welcome') }),
  send_digest: z.object({ kind: z.literal('send_digest'), userId, nudge: z.string() }),
  refresh_digest: z.object({ kind: z.literal('refresh_digest'), userId }),
  send_report: z.object({
    kind: z.literal('send_report'),
    channelId: z.string(),
    nudge: z.string(),
    from: z.string(),
    to: z.string(),
    fromDay: z.string(),
    toDay: z.string(),
  }),
  send_nudge: z.object({ kind: z.literal('send_nudge'), nudge: z.string() }),
} satisfies SchemasOf<Effect>;

/** The column `effects.payload`. */
export const storedPayload = versioned<Effect>({ 1: anyKindOf(schemas) });

/** The column `effects.failure`. */
export const storedFailure = versioned<DeliveryFailure>({ 1: failure });

import { z } from 'zod';
import { formCallbacks, rememberedIn, valuesIn } from '../../forms/form-view.js';

/** A payload parsed from Slack's JSON or form. */
export type Payload = Record<string, unknown>;

/** The payload has a shape that Slack does not send. The error contains nothing of it. */
export class MalformedPayload extends Error {
  readonly code = 'malformed_payload';
}

/** The payload belongs to a workspace where Firebreak is not installed. */
export class NotInstalled extends Error {
  readonly code = 'not_installed';
}

/** Ids: printable ASCII without spaces, up to Slack's limit. */
const id = z.string().regex(/^[!-~]{1,255}$/);
/** Like `id`, but may be empty, as in some events. */
const eventId = z.string().regex(/^[!-~]{0,255}$/);
const anyObject = z.looseObject({});
/** Up to the year 5138, so that it is a valid time everywhere. */
const seconds = z.number().int().min(0).max(99_999_999_999);

const command = z.looseObject({
  ...{ user_id: id, channel_id: id, trigger_id: id, command: z.string(), channel_name: z.string() },
  ...{ text: z.string().optional(), response_url: z.string().optional(), team_id: id.optional() },
});

/** An interaction of a interaction: a button, menu, form or shortcut. */
const interaction = z.looseObject({
  user: z.looseObject({ id, team_id: id.nullish() }),
  team: z.looseObject({ id }).optional(),
  channel: z.looseObject({ id, name: z.string().nullish() }).optional(),
  trigger_id: id.optional(),
  response_url: z.string().optional(),
  response_urls: z.array(anyObject).optional(),
});
const press = z.looseObject({ action_id: z.string(), action_ts: id.optional() });
const actions = interaction.extend({ actions: z.array(anyObject).min(1) });
const blockActions = interaction.extend({
  actions: z.array(press).min(1),
  trigger_id: id,
  container: anyObject,
  view: anyObject.optional(),
});
const shortcut = interaction.extend({ callback_id: z.string(), trigger_id: id });
const messageShortcut = shortcut.extend({
  channel: z.looseObject({ id, name: z.string().nullish() }),
  message: z.looseObject({ ts: z.string(), text: z.string().nullish() }),
});
const closing = interaction.extend({ view: z.looseObject({ callback_id: z.string() }) });
const submission = interaction.extend({
  view: z
    .looseObject({
      id,
      callback_id: z.string(),
      private_metadata: z.string(),
      title: z.looseObject({ text: z.string() }),
      blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
      state: anyObject,
    })
    .refine(({ callback_id, ...view }) => !formCallbacks.test(callback_id) || isReadable(view)),
});

const rateLimit = z.looseObject({ team_id: id });

const envelope = z.looseObject({
  type: z.literal('event_callback'),
  event_time: seconds.optional(),
  team_id: z.string().optional(),
  context_team_id: z.string().optional(),
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).optional(),
});
const dated = envelope.extend({ event_time: seconds });
const withId = z.union([eventId, z.looseObject({ id: eventId.optional() })]);
const event = z.looseObject({
  type: z.string(),
  user: withId.optional(),
  channel: withId.optional(),
  channel_id: eventId.optional(),
  item: z.looseObject({ channel: eventId.optional() }).optional(),
  subteam: anyObject.optional(),
});
const anyEvent = envelope.extend({ event });
/** Additional fields read by the listeners of some events. */
const events = new Map<string, z.ZodType>([
  ['app_home_opened', envelope.extend({ event: event.extend({ user: eventId }) })],
  [
    'channel_id_changed',
    envelope.extend({ event: event.extend({ old_channel_id: eventId, new_channel_id: eventId }) }),
  ],
  ['member_joined_channel', dated.extend({ event: event.extend({ user: eventId, channel: eventId }) })],
  ['member_left_channel', dated.extend({ event: event.extend({ user: eventId, channel: eventId }) })],
  ['message', envelope.extend({ event: event.extend({ channel: eventId, subtype: z.string().optional() }) })],
]);

/** Slack's payloads are less than thirty levels deep; deeper ones could not be stored. */
const maxDepth = 100;

/**
 * Returns a payload that Bolt and our listeners can process, without the fields that Slack set to `null`. Throws
 * `MalformedPayload`.
 */
export function readPayload(raw: unknown): Payload {
  if (!isRecord(raw) || isDeeperThan(maxDepth, raw)) throw new MalformedPayload('no payload');
  const body = withoutNulls(raw);
  const shape = shapeOf(body);
  if (!shape?.safeParse(body).success) throw new MalformedPayload('a payload that Slack does not send');
  return body;
}

/** Distinguishes payloads in the same order as Bolt. */
function shapeOf(body: Payload): z.ZodType | null {
  if (body.event !== undefined) return events.get(typeOf(body.event)) ?? anyEvent;
  if (body.command !== undefined) return command;
  if (body.name !== undefined) return interaction;
  if (body.type === 'block_actions') return blockActions;
  if (body.actions !== undefined) return actions;
  switch (body.type) {
    case 'block_suggestion':
    case 'dialog_submission':
      return interaction;
    case 'shortcut':
      return shortcut;
    case 'message_action':
      return messageShortcut;
    case 'view_submission':
      return submission;
    case 'view_closed':
      return closing;
    case 'app_rate_limited':
      return rateLimit;
    default:
      return null;
  }
}

/** Bolt treats `null` as an object in many places; a missing field is safe. */
function withoutNulls(body: Payload): Payload {
  const { event: raw, ...rest } = withoutNullFields(body);
  return raw === undefined ? rest : { ...rest, event: isRecord(raw) ? withoutNullFields(raw) : raw };
}

function withoutNullFields(fields: Payload): Payload {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function typeOf(raw: unknown): string {
  return isRecord(raw) ? String(raw.type) : '';
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeperThan(levels - 1, one));
}

/** Whether a form's values and metadata can be read; a confirmation form has no values. */
function isReadable(view: { private_metadata: string; state: unknown; blocks: Payload[] }): boolean {
  try {
    rememberedIn(view.private_metadata);
    valuesIn(view);
    return true;
  } catch {
    return false;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

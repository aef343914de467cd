import { z } from 'zod';
import { controlAct } from '../control/control-act.js';

/** What a page looks at; the server tells it of changes to just that. */
const look = z.object({
  /** Handle or id of the person whose eyes these are; the first member stands in for somebody unknown. */
  as: z.string(),
  /** Channel id; `home` for the app's Home tab. */
  at: z.string().optional(),
  /** Timestamp of the parent of the open thread. */
  thread: z.string().optional(),
  /** How many messages back. */
  limit: z.number().int().min(1).max(5_000).default(100),
  /** How many lines of the log of calls and payloads; none while the control room is closed. */
  log: z.number().int().min(0).max(5_000).default(0),
  /** Timestamp of a message that must be among those shown, as far as 5,000 messages reach back. */
  message: z.string().optional(),
});

const messageRef = z.object({ channel: z.string(), ts: z.string() });
const where = z.union([messageRef, z.object({ view: z.string() })]);
const control = z.object({
  block_id: z.string(),
  action_id: z.string(),
  /** False where the confirm dialog was declined. */
  confirm: z.boolean().optional(),
});
const channel = z.string();
const message = messageRef;

/** What a person can do in the page. Slack's client offers no other ways, so neither does the page. */
const act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('types'),
    /** May be empty where there are files. */
    line: z.string().max(40_000),
    channel,
    thread: z.string().optional(),
    broadcast: z.boolean().optional(),
    /** Ids of files that the person has uploaded. */
    files: z.array(z.string()).max(10).optional(),
  }),
  z.object({ kind: z.literal('edits'), message, text: z.string().min(1) }),
  z.object({ kind: z.enum(['deletes', 'dismisses', 'pins', 'unpins']), message }),
  z.object({ kind: z.enum(['reacts', 'unreacts']), message, name: z.string().min(1) }),
  z.object({ kind: z.enum(['joins', 'leaves', 'archives', 'unarchives']), channel }),
  z.object({ kind: z.literal('invites'), channel, user: z.string() }),
  z.object({ kind: z.literal('renames'), channel, name: z.string() }),
  z.object({ kind: z.literal('setsTopic'), channel, topic: z.string() }),
  /** `chosen` is a value, an id, a text, a date, or a list of these: what the element takes. */
  z.object({ kind: z.literal('clicks'), where, control, chosen: z.unknown().optional().optional() }),
  z.object({ kind: z.literal('suggests'), where, control, typed: z.string() }),
  z.object({ kind: z.literal('shortcut'), callbackId: z.string() }),
  z.object({ kind: z.literal('messageShortcut'), callbackId: z.string(), message }),
  /** Keeps what is typed into a modal, as submitting does, and tells the app nothing. */
  z.object({ kind: z.literal('fills'), view: z.string(), values: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.literal('submits'), values: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.enum(['closes', 'opensHome', 'opensDirect']) }),
  z.object({ kind: z.literal('hasRead'), channel, ts: z.string() }),
  z.object({ kind: z.literal('controls'), act: controlAct }),
  z.object({ kind: z.literal('looksInto'), logKey: z.string() }),
]);

const fromPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('looks'), look }),
  z.object({ kind: z.literal('acts'), number: z.number(), act }),
]);

export type Look = z.infer<typeof look>;
export type MessageRef = z.infer<typeof messageRef>;
export type Where = z.infer<typeof where>;
export type Act = z.infer<typeof act>;
export type FromPage = z.infer<typeof fromPage>;

/** What a page sent, or undefined where it is none of what pages send. */
export function readFromPage(message: unknown): FromPage | undefined {
  return fromPage.safeParse(message).data;
}

import { z } from 'zod';
import { controlAct } from '../control/control-act.js';

/** What a page is looking at. The server sends it changes to that part only. */
const look = z.object({
  /** Handle or id of the viewing person; the first member is used when unknown. */
  as: z.string(),
  /** Channel id; `home` for the app's Home tab. */
  at: z.string().optional(),
  /** Timestamp of the parent of the open thread. */
  thread: z.string().optional(),
  /** How many messages to send. */
  limit: z.number().int().min(1).max(5_000).default(100),
  /** How many log lines to send; 0 while the control room is closed. */
  log: z.number().int().min(0).max(5_000).default(0),
  /** Timestamp of a message that must be included, up to 5,000 messages back. */
  message: z.string().optional(),
});

const messageRef = z.object({ channel: z.string(), ts: z.string() });
const where = z.union([messageRef, z.object({ view: z.string() })]);
const control = z.object({
  block_id: z.string(),
  action_id: z.string(),
  /** False if the confirmation dialog was declined. */
  confirm: z.boolean().optional(),
});
const channel = z.string();
const message = messageRef;

/** Everything a person can do in the page, limited to what Slack's client offers. */
const act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('types'),
    /** May be empty if there are files. */
    line: z.string().max(40_000),
    channel,
    thread: z.string().optional(),
    broadcast: z.boolean().optional(),
    /** Ids of uploaded files. */
    files: z.array(z.string()).max(10).optional(),
  }),
  z.object({ kind: z.literal('edits'), message, text: z.string().min(1) }),
  z.object({ kind: z.enum(['deletes', 'dismisses', 'pins', 'unpins']), message }),
  z.object({ kind: z.enum(['reacts', 'unreacts']), message, name: z.string().min(1) }),
  z.object({ kind: z.enum(['joins', 'leaves', 'archives', 'unarchives']), channel }),
  z.object({ kind: z.literal('invites'), channel, user: z.string() }),
  z.object({ kind: z.literal('renames'), channel, name: z.string() }),
  z.object({ kind: z.literal('setsTopic'), channel, topic: z.string() }),
  /** `chosen` is whatever the element takes: a value, an id, a text, a date, or a list of these. */
  z.object({ kind: z.literal('clicks'), where, control, chosen: z.unknown().optional().optional() }),
  z.object({ kind: z.literal('suggests'), where, control, typed: z.string() }),
  z.object({ kind: z.literal('shortcut'), callbackId: z.string() }),
  z.object({ kind: z.literal('messageShortcut'), callbackId: z.string(), message }),
  /** Stores what was typed into a modal without telling the app. */
  z.object({ kind: z.literal('fills'), view: z.string(), values: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.literal('submits'), values: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.enum(['closes', 'opensHome', 'opensDirect']) }),
  z.object({ kind: z.literal('hasRead'), channel, ts: z.string() }),
  z.object({ kind: z.literal('controls'), act: controlAct }),
  z.object({ kind: z.literal('looksInto'), logKey: z.string() }),
  /** Does what the tour's chapter needs before its first step. */
  z.object({ kind: z.literal('preparesChapter'), chapter: z.string() }),
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

/** Parses a page's message; undefined if it is not valid. */
export function readFromPage(message: unknown): FromPage | undefined {
  return fromPage.safeParse(message).data;
}

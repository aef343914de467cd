import type { Delivery } from '../delivery/parcel.js';
import { dict, isDict, text } from '../json.js';
import type { Workspace } from '../state/workspace.js';
import type { ApiCall } from '../web-api/api-call.js';
import { isOwnMistake } from '../web-api/is-own-mistake.js';

/** The result: `mistake` is an app error, `fault` an injected fault, `refused` a valid call that Slack rejects. */
export type Verdict = 'waiting' | 'ok' | 'refused' | 'mistake' | 'fault';

/** One line of the log: an API call or a payload. */
export interface LogLine {
  /** `call-12` or `payload-7`. */
  key: string;
  /** Sandbox time in Unix milliseconds. */
  at: number;
  way: 'from-app' | 'to-app';
  /** The method, or the kind of payload. */
  name: string;
  /** What it concerns: a channel, a person, a command line. */
  about: string;
  verdict: Verdict;
  /** Slack's error code. */
  error?: string;
  /** Whole milliseconds; absent while pending. */
  ms?: number;
  /** The reason for a failure, in one sentence. */
  why?: string;
  /** How often Slack has retried the event. */
  retries?: number;
}

export function lineOfCall(workspace: Workspace, call: ApiCall): LogLine {
  const { number, method, args, error, ms, why } = call;
  return {
    key: `call-${number}`,
    at: call.at.getTime(),
    way: 'from-app',
    name: method,
    about: aboutCall(workspace, args),
    verdict: verdictOfCall(call),
    ...(isReplyLost(call) ? { error: 'reply_lost' } : error ? { error } : {}),
    ...(ms === undefined ? {} : { ms: Math.round(ms) }),
    ...(why && !call.isInjected ? { why } : {}),
  };
}

export function lineOfDelivery(workspace: Workspace, delivery: Delivery): LogLine {
  const { number, kind, payload, failed, ms, why, retryNum } = delivery;
  const isWaiting = delivery.status === undefined && !failed;
  return {
    key: `payload-${number}`,
    at: delivery.at.getTime(),
    way: 'to-app',
    name: kind === 'event' ? (text(dict(payload.event).type) ?? kind) : kind,
    about: aboutPayload(workspace, payload),
    verdict: isWaiting ? 'waiting' : failed ? 'mistake' : 'ok',
    ...(failed ? { error: failed } : {}),
    ...(isWaiting ? {} : { ms: Math.round(ms) }),
    ...(why ? { why } : {}),
    ...(retryNum > 0 ? { retries: retryNum } : {}),
  };
}

/** The call was done, but its reply was lost. */
function isReplyLost({ ok, status, ms }: ApiCall): boolean {
  return ok && status === undefined && ms !== undefined;
}

function verdictOfCall(call: ApiCall): Verdict {
  const { ok, error, ms, isInjected } = call;
  if (isInjected || isReplyLost(call)) return 'fault';
  if (ok) return 'ok';
  if (error === undefined && ms === undefined) return 'waiting';
  return isOwnMistake(error) ? 'mistake' : 'refused';
}

function aboutCall(workspace: Workspace, args: Record<string, unknown>): string {
  const view = isDict(args.view) ? text(args.view.callback_id) : undefined;
  const where = [args.channel, args.channels, args.user, args.users, args.usergroup]
    .flatMap((one) => text(one) ?? [])
    .map((one) => named(workspace, one));
  const what = text(args.text) ?? text(args.name) ?? text(args.topic) ?? view;
  return clipped([...where, ...(what ? [what] : [])].join(' · '));
}

function aboutPayload(workspace: Workspace, payload: Record<string, unknown>): string {
  const event = dict(payload.event);
  const user = text(payload.user_id) ?? text(dict(payload.user).id) ?? text(event.user);
  const channel =
    text(payload.channel_id) ??
    text(dict(payload.channel).id) ??
    text(event.channel) ??
    text(dict(event.item).channel);
  const action = Array.isArray(payload.actions) ? text(dict(payload.actions[0]).action_id) : undefined;
  const what = payload.command
    ? `${payload.command} ${payload.text}`
    : (action ?? text(dict(payload.view).callback_id) ?? text(payload.callback_id) ?? text(event.text));
  const parts = [user, channel].flatMap((one) => (one ? [named(workspace, one)] : []));
  return clipped([...parts, ...(what ? [what] : [])].join(' · '));
}

/** Replaces channel and user ids by names. */
function named({ channels, users }: Workspace, ids: string): string {
  return ids
    .split(',')
    .map((id) => {
      const channel = channels[id];
      if (channel) return channel.name ? `#${shortened(channel.name)}` : 'direct message';
      const user = users[id];
      return user ? `@${user.name}` : id;
    })
    .join(', ');
}

/** Shortens a channel name, to leave room for the text after it. */
function shortened(name: string): string {
  return name.length > 18 ? `${name.slice(0, 17)}…` : name;
}

function clipped(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

import { type Check, checksOf } from './check.js';

/** Causes an event: posts a message in a channel of Firebreak's own. Errors are Slack's codes, or those of the network. */
export interface EventCause {
  /** Creates the channel, and returns its id. */
  create(): Promise<{ channelId: string } | { error: string }>;
  /** Posts a message there. `mustCreate`: the channel can't be used any more. */
  post(channelId: string): Promise<{ ts: string } | { error: string; mustCreate: boolean }>;
  /** Deletes the message. One that stays does no harm. */
  remove(channelId: string, ts: string): Promise<void>;
}

/** What became of an event that we caused in Slack, to see whether events arrive. */
export type EventFacts =
  | { kind: 'arrived'; afterMs: number }
  | { kind: 'missing'; waitedMs: number }
  /** Slack's error code, or that of the network. */
  | { kind: 'not_caused'; error: string }
  | { kind: 'no_server' };

const { ok, failed, unknown } = checksOf('running');

/** Whether Slack's events arrive at a server, with the fix if they don't. `isSocket`: over Socket Mode. */
export function examineEvents(facts: EventFacts, { isSocket }: { isSocket: boolean }): Check {
  switch (facts.kind) {
    case 'arrived':
      return ok('Events', `one that we caused arrived after ${facts.afterMs} ms`);
    case 'missing':
      return failed(
        'Events',
        `one that we caused did not arrive within ${Math.round(facts.waitedMs / 1_000)} s`,
        isSocket ? overSocket : overHttp,
      );
    case 'not_caused':
      return unknown('Events', `Slack did not take the message that causes one (${facts.error})`);
    case 'no_server':
      return unknown('Events', 'no server is running to receive one');
  }
}

const overSocket =
  "Turn on Socket Mode and Event Subscriptions in the app's settings (manifest.yml has both), and reinstall the app. /readyz says whether the socket is open.";
const overHttp =
  "Under Event Subscriptions in the app's settings, turn events on, and set the Request URL to https://YOUR-HOST/slack/events. Slack says there whether it gets an answer.";

import { nextMembershipToSync, storeGap } from '../db/queries/people/membership-syncs.js';
import type { Log } from '../log.js';
import type { Installation } from '../slack/installation.js';
import type { Told } from '../slack/read-answer.js';
import { readIsPrivate, readMembers } from '../slack/read-channel.js';
import { errorOf } from '../slack/web-api.js';
import type { Deps } from '../workflows/deps.js';
import {
  type ChannelAnswer,
  type ChannelReader,
  syncMembership,
} from '../workflows/people/sync-membership.js';
import { coalescedRunner } from './coalesced-runner.js';

/** Keeps what is known of incidents' channels what Slack says: who is in them, and whether they are private. */
export interface MembershipSyncs {
  /** Slack could not tell until now what happened, since the socket was lost: all is asked anew. */
  requestAgain(): void;
  /** Asks after the channel of an incident soon. */
  want(number: number): void;
  /** Asks after what is due. Resolves when it is done, or has to wait. */
  wake(): Promise<void>;
  stop(): Promise<void>;
}

export interface MembershipSyncOptions extends Pick<Deps, 'db' | 'clock' | 'queue'> {
  installed: () => Installation | null;
  newTrace: () => string;
  log: Log;
}

const afterSilenceMs = 5_000;
const afterRefusalMs = 600_000;

export function startMembershipSyncs(options: MembershipSyncOptions): MembershipSyncs {
  const { db, clock, installed, newTrace, log } = options;
  const wanted = new Set<number>();
  /** When to ask again after channels of which Slack would not tell, by the incident's number. */
  const putOff = new Map<number, number>();
  const failed = (error: unknown): void => {
    log.error('channel_sync_failed', { error });
    runner.wakeIn(afterSilenceMs);
  };
  const runner = coalescedRunner(async (isEnding) => {
    const slack = installed();
    while (slack && !isEnding()) {
      const now = clock().getTime();
      for (const [number, until] of putOff) if (until <= now) putOff.delete(number);
      const asked = { workspaceId: slack.workspaceId, wanted: [...wanted], except: [...putOff.keys()] };
      const next = await nextMembershipToSync(db, asked);
      if (!next) return wakeAgain(now);
      wanted.delete(next.number);
      const trace = newTrace();
      const later = await syncMembership({ ...options, reader: readerOf(slack, trace), trace }, next);
      if (!later) continue;
      putOff.set(next.number, now + later.afterMs);
      log.warn('membership_sync_failed', { trace, incident: next.number, error: later.error });
    }
  }, failed);
  const wakeAgain = (now: number): void => {
    if (putOff.size > 0) runner.wakeIn(Math.max(50, Math.min(...putOff.values()) - now));
  };
  const afterGap = async (): Promise<void> => {
    const slack = installed();
    if (!slack) return;
    await storeGap(db, slack.workspaceId);
    putOff.clear();
    await runner.wake();
  };
  return {
    requestAgain: () => void afterGap().catch(failed),
    want: (number) => {
      wanted.add(number);
      putOff.delete(number);
      void runner.wake();
    },
    wake: () => runner.wake(),
    stop: () => runner.stop(),
  };
}

function readerOf({ call }: Installation, trace: string): ChannelReader {
  return {
    isPrivate: async (channelId) => heard(await readIsPrivate(call, { channelId, trace })),
    members: async (channelId) => heard(await readMembers(call, { channelId, trace })),
  };
}

function heard<T>(answer: Told<T>): ChannelAnswer<T> {
  if (answer.kind === 'ok') return answer;
  const error = errorOf(answer) ?? answer.kind;
  if (answer.kind === 'limited') return { kind: 'later', afterMs: answer.afterMs, error };
  return { kind: 'later', afterMs: answer.kind === 'silent' ? afterSilenceMs : afterRefusalMs, error };
}

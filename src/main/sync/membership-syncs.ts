import { nextMembershipToSync, storeGap } from '../../db/queries/people/membership-syncs.js';
import type { Log } from '../../log.js';
import type { Installation } from '../../slack/installation.js';
import type { SlackResult } from '../../slack/read/read-answer.js';
import { readIsPrivate, readMembers } from '../../slack/read/read-channel.js';
import { errorOf } from '../../slack/web-api.js';
import type { Deps } from '../../workflows/deps.js';
import {
  type ChannelAnswer,
  type ChannelReader,
  syncMembership,
} from '../../workflows/people/sync-membership.js';
import { coalescedRunner } from '../coalesced-runner.js';

/** Syncs the members and the visibility of incidents' channels from Slack. */
export interface MembershipSyncs {
  /** Syncs all channels again, because events may have been missed. */
  requestAll(): void;
  /** Queues a sync of one incident's channel. */
  request(number: number): void;
  /** Runs the syncs that are due. Resolves when done, or when it has to wait. */
  wake(): Promise<void>;
  stop(): Promise<void>;
}

export interface MembershipSyncOptions extends Pick<Deps, 'db' | 'clock' | 'requestDelivery'> {
  installed: () => Installation | null;
  newTrace: () => string;
  log: Log;
}

const afterNoAnswerMs = 5_000;
const afterRejectionMs = 600_000;

export function startMembershipSyncs(options: MembershipSyncOptions): MembershipSyncs {
  const { db, clock, installed, newTrace, log } = options;
  const queued = new Set<number>();
  /** When to retry channels that Slack did not answer for, by incident number. */
  const postponed = new Map<number, number>();
  const failed = (error: unknown): void => {
    log.error('membership_syncs_failed', { error });
    runner.wakeIn(afterNoAnswerMs);
  };
  const runner = coalescedRunner(async (isEnding) => {
    const slack = installed();
    while (slack && !isEnding()) {
      const now = clock().getTime();
      for (const [number, until] of postponed) if (until <= now) postponed.delete(number);
      const query = { workspaceId: slack.workspaceId, wanted: [...queued], except: [...postponed.keys()] };
      const next = await nextMembershipToSync(db, query);
      if (!next) return wakeAgain(now);
      queued.delete(next.number);
      const trace = newTrace();
      const later = await syncMembership({ ...options, reader: readerOf(slack, trace), trace }, next);
      if (!later) continue;
      postponed.set(next.number, now + later.afterMs);
      log.warn('membership_sync_failed', { trace, incident: next.number, error: later.error });
    }
  }, failed);
  const wakeAgain = (now: number): void => {
    if (postponed.size > 0) runner.wakeIn(Math.max(50, Math.min(...postponed.values()) - now));
  };
  const afterGap = async (): Promise<void> => {
    const slack = installed();
    if (!slack) return;
    await storeGap(db, slack.workspaceId);
    postponed.clear();
    await runner.wake();
  };
  return {
    requestAll: () => void afterGap().catch(failed),
    request: (number) => {
      queued.add(number);
      postponed.delete(number);
      void runner.wake();
    },
    wake: () => runner.wake(),
    stop: () => runner.stop(),
  };
}

function readerOf({ call }: Installation, trace: string): ChannelReader {
  return {
    isPrivate: async (channelId) => answerOf(await readIsPrivate(call, { channelId, trace })),
    members: async (channelId) => answerOf(await readMembers(call, { channelId, trace })),
  };
}

function answerOf<T>(answer: SlackResult<T>): ChannelAnswer<T> {
  if (answer.kind === 'ok') return { kind: 'ok', value: answer.value };
  const error = errorOf(answer) ?? answer.kind;
  if (answer.kind === 'limited') return { kind: 'later', afterMs: answer.afterMs, error };
  return { kind: 'later', afterMs: answer.kind === 'silent' ? afterNoAnswerMs : afterRejectionMs, error };
}

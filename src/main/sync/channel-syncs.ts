import {
  nextChannelSyncAt,
  pendingChannelSyncs,
  releaseChannelSync,
  requestChannelSyncs,
  storeListening,
} from '../../db/queries/timeline/channel-sync/channel-syncs.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import type { Log } from '../../log.js';
import { isPassing, mayBeDone } from '../../slack/error-table.js';
import type { Installation } from '../../slack/installation.js';
import type { SlackResult } from '../../slack/read/read-answer.js';
import { readMessageExists, readPage, readPins, readThread } from '../../slack/read/read-history.js';
import {
  type ChannelSyncDeps,
  type HistoryAnswer,
  type HistoryReader,
  syncChannel,
} from '../../workflows/timeline/channel-sync/sync-channel.js';
import { coalescedRunner } from '../coalesced-runner.js';

/** Syncs incidents' channels, one after the other. */
export interface ChannelSyncs {
  /** Requests a sync of one incident's channel, or of all open incidents. */
  request(number: number | null): Promise<void>;
  /** Requests a sync of all after a lost connection; logs failures. */
  requestAll(): void;
  /** Resumes unfinished syncs. */
  wake(): void;
  /** Records that Slack's events can arrive, if they can and no request for earlier ones is still being stored. */
  recordListening(): Promise<void>;
  stop(): Promise<void>;
}

/** Where channels are synced, and how Slack is called there. */
type SyncedWorkspace = Pick<Installation, 'workspaceId' | 'botUserId' | 'call'>;

export interface ChannelSyncOptions extends Pick<ChannelSyncDeps, 'db' | 'clock' | 'ownerId'> {
  /** See `ChannelSyncDeps`; as the policy has them now. */
  highlightEmoji: () => readonly string[];
  installed: () => SyncedWorkspace | null;
  /** Whether Slack can deliver events. */
  isConnected: () => boolean;
  newTrace: () => string;
  log: Log;
}

export function startChannelSyncs(options: ChannelSyncOptions): ChannelSyncs {
  const { db, clock, installed, isConnected, newTrace, log } = options;
  const failed = (error: unknown): void => log.error('channel_sync_failed', { error });
  const runner = coalescedRunner(async (isEnding) => {
    const slack = installed();
    while (slack && !isEnding()) {
      const [next] = await pendingChannelSyncs(db, clock());
      if (!next) return wakeAt(await nextChannelSyncAt(db));
      await readOne(slack, next, isEnding).catch((error: unknown) => {
        failed(error);
        return releaseChannelSync(db, next, new Date(clock().getTime() + afterFailureMs));
      });
    }
  }, failed);
  const readOne = async (
    slack: SyncedWorkspace,
    next: IncidentKey,
    isEnding: () => boolean,
  ): Promise<void> => {
    const trace = newTrace();
    const history = historyOf(slack, trace);
    const details = { trace, incident: next.number };
    const onUnreadable = (why: string) => log.error('channel_sync_unreadable', { ...details, why });
    const { botUserId } = slack;
    const highlightEmoji = options.highlightEmoji();
    const deps = { ...options, highlightEmoji, history, botUserId, isEnding, onUnreadable };
    const result = await syncChannel(deps, next);
    if (result.kind === 'read')
      log.info('channel_synced', { ...details, scope: result.scope, messages: result.messages });
    if (result.kind === 'read' && result.skipped.length > 0)
      log.warn('channel_sync_incomplete', { ...details, skipped: result.skipped });
    if (result.kind === 'rejected') log.warn('channel_sync_rejected', { ...details, error: result.error });
  };
  /** Slack usually recovers before the clock's next tick. */
  const wakeAt = (at: Date | null): void => {
    if (at) runner.wakeIn(Math.max(0, at.getTime() - clock().getTime()) + 50);
  };
  const request = async (number: number | null): Promise<void> => {
    const slack = installed();
    if (!slack) return;
    if (number === null) isGapStored = false;
    await requestChannelSyncs(db, slack.workspaceId, number);
    if (number === null) isGapStored = true;
    void runner.wake();
  };
  let isGapStored = false;
  return {
    request,
    recordListening: async () => {
      const slack = installed();
      if (slack && isGapStored && isConnected()) await storeListening(db, slack.workspaceId);
    },
    requestAll: () => void request(null).catch(failed),
    wake: () => void runner.wake(),
    stop: () => runner.stop(),
  };
}

function historyOf({ call, workspaceId }: SyncedWorkspace, trace: string): HistoryReader {
  const placeOf = ({ channelId }: Incident) => ({ workspaceId, channelId: channelId ?? '' });
  return {
    page: async (incident, asked) => answerOf(await readPage(call, placeOf(incident), { ...asked, trace })),
    thread: async (incident, asked) =>
      answerOf(await readThread(call, placeOf(incident), { ...asked, trace })),
    exists: async (incident, ts) => answerOf(await readMessageExists(call, placeOf(incident), { ts, trace })),
    pins: async (incident) => answerOf(await readPins(call, placeOf(incident), trace)),
  };
}

const afterNoAnswerMs = 5_000;
const afterFailureMs = 60_000;

function answerOf<T>(answer: SlackResult<T>): HistoryAnswer<T> {
  switch (answer.kind) {
    case 'ok':
      return { kind: 'ok', part: answer.value };
    case 'limited':
      return { kind: 'later', afterMs: answer.afterMs, failed: null };
    case 'silent':
      return { kind: 'later', afterMs: afterNoAnswerMs, failed: answer.error };
    case 'rejected':
      if (!isPassing(answer.error)) return { kind: 'never', error: answer.error };
      return {
        kind: 'later',
        afterMs: mayBeDone(answer.error) ? afterNoAnswerMs : afterFailureMs,
        failed: answer.error,
      };
  }
}

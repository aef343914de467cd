import {
  nextChannelSyncAt,
  pendingChannelSyncs,
  postponeChannelSync,
  requestChannelSyncs,
} from '../db/queries/timeline/channel-syncs.js';
import type { Incident, IncidentKey } from '../domain/incident/incident.js';
import type { Log } from '../log.js';
import { isPassing, mayBeDone } from '../slack/error-table.js';
import type { Installation } from '../slack/installation.js';
import type { Told } from '../slack/read-answer.js';
import { readPage, readPins, readStanding, readThread } from '../slack/read-history.js';
import {
  type ChannelSyncDeps,
  type HistoryAnswer,
  type HistoryReader,
  syncChannel,
} from '../workflows/timeline/sync-channel.js';
import { coalescedRunner } from './coalesced-runner.js';

/** Reads what was missed in the channels of incidents, one after the other. */
export interface ChannelSyncs {
  /** Reads the channels of all incidents that are not over, or of one. */
  want(number: number | null): Promise<void>;
  /** The same for all, by a lost socket and not by somebody who waits: what fails is written in the log. */
  requestAgain(): void;
  /** Goes on with what is left; does nothing where it is at it. */
  wake(): void;
  stop(): Promise<void>;
}

export interface ChannelSyncOptions extends Omit<ChannelSyncDeps, 'history' | 'botUserId' | 'isEnding'> {
  installed: () => Installation | null;
  newTrace: () => string;
  log: Log;
}

export function startChannelSyncs(options: ChannelSyncOptions): ChannelSyncs {
  const { db, clock, installed, newTrace, log } = options;
  const failed = (error: unknown): void => log.error('channel_sync_failed', { error });
  const runner = coalescedRunner(async (isEnding) => {
    const slack = installed();
    while (slack && !isEnding()) {
      const [next] = await pendingChannelSyncs(db, clock());
      if (!next) return wakeAt(await nextChannelSyncAt(db));
      await readOne(slack, next, isEnding).catch((error: unknown) => {
        failed(error);
        return postponeChannelSync(db, next, new Date(clock().getTime() + afterFailureMs));
      });
    }
  }, failed);
  const readOne = async (slack: Installation, next: IncidentKey, isEnding: () => boolean): Promise<void> => {
    const trace = newTrace();
    const history = historyOf(slack, trace);
    const caught = await syncChannel({ ...options, history, botUserId: slack.botUserId, isEnding }, next);
    const about = { trace, incident: next.number };
    if (caught.kind === 'read') log.info('channel_synced', { ...about, messages: caught.messages });
    if (caught.kind === 'read' && caught.unread.length > 0)
      log.warn('channel_sync_incomplete', { ...about, unread: caught.unread });
    if (caught.kind === 'refused') log.warn('channel_sync_rejected', { ...about, error: caught.error });
  };
  /** Slack's failure is mostly over sooner than the clock's next look. */
  const wakeAt = (at: Date | null): void => {
    if (at) runner.wakeIn(Math.max(0, at.getTime() - clock().getTime()) + 50);
  };
  const want = async (number: number | null): Promise<void> => {
    const slack = installed();
    if (!slack) return;
    await requestChannelSyncs(db, slack.workspaceId, number);
    void runner.wake();
  };
  return {
    want,
    requestAgain: () => void want(null).catch(failed),
    wake: () => void runner.wake(),
    stop: () => runner.stop(),
  };
}

function historyOf({ call, workspaceId }: Installation, trace: string): HistoryReader {
  const placeOf = ({ channelId }: Incident) => ({ workspaceId, channelId: channelId ?? '' });
  return {
    page: async (incident, asked) => heard(await readPage(call, placeOf(incident), { ...asked, trace })),
    thread: async (incident, asked) => heard(await readThread(call, placeOf(incident), { ...asked, trace })),
    stands: async (incident, ts) => heard(await readStanding(call, placeOf(incident), { ts, trace })),
    pins: async (incident) => heard(await readPins(call, placeOf(incident), trace)),
  };
}

const afterSilenceMs = 5_000;
const afterFailureMs = 60_000;

function heard<T>(answer: Told<T>): HistoryAnswer<T> {
  switch (answer.kind) {
    case 'ok':
      return { kind: 'ok', part: answer.told };
    case 'limited':
      return { kind: 'later', afterMs: answer.afterMs, failed: null };
    case 'silent':
      return { kind: 'later', afterMs: afterSilenceMs, failed: answer.error };
    case 'refused':
      if (!isPassing(answer.error)) return { kind: 'never', error: answer.error };
      return {
        kind: 'later',
        afterMs: mayBeDone(answer.error) ? afterSilenceMs : afterFailureMs,
        failed: answer.error,
      };
  }
}
